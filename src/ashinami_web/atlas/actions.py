"""Taking a layer over: whole, in one transaction, as often as one likes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction

from ashinami.geo.destinations import destination
from ashinami.geo.distance import crow_metres
from ashinami.geo.fold import fold
from ashinami.geo.layer import Feature as FeatureValue
from ashinami.geo.layer import Layer as LayerValue
from ashinami.geo.layer import LayerKind
from ashinami.vocabulary.event import EventKind
from ashinami.vocabulary.place import Place as PlaceValue
from ashinami_web.atlas.heights import forget_heights
from ashinami_web.atlas.models import Feature, Layer
from ashinami_web.atlas.values import columns, feature_value
from ashinami_web.audit.actions import record
from ashinami_web.bodies.models import Body
from ashinami_web.bookings.models import Place
from ashinami_web.bookings.queries import place_value
from ashinami_web.config.acting import Acting
from ashinami_web.people.roles import Permission

GOES_TO = frozenset({LayerKind.MEDICAL, LayerKind.CARE, LayerKind.SHOPS, LayerKind.PUBLIC})
"""Kinds whose features are places people go to."""
SAME_PLACE = 300
"""Metres within which two places of one name are one place."""
COMMAND = "command:import"
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Places:
    """What became of the places: new ones, updated ones, known ones under another key, and ones people had changed by hand."""

    added: int = 0
    updated: int = 0
    known: int = 0
    kept: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """What an import changed."""

    added: int
    changed: int
    removed: int
    same: int
    places: Places = Places()

    @property
    def is_nothing(self) -> bool:
        """Whether the same layer was brought in again."""
        return not (self.added or self.changed or self.removed or self.places.added or self.places.updated)


def town_of(by: Acting) -> Body:
    """Return the municipality somebody acts in."""
    return by.body.municipality or by.body


@transaction.atomic
def take_over(
    value: LayerValue, *, files: Sequence[str], places: bool = False, by: Acting, at: datetime, day: date
) -> tuple[Layer, Change]:
    """Write the layer: features are known again by their source's key, those the file no longer has go.

    With `places`, the features become places of the municipality, too. A place that somebody changed by hand is left as it is;
    a place is never taken away, since rides may lead there.
    """
    by.require(Permission.KEEP_LAYERS)
    town = town_of(by)
    row, change = write_layer(value, municipality=town, files=files, by=by.author, at=at, places=places)
    if not change.is_nothing:
        counts = {"added": change.added, "changed": change.changed, "removed": change.removed}
        facts = counts | {"layer": value.kind.name, "places": change.places.added + change.places.updated}
        _event(EventKind.LAYER_IMPORTED, row.pk, by, at, day, **facts)
    return row, change


@transaction.atomic
def take_over_by_command(
    value: LayerValue, *, municipality: Body, files: Sequence[str], places: bool, at: datetime, day: date
) -> Change:
    """Write the layer as the keeper of the machine says at its command line; the record says that it was he."""
    row, change = write_layer(value, municipality=municipality, files=files, by=COMMAND, at=at, places=places)
    if not change.is_nothing:
        facts = {"layer": value.kind.name, "added": change.added, "changed": change.changed, "removed": change.removed}
        kind = EventKind.LAYER_IMPORTED
        record(body=municipality.pk, kind=kind, subject=str(row.pk), by=COMMAND, at=at, service_day=day, facts=facts)
    return change


@transaction.atomic
def remove_layer(layer: Layer, *, by: Acting, at: datetime, day: date) -> None:
    """Take a layer away with its features; places made of it stay."""
    by.require(Permission.KEEP_LAYERS)
    key, holds = layer.pk, layer.kind
    if holds == LayerKind.HEIGHTS.name:
        forget_heights(layer.municipality)
    layer.delete()
    _event(EventKind.LAYER_REMOVED, key, by, at, day, layer=holds)


@transaction.atomic
def write_layer(
    value: LayerValue, *, municipality: Body, files: Sequence[str], by: str, at: datetime, places: bool = False
) -> tuple[Layer, Change]:
    """Write a layer for a municipality without asking who: for set-up. Everybody else uses `take_over`."""
    row = Layer.objects.filter(municipality=municipality, name=value.name).first()
    row = row or Layer(municipality=municipality, name=value.name)
    before = {each.key: each for each in Feature.objects.filter(layer=row)} if not row._state.adding else {}  # noqa: SLF001
    known = {key: feature_value(each) for key, each in before.items()}
    for name, said in row.describe(value).items():
        setattr(row, name, said)
    row.files, row.imported_at, row.imported_by = list(files), at, by
    row.save()
    change = _write_features(row, before, known, value.features)
    if places and value.kind in GOES_TO:
        change = Change(
            change.added, change.changed, change.removed, change.same, _write_places(value, known, municipality)
        )
    return row, change


def _write_features(
    row: Layer, before: dict[str, Feature], known: dict[str, FeatureValue], values: Iterable[FeatureValue]
) -> Change:
    new: list[Feature] = []
    changed: list[Feature] = []
    same = 0
    seen: set[str] = set()
    for number, value in enumerate(values, start=1):
        said = columns(value, number)
        seen.add(said["key"])
        old = before.get(said["key"])
        if old is None:
            new.append(Feature(layer=row, **said))
        elif known[said["key"]] == value:
            same += 1
        else:
            for name, cell in said.items():
                setattr(old, name, cell)
            changed.append(old)
    gone = [each.pk for key, each in before.items() if key not in seen]
    Feature.objects.bulk_create(new, batch_size=_AT_ONCE)
    if changed:
        fields = ["number", "name", "lat", "lon", "outline", "figures", "facts"]
        Feature.objects.bulk_update(changed, fields, batch_size=_AT_ONCE)
    for start in range(0, len(gone), _AT_ONCE):
        Feature.objects.filter(pk__in=gone[start : start + _AT_ONCE]).delete()
    return Change(len(new), len(changed), len(gone), same)


def _write_places(value: LayerValue, known: dict[str, FeatureValue], municipality: Body) -> Places:
    """Make or update a place of each feature that has a point."""
    rows = {row.pk: row for row in Place.objects.filter(municipality=municipality, body__isnull=True)}
    named: dict[str, list[Place]] = {}
    for row in rows.values():
        named.setdefault(fold(row.name), []).append(row)
    new: list[Place] = []
    updated, elsewhere, kept = 0, 0, 0
    for feature in value.features:
        said = destination(value.kind, feature)
        if said.point is None:
            continue
        key = place_key(municipality, value.kind, feature.key)
        known_row = rows.get(key)
        if known_row is None:
            if any(_is_same(other, said) for other in named.get(fold(said.name), ())):
                elsewhere += 1
                continue
            new.append(_fill(Place(id=key, municipality=municipality), said))
            continue
        old = known.get(feature.key)
        untouched = old is not None and _alike(place_value(known_row), destination(value.kind, old))
        if _alike(place_value(known_row), said):
            continue
        if untouched:
            _fill(known_row, said).save()
            updated += 1
        else:
            kept += 1
    Place.objects.bulk_create(new, batch_size=_AT_ONCE)
    return Places(len(new), updated, elsewhere, kept)


def place_key(municipality: Body, kind: LayerKind, key: str) -> UUID:
    """Return the key of the place a feature becomes: always the same."""
    return uuid5(NAMESPACE_URL, f"ashinami:layer:{municipality.pk}:{kind.name}:{key}")


def _is_same(row: Place, said: PlaceValue) -> bool:
    point = place_value(row).point
    return point is None or said.point is None or crow_metres(point, said.point) <= SAME_PLACE


def _alike(one: PlaceValue, other: PlaceValue) -> bool:
    """Whether two places say the same in what a layer can tell."""
    return all(
        getattr(one, name) == getattr(other, name) for name in ("name", "kind", "point", "town", "note", "hours")
    )


def _fill(row: Place, said: PlaceValue) -> Place:
    row.name, row.kind, row.town, row.note = said.name, said.kind.name, said.town, said.note
    row.lat, row.lon = (said.point.lat, said.point.lon) if said.point else (None, None)
    row.hours = [[[span.start, span.end] for span in spans] for spans in said.hours]
    return row


def _event(kind: EventKind, subject: UUID, by: Acting, at: datetime, day: date, **facts: object) -> None:
    record(body=by.body.pk, kind=kind, subject=str(subject), by=by.author, at=at, service_day=day, facts=facts)
