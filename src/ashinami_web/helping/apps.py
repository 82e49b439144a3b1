"""The room 'helping'."""

from django.apps import AppConfig


class HelpingConfig(AppConfig):
    """See the package."""

    name = "ashinami_web.helping"
    default_auto_field = "django.db.models.BigAutoField"
