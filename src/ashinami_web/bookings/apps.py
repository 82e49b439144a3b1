"""The room 'bookings'."""

from django.apps import AppConfig


class BookingsConfig(AppConfig):
    """Wishes and the places they lead to."""

    name = "ashinami_web.bookings"
    label = "bookings"
    default_auto_field = "django.db.models.BigAutoField"
