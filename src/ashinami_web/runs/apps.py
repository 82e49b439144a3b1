"""The room 'runs'."""

from django.apps import AppConfig


class RunsConfig(AppConfig):
    """The day's board: plans, runs, rides."""

    name = "ashinami_web.runs"
    label = "runs"
    default_auto_field = "django.db.models.BigAutoField"
