"""What templates of the atlas say in one way only: the mark of a layer, and that something is not known."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ashinami.geo.layer import Layer as LayerValue
from ashinami.geo.layer import Standing
from ashinami_web.atlas.models import Layer

register = template.Library()

_TONES = {Standing.REAL: "good", Standing.ESTIMATE: "warn", Standing.SYNTHETIC: "still"}


@register.simple_tag
def standing(layer: Layer | LayerValue) -> SafeString:
    """Return the mark of a layer: what its figures are, and of which year."""
    source = layer.source
    found = layer.standing if isinstance(layer, LayerValue) else layer.standing_value
    when = _("%(year)d年") % {"year": source.year} if source.year else _("年は不明")
    return format_html('<span class="badge badge--{}">{}・{}</span>', _TONES[found], _(found.value), when)


@register.simple_tag
def unknown() -> SafeString:
    """Say that something is not known; it is never shown as 0."""
    return format_html('<span class="soft">{}</span>', _("わからない"))


@register.filter
def thousands(number: int) -> str:
    """Return 12,345."""
    return f"{number:,}"


@register.filter
def kilometres(metres: int) -> str:
    """Return metres as kilometres with one decimal."""
    return f"{metres / 1000:.1f}"
