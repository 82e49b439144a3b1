"""The room 'atlas'."""

from django.apps import AppConfig


class AtlasConfig(AppConfig):
    """Layers of a municipality with source, licence, year and standing; bringing files in; areas side by side."""

    name = "ashinami_web.atlas"
    label = "atlas"
    default_auto_field = "django.db.models.BigAutoField"
