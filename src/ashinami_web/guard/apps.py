"""The room 'guard'."""

from django.apps import AppConfig
from django.db.models.signals import post_save


class GuardConfig(AppConfig):
    """The ride guard: whether what was lawful still is, and what fell."""

    name = "ashinami_web.guard"
    label = "guard"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to what happens: records that a verdict rests on are changed in many rooms, and each change is an event."""
        from ashinami_web.audit.models import Event  # noqa: PLC0415 - models exist after set-up only
        from ashinami_web.guard.watch import on_event  # noqa: PLC0415 - as above

        post_save.connect(on_event, sender=Event, dispatch_uid="ashinami-guard")
