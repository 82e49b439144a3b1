"""The room 'audit'."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Events: what happened, once and for good."""

    name = "ashinami_web.audit"
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"
