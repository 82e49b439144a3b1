"""The room 'plans'."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """See the package."""

    name = "ashinami_web.plans"
    default_auto_field = "django.db.models.BigAutoField"
