"""The room 'ui'."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """The look: tokens, components, base templates."""

    name = "ashinami_web.ui"
    label = "ui"
    default_auto_field = "django.db.models.BigAutoField"
