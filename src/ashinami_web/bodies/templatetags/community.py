"""Codes of the community's vocabulary as words, in every template of its rooms."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.utils.translation import get_language, gettext

from ashinami.vocabulary import community, helping
from ashinami.vocabulary.registration import Worded

register = template.Library()
KINDS: dict[str, type[Worded]] = {
    kind.__name__: kind
    for module in (community, helping)
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, Worded) and kind is not Worded
}


@register.filter
def named(codes: Iterable[str] | str | None, kind: str) -> str:
    """Return codes as words: ["moving", "clinic"] of LifeField → 移動・交通、通院. A code we do not know is shown as it stands."""
    known = KINDS[kind]
    listed = [codes] if isinstance(codes, str) else list(codes or ())
    english = (get_language() or "ja").startswith("en")
    texts = (gettext(known(code).text) if code in known else code for code in listed if code)
    return (", " if english else "、").join(texts)


@register.filter
def indent(depth: int) -> str:
    """Return the blanks that stand before an area of this depth."""
    return "　" * depth
