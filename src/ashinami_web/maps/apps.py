"""The room 'maps'."""

from __future__ import annotations

from django.apps import AppConfig


class MapsConfig(AppConfig):
    """Draws what other rooms know; it has no tables."""

    name = "ashinami_web.maps"
    label = "maps"
