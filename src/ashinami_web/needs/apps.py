"""The room 'needs'."""

from django.apps import AppConfig


class NeedsConfig(AppConfig):
    """Voices, issues, surveys, intake before certification, referrals, inquiries, small helps."""

    name = "ashinami_web.needs"
    label = "needs"
    default_auto_field = "django.db.models.BigAutoField"
