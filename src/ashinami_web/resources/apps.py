"""The room 'resources'."""

from django.apps import AppConfig


class ResourcesConfig(AppConfig):
    """Profiles of bodies, the resource map, the catalogue of services, visiting talks."""

    name = "ashinami_web.resources"
    label = "resources"
    default_auto_field = "django.db.models.BigAutoField"
