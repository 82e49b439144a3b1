"""Places people go to, made of the features of a layer."""

from __future__ import annotations

import re

from ashinami.basics.clock import Span
from ashinami.geo.layer import Feature, LayerKind
from ashinami.tables.cells import CellError, spans
from ashinami.vocabulary.place import Place, PlaceKind

_KINDS = {LayerKind.MEDICAL: PlaceKind.CLINIC, LayerKind.CARE: PlaceKind.CARE, LayerKind.SHOPS: PlaceKind.SHOP}
_OFFICE = re.compile(r"役所|役場|支所|出張所|サービスセンター|郵便局|銀行|信用金庫|農協|保健所")
_MEETING = re.compile(r"コミュニティ|公民館|集会|いこい|ふれあい|図書館|学習|会館|ホール|体育館|運動")
_LONGEST_NAME, _LONGEST_NOTE, _LONGEST_TOWN = 120, 200, 60


def destination(kind: LayerKind, feature: Feature) -> Place:
    """Return the feature as a place; what is not known of it stays empty."""
    return Place(
        key=feature.key,
        name=feature.name[:_LONGEST_NAME],
        kind=_KINDS.get(kind) or _public(feature.name),
        point=feature.point,
        town=feature.facts.get("town", "")[:_LONGEST_TOWN],
        note=feature.facts.get("address", "")[:_LONGEST_NOTE],
        hours=week_of(feature.facts.get("hours", "")),
    )


def week_of(written: str) -> tuple[tuple[Span, ...], ...]:
    """Return seven weekdays of opening hours, Monday first; none when nothing is written or it cannot be read."""
    if not written:
        return ()
    try:
        found = spans(written)
    except (CellError, ValueError):
        return ()
    return tuple(found.get(day, ()) for day in range(7))


def _public(name: str) -> PlaceKind:
    if _OFFICE.search(name):
        return PlaceKind.OFFICE
    return PlaceKind.COMMUNITY if _MEETING.search(name) else PlaceKind.OTHER
