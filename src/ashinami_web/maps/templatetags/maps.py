"""A map in a page: {% map features_url caption %}; `tiles=True` only on pages that show no person's point."""

from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings
from django.urls import reverse

register = template.Library()


@register.inclusion_tag("maps/map.html")
def map(  # noqa: A001, PLR0913 - its name in templates, and all that a map there can be told
    features: str, caption: str, *, tiles: bool = False, tall: bool = False, form: str = "", fields: str = ""
) -> dict[str, Any]:
    """Return the context of a map of the features at an address; beside a form the address is asked with what stands in its fields."""
    return {
        "features": features,
        "caption": caption,
        "roads": reverse("map_roads"),
        "tiles": settings.GSI_TILES if tiles else "",
        "tall": tall,
        "form": form,
        "fields": fields,
    }


@register.inclusion_tag("maps/scripts.html")
def map_scripts() -> dict[str, Any]:
    """Return what draws maps: a small loader; MapLibre itself is asked for when a map comes into view."""
    return {}
