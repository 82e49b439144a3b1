"""The room 'shift'."""

from django.apps import AppConfig


class ShiftConfig(AppConfig):
    """The desk from shift to shift."""

    name = "ashinami_web.shift"
    label = "shift"
    default_auto_field = "django.db.models.BigAutoField"
