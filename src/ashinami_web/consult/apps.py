"""The room 'consult'."""

from django.apps import AppConfig


class ConsultConfig(AppConfig):
    """The legal basis of a ride, shown and signed."""

    name = "ashinami_web.consult"
    label = "consult"
    default_auto_field = "django.db.models.BigAutoField"
