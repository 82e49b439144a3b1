"""Bodies, areas and places by their actions alone: what the administrator and the neighbours may not do."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from web_town import LONG_AGO, NOON, Town

from ashinami.vocabulary.place import Place as PlaceValue
from ashinami_web.audit.models import Event
from ashinami_web.bodies.body_actions import BodyError, add_area, add_body, end_area, start_work, stop_work
from ashinami_web.bodies.models import Area, Body
from ashinami_web.bookings.place_actions import add_place, change_place, may_change

TODAY = NOON.date()


def area_of(town: Town, name: str = "浜の区域", *, start: date = LONG_AGO, end: date | None = None) -> Area:
    """Write an area of the town."""
    return Area.objects.create(kind=Area.Kind.OWN, name=name, municipality=town.municipality, start=start, end=end)


def test_an_area_lies_within_one_that_lasts(town: Town) -> None:
    """A part cannot last longer than the whole, nor lie in another town's area, nor end before it starts."""
    admin = town.by("admin")
    short = area_of(town, end=TODAY)
    other_town = Body.objects.create(kind=Body.Kind.MUNICIPALITY, name="となり市")
    foreign = Area.objects.create(kind=Area.Kind.OWN, name="となり", municipality=other_town, start=LONG_AGO)
    for within, start, end, why in (
        (short, TODAY, None, "続いていません"),
        (foreign, TODAY, None, "ほかの市町村の区域"),
        (None, TODAY, TODAY - timedelta(days=1), "始まりの日より前"),
    ):
        with pytest.raises(BodyError, match=why):
            add_area(kind=Area.Kind.OWN, name="中", within=within, start=start, end=end, by=admin, at=NOON, day=TODAY)


def test_a_body_works_in_an_area_once_at_a_time(town: Town) -> None:
    """Twice in the same days is refused; after it has stopped it may begin again."""
    admin, area = town.by("admin"), area_of(town)
    first = start_work(body=town.group, area=area, start=LONG_AGO, end=None, by=admin, at=NOON, day=TODAY)
    with pytest.raises(BodyError, match="もうこの区域で活動"):
        start_work(body=town.group, area=area, start=LONG_AGO, end=TODAY, by=admin, at=NOON, day=TODAY)
    stop_work(row=first, end=TODAY, by=admin, at=NOON, day=TODAY)
    again = start_work(body=town.group, area=area, start=TODAY, end=None, by=admin, at=NOON, day=TODAY)
    assert again.start == TODAY


def test_who_works_where_is_said_for_this_town_and_for_days_the_area_lasts(town: Town) -> None:
    """Not a body of another town, not beyond the end of the area."""
    admin, area = town.by("admin"), area_of(town, end=TODAY)
    other_town = Body.objects.create(kind=Body.Kind.MUNICIPALITY, name="となり市")
    foreign = Body.objects.create(kind=Body.Kind.GROUP, name="となりの会", municipality=other_town)
    for body, why in ((foreign, "ほかの市町村の団体"), (town.group, "続いていません")):
        with pytest.raises(BodyError, match=why):
            start_work(body=body, area=area, start=TODAY, end=None, by=admin, at=NOON, day=TODAY)


def test_an_area_ends_with_the_work_in_it_but_not_before_its_parts(town: Town) -> None:
    """Ending it stops who works there; a part that lasts longer must end first."""
    admin, whole = town.by("admin"), area_of(town)
    row = start_work(body=town.group, area=whole, start=LONG_AGO, end=None, by=admin, at=NOON, day=TODAY)
    part = add_area(kind=Area.Kind.OWN, name="中", within=whole, start=LONG_AGO, end=None, by=admin, at=NOON, day=TODAY)
    with pytest.raises(BodyError, match="先にそちらを"):
        end_area(area=whole, end=TODAY, by=admin, at=NOON, day=TODAY)
    end_area(area=part, end=TODAY, by=admin, at=NOON, day=TODAY)
    end_area(area=whole, end=TODAY, by=admin, at=NOON, day=TODAY)
    row.refresh_from_db()
    assert row.end == TODAY


@pytest.mark.parametrize(
    ("kind", "name", "why"),
    [
        (Body.Kind.MUNICIPALITY, "ふたつめ市", "足並みを入れるときに"),
        (Body.Kind.PREFECTURE, "ある県", "市町村の中にありません"),
        (Body.Kind.GROUP, "足の会", "同じ名前"),
    ],
)
def test_a_body_that_makes_no_sense_is_refused(town: Town, kind: Body.Kind, name: str, why: str) -> None:
    """A second municipality, a prefecture inside a town, a name twice."""
    with pytest.raises(BodyError, match=why):
        add_body(kind=kind, name=name, phone="", of_town=True, by=town.by("admin"), at=NOON, day=TODAY)


def test_a_place_is_kept_by_its_own_group_and_town(town: Town) -> None:
    """Another group neither sees nor changes a group's own place; another town's public place is not ours to change."""
    asa, yoso = town.by("asa"), town.by("yoso")
    own = add_place(said=PlaceValue(key=str(uuid4()), name="会の倉庫"), shared=False, by=asa, at=NOON, day=TODAY)
    with pytest.raises(PermissionDenied):
        change_place(
            place=own, said=PlaceValue(key=str(own.pk), name="よその倉庫"), shared=False, by=yoso, at=NOON, day=TODAY
        )
    own.municipality = Body.objects.create(kind=Body.Kind.MUNICIPALITY, name="となり市")
    assert not may_change(own, asa)


def test_an_area_of_its_own_and_a_place_unchanged(town: Town) -> None:
    """An area need not lie in another; writing a place as it already is changes nothing and leaves no event."""
    admin, asa = town.by("admin"), town.by("asa")
    area = add_area(kind=Area.Kind.OWN, name="ひとつ", within=None, start=TODAY, end=None, by=admin, at=NOON, day=TODAY)
    assert area.within is None
    said = PlaceValue(key=str(uuid4()), name="会の倉庫")
    own = add_place(said=said, shared=False, by=asa, at=NOON, day=TODAY)
    before = Event.objects.count()
    assert change_place(place=own, said=said, shared=False, by=asa, at=NOON, day=TODAY).changed == ()
    assert Event.objects.count() == before
