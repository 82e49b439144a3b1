"""The room 'funding'."""

from django.apps import AppConfig


class FundingConfig(AppConfig):
    """Rules of subsidies, and what they give a group."""

    name = "ashinami_web.funding"
    label = "funding"
    default_auto_field = "django.db.models.BigAutoField"
