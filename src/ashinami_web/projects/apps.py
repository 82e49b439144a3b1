"""The room 'projects'."""

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    """See the package."""

    name = "ashinami_web.projects"
    default_auto_field = "django.db.models.BigAutoField"
