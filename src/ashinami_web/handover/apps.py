"""The room 'handover'."""

from django.apps import AppConfig


class HandoverConfig(AppConfig):
    """See the package."""

    name = "ashinami_web.handover"
    default_auto_field = "django.db.models.BigAutoField"
