"""The room 'offers'."""

from django.apps import AppConfig


class OffersConfig(AppConfig):
    """See the package."""

    name = "ashinami_web.offers"
    default_auto_field = "django.db.models.BigAutoField"
