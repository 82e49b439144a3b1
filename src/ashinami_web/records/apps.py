"""The room 'records'."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """Records as a by-product: checks, duty, accidents, complaints, how long each is kept, the bundle for an inspection."""

    name = "ashinami_web.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"
