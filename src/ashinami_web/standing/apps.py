"""The room 'standing'."""

from django.apps import AppConfig
from django.db.models.signals import post_save


class StandingConfig(AppConfig):
    """Wishes that come back by a rule."""

    name = "ashinami_web.standing"
    label = "standing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to what happens to wishes: a turn changed by itself stays so when its rule changes."""
        from ashinami_web.audit.models import Event  # noqa: PLC0415 - models exist after set-up only
        from ashinami_web.standing.watch import on_event  # noqa: PLC0415 - as above

        post_save.connect(on_event, sender=Event, dispatch_uid="ashinami-standing")
