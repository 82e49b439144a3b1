"""The room 'registration'."""

from django.apps import AppConfig


class RegistrationConfig(AppConfig):
    """The registration workbook: what is registered, what is due, the ledgers, papers to copy from."""

    name = "ashinami_web.registration"
    label = "registration"
    default_auto_field = "django.db.models.BigAutoField"
