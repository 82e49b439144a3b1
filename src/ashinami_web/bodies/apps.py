"""The room 'bodies'."""

from django.apps import AppConfig


class BodiesConfig(AppConfig):
    """Bodies, areas, memberships, cars, volunteers, arrangements."""

    name = "ashinami_web.bodies"
    label = "bodies"
    default_auto_field = "django.db.models.BigAutoField"
