"""A day's tours on the map: each driver from home over the stops and home again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from ashinami.basics.clock import clock
from ashinami.basics.place import Point
from ashinami.vocabulary.ride import Leg
from ashinami_web.bodies.models import Body
from ashinami_web.bookings.models import Place, Wish
from ashinami_web.bookings.queries import home_of, place_value, wish_value
from ashinami_web.maps.features import Feature, Kind, line, point
from ashinami_web.people.models import Person
from ashinami_web.runs.models import Run

COLOURS = 8
"""How many line colours the map has; with more drivers they come again, and the name tells them apart."""


def tours_on(body: Body, service_day: date) -> list[Feature]:
    """Return the features of a day: a line a tour, and each stop with who gets in or out there and when."""
    runs = Run.objects.filter(body=body, day__service_day=service_day).prefetch_related("driver").order_by("leave_home")
    rows = list(runs)
    keys = {stop["wish"] for run in rows for stop in run.stops}
    wishes = Wish.objects.filter(pk__in=keys).select_related("origin", "destination").prefetch_related("rider")
    known = {str(wish.pk): wish for wish in wishes}
    number = {driver: at for at, driver in enumerate(dict.fromkeys(run.driver_id for run in rows))}
    return [feature for run in rows for feature in _tour(run, known, number[run.driver_id] % COLOURS)]


def _tour(run: Run, wishes: Mapping[str, Wish], colour: int) -> Iterator[Feature]:
    driver: Person = run.driver
    home = home_of(driver).point
    way = [home] if home else []
    if home:
        yield point(home, Kind.DRIVER, str(driver), text=_("運転者の家"))
    at_point: defaultdict[Point, list[str]] = defaultdict(list)
    first: dict[Point, int] = {}
    for number, stop in enumerate(run.stops, start=1):
        wish = wishes.get(stop["wish"])
        where = _where(wish, stop) if wish else None
        if wish is None or where is None:
            continue
        way.append(where)
        first.setdefault(where, number)
        what = _("乗る") if stop["kind"] == "PICK_UP" else _("降りる")
        at_point[where].append(f"{number}. {clock(stop['start'])} {wish.rider} {what}")
    yield line([*way, *([home] if home else [])], str(driver), colour=colour, dashed=True)
    yield from _stops(at_point, first, run)


def _stops(at_point: Mapping[Point, Iterable[str]], first: Mapping[Point, int], run: Run) -> Iterator[Feature]:
    sheet = reverse("run_sheet", args=[run.driver_id])
    for where, words in at_point.items():
        yield point(where, Kind.STOP, str(run.driver), text="\n".join(words), href=sheet, number=first[where])


def _where(wish: Wish, stop: Mapping[str, object]) -> Point | None:
    value = wish_value(wish)
    at_origin = (stop["kind"] == "PICK_UP") == (stop["leg"] == Leg.OUT.name)
    return value.origin.point if at_origin else value.destination.point


def ends_of(rider: Person, destination: Place | None) -> list[Feature]:
    """Return a rider's home and where she wants to go, as far as they are located."""
    home = home_of(rider).point
    goal = place_value(destination).point if destination else None
    features = [point(home, Kind.HOME, str(rider), text=_("お宅"))] if home else []
    if destination and goal:
        features.append(point(goal, Kind.PLACE, str(destination), text=_("行き先")))
    return features
