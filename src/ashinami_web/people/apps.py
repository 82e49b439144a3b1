"""The room 'people'."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """People and what of them may be seen by whom."""

    name = "ashinami_web.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
