"""What an area is like, side by side with others: who lives there, what is there, who drives there already.

A figure that no layer tells is None and is shown as not known; it is never zero.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ashinami.basics.place import Point
from ashinami.geo.distance import crow_matrix
from ashinami.geo.inside import Outline
from ashinami.geo.layer import Feature, Layer, LayerKind

COUNTED = (LayerKind.MEDICAL, LayerKind.CARE, LayerKind.SHOPS, LayerKind.PUBLIC, LayerKind.SHELTERS, LayerKind.STOPS)
"""The kinds of which a profile says how many there are."""

PEOPLE = ("total", "age65", "age75", "age85")
NEAR_A_STOP = 500
"""Metres as the crow flies: beyond them a stop counts as far in the country (see docs/explanation/places.md)."""


@dataclass(frozen=True, slots=True)
class Area:
    """An area to look at: by its outline, or by the towns whose names begin with one of `towns`."""

    name: str
    outline: Outline | None = None
    towns: tuple[str, ...] = ()

    def holds(self, town: Feature) -> bool:
        """Whether a town lies in it."""
        if self.outline is not None:
            return town.point is not None and town.point in self.outline
        return town.name.startswith(self.towns)


@dataclass(frozen=True, slots=True)
class Sum:
    """A figure of an area: the people known, and of how many towns it is not known."""

    people: int
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class Profile:
    """What an area is like.

    Attributes
    ----------
    people : by figure name; a figure no layer tells is missing.
    counts : how many there are of each kind; a kind without a layer is missing, and not known.
    far_from_stop : people of 65 and more beyond `NEAR_A_STOP`; None without stops or people.
    carriers : what drives there already.
    hubs : its hubs with what they have and lack.
    surveys : what was found out by asking.
    nearest : for kinds of which it has none, the nearest one elsewhere and the metres to it.
    """

    area: str
    towns: int
    people: Mapping[str, Sum]
    counts: Mapping[LayerKind, int]
    far_from_stop: Sum | None
    beds: int | None
    departments: Sequence[str]
    carriers: Sequence[Feature]
    hubs: Sequence[Feature]
    surveys: Sequence[Feature]
    nearest: Mapping[LayerKind, tuple[str, int]] = field(default_factory=dict)

    @property
    def percent65(self) -> float | None:
        """The share of people of 65 and more; None when a part of it is not known."""
        total, old = self.people.get("total"), self.people.get("age65")
        if total is None or old is None or total.unknown or old.unknown or not total.people:
            return None
        return 100 * old.people / total.people


def profiles(areas: Iterable[Area], layers: Sequence[Layer]) -> tuple[Profile, ...]:
    """Return a profile of each area from the layers there are; of several of one kind the first is taken for people."""
    population = _first(layers, LayerKind.POPULATION) or _first(layers, LayerKind.MESH)
    towns = population.features if population else ()
    owners = _owners(towns)
    return tuple(_profile(area, layers, towns, owners) for area in areas)


def _profile(area: Area, layers: Sequence[Layer], towns: Sequence[Feature], owners: _Owners) -> Profile:
    inside = [town for town in towns if area.holds(town)]
    members = {town.key for town in inside}

    def here(feature: Feature) -> bool:
        if feature.point is None:
            return any(part in feature.facts.get("address", "") for part in area.towns)
        return feature.point in area.outline if area.outline is not None else owners.of(feature.point) in members

    found = {kind: [each for each in _of(layers, kind) if here(each)] for kind in COUNTED if _first(layers, kind)}
    middle = _middle(inside)
    return Profile(
        area=area.name,
        towns=len(inside),
        people={name: total for name in PEOPLE if (total := _sum(inside, name)) is not None},
        counts={kind: len(each) for kind, each in found.items()},
        far_from_stop=_far(inside, _of(layers, LayerKind.STOPS)),
        beds=_beds(found.get(LayerKind.MEDICAL)),
        departments=_departments(found.get(LayerKind.MEDICAL, ())),
        carriers=[each for each in _of(layers, LayerKind.CARRIERS) if here(each) or _serves(each, area)],
        hubs=[each for each in _of(layers, LayerKind.HUBS) if _is_hub_of(each, area, here(each))],
        surveys=[each for each in _of(layers, LayerKind.SURVEY) if each.name in {town.name for town in inside}],
        nearest={
            kind: nearest
            for kind, each in found.items()
            if not each and middle is not None and (nearest := _nearest(middle, _of(layers, kind))) is not None
        },
    )


class _Owners:
    """Says of a point whose town's point is nearest."""

    def __init__(self, towns: Sequence[Feature]) -> None:
        self._keys = [town.key for town in towns if town.point is not None]
        self._points = [town.point for town in towns if town.point is not None]
        self._known: dict[Point, str] = {}

    def of(self, point: Point) -> str:
        if not self._points:
            return ""
        if point not in self._known:
            self._known[point] = self._keys[int(crow_matrix([point], self._points)[0].argmin())]
        return self._known[point]


def _is_hub_of(hub: Feature, area: Area, stands_here: bool) -> bool:  # noqa: FBT001 - what was asked of it
    """Whether a hub is the area's: the one it names, else the one it stands in. An area drawn around others does not take theirs."""
    named = hub.facts.get("area", "")
    return named == area.name if named else stands_here


def _owners(towns: Sequence[Feature]) -> _Owners:
    return _Owners(towns)


def _of(layers: Iterable[Layer], kind: LayerKind) -> list[Feature]:
    """Return the features of all layers of a kind; one place told by two layers counts once."""
    found = {(each.name, each.point): each for layer in layers if layer.kind is kind for each in layer.features}
    return list(found.values())


def _first(layers: Iterable[Layer], kind: LayerKind) -> Layer | None:
    return next((layer for layer in layers if layer.kind is kind), None)


def _sum(towns: Sequence[Feature], name: str) -> Sum | None:
    known = [number for town in towns if (number := town.figure(name)) is not None]
    return Sum(sum(known), len(towns) - len(known)) if known else None


def _far(towns: Sequence[Feature], stops: Sequence[Feature]) -> Sum | None:
    points = [stop.point for stop in stops if stop.point is not None]
    placed = [(town.point, town.figure("age65")) for town in towns if town.point is not None]
    known = [(point, people) for point, people in placed if people is not None]
    if not points or not known:
        return None
    away = crow_matrix([point for point, _ in known], points).min(axis=1)
    far = sum(people for (_, people), metres in zip(known, away, strict=True) if metres > NEAR_A_STOP)
    return Sum(far, len(towns) - len(known))


def _beds(medical: Sequence[Feature] | None) -> int | None:
    told = [beds for each in medical or () if (beds := each.figure("beds")) is not None]
    return sum(told) if told else None


def _departments(medical: Iterable[Feature]) -> list[str]:
    counted = Counter(part for each in medical for part in each.facts.get("departments", "").split("、") if part)
    return [f"{name} {count}" for name, count in counted.most_common(8)]


def _serves(carrier: Feature, area: Area) -> bool:
    served = carrier.facts.get("serves", "")
    return any(name and name in served for name in (area.name, *area.towns))


def _middle(towns: Sequence[Feature]) -> Point | None:
    points = [town.point for town in towns if town.point is not None]
    if not points:
        return None
    return Point(sum(point.lat for point in points) / len(points), sum(point.lon for point in points) / len(points))


def _nearest(middle: Point, features: Sequence[Feature]) -> tuple[str, int] | None:
    placed = [(each.name, each.point) for each in features if each.point is not None]
    if not placed:
        return None
    away = crow_matrix([middle], [point for _, point in placed])[0]
    at = int(away.argmin())
    return placed[at][0], int(away[at])
