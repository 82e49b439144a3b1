"""The registered town whose rides are paid for: price settled, Kiku on the list, Haru with his courses in the white car. All invented."""

from __future__ import annotations

from datetime import date
from typing import Any

from registered_town import TODAY, page_of, register, told
from web_town import NOON, Town

from ashinami.vocabulary.registration import Course, NoteKind
from ashinami_web.bodies.actions import put_arrangement_on_record
from ashinami_web.bookings.models import Wish
from ashinami_web.guard.checking import Looked, look
from ashinami_web.registration.ledger_actions import add_note
from ashinami_web.registration.models import RiderEntry
from ashinami_web.registration.rider_actions import write_rider
from ashinami_web.runs.board import day_of
from ashinami_web.runs.confirm_actions import Confirmation, confirm
from ashinami_web.runs.models import Run
from ashinami_web.runs.ride_law import judge_again

PRICE: dict[str, Any] = {
    "carriage.carries": True,
    "carriage.for_others": True,
    "scope.special": [],
    "third_party.basis": "none",
    "received.kinds": ["fare"],
    "registration.suspended": False,
    "area.hours_only": False,
    "price.within_actual_cost": True,
    "price.clear": True,
    "price.methods": ["distance"],
    "price.taxi_percent": 50,
    "price.joint": False,
    "price.charges": [],
    "price.dynamic": False,
}
KIKU: dict[str, Any] = {
    "category": "care",
    "relation": "resident",
    "listed_on": date(2025, 5, 1),
    "cannot_use_alone": True,
    "judged_by": "送迎部会",
    "judged_on": date(2025, 5, 1),
}


def priced(town: Town, **facts: Any) -> None:
    """Put the price on record as what the group usually does."""
    put_arrangement_on_record(key="price", name="決めた対価", facts=PRICE | facts, is_default=True, **told(town))


def guard_town(town: Town) -> None:
    """Bring everything in order."""
    register(town)
    add_note(
        page_of(town, "haru"), {"kind": NoteKind.COURSE, "what": Course.SEDAN, "day": date(2025, 3, 11)}, **told(town)
    )
    priced(town)
    list_rider(town)


def list_rider(town: Town, who: str = "kiku", **values: Any) -> RiderEntry:
    """Write a rider's line of the list."""
    return write_rider(town.people[who].pk, KIKU | values, **told(town))


def seat(town: Town, *wishes: Wish, who: str = "haru") -> None:
    """Put wishes on the board by hand, all out together and all back together, in somebody's car."""
    day = day_of(town.group.pk, wishes[0].service_day)
    stops = [
        {"wish": str(wish.pk), "leg": leg, "kind": kind, "arrive": minute, "start": minute, "depart": minute}
        for leg, begin in (("OUT", 570), ("BACK", 660))
        for kind, minute in (("PICK_UP", begin), ("DROP_OFF", begin + 20))
        for wish in wishes
    ]
    run = Run.objects.create(
        body=town.group,
        day=day,
        driver=town.people[who],
        vehicle=town.cars[who],
        leave_home=560,
        back_home=700,
        stops=stops,
    )
    for wish in wishes:
        for ride in wish.rides.all():
            begin = 570 if ride.leg == "OUT" else 660
            ride.run, ride.driver, ride.state = run, town.people[who], "offered"
            ride.pick_up_at, ride.drop_off_at, ride.metres = begin, begin + 20, 4000
            ride.save()
    judge_again(town.group.pk, wishes[0].service_day)


def promise(town: Town, *wishes: Wish, who: str = "haru") -> Confirmation:
    """Put wishes on the board and confirm the day."""
    seat(town, *wishes, who=who)
    day = wishes[0].service_day
    return confirm(day, version=day_of(town.group.pk, day).version, by=town.by("asa"), at=NOON)


def looked(town: Town, day: date = TODAY) -> Looked:
    """Let the guard look."""
    return look(town.group.pk, day, by="nightly", at=NOON)


def verdict_of(wish: Wish) -> str:
    """Return the verdict as it stands by now."""
    wish.refresh_from_db()
    return str(wish.verdict)
