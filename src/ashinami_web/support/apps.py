"""The room 'support'."""

from django.apps import AppConfig


class SupportConfig(AppConfig):
    """See the package."""

    name = "ashinami_web.support"
    default_auto_field = "django.db.models.BigAutoField"
