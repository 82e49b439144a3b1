"""The room 'meetings'."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """See the package."""

    name = "ashinami_web.meetings"
    default_auto_field = "django.db.models.BigAutoField"
