"""The room 'buses'."""

from __future__ import annotations

from django.apps import AppConfig


class BusesConfig(AppConfig):
    """Timetables, the transit basis of a wish, and the monthly note to the firms."""

    name = "ashinami_web.buses"
    label = "buses"
