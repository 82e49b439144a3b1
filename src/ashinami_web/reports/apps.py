"""The room 'reports'."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """The month: table, closing, late events."""

    name = "ashinami_web.reports"
    label = "reports"
    default_auto_field = "django.db.models.BigAutoField"
