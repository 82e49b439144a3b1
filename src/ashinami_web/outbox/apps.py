"""The room 'outbox'."""

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    """See the package."""

    name = "ashinami_web.outbox"
    default_auto_field = "django.db.models.BigAutoField"
