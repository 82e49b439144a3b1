"""The room 'driving'."""

from django.apps import AppConfig


class DrivingConfig(AppConfig):
    """The driver's page by private link."""

    name = "ashinami_web.driving"
    label = "driving"
    default_auto_field = "django.db.models.BigAutoField"
