"""The room 'feeds'."""

from django.apps import AppConfig


class FeedsConfig(AppConfig):
    """See the package."""

    name = "ashinami_web.feeds"
    default_auto_field = "django.db.models.BigAutoField"
