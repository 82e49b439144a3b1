"""The room 'jobs'."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Long work: queued, leased, resumed, cancelled."""

    name = "ashinami_web.jobs"
    label = "jobs"
    default_auto_field = "django.db.models.BigAutoField"
