"""The day of the pictures: planned, confirmed and driven until now; one driver's day came back on paper. Imported when Django is set up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from ashinami.dispatch.stop import MaxIterations
from ashinami.papers.run_sheet import run_sheet
from ashinami.papers.transcript import transcript_pdf
from ashinami.vocabulary.records import How, When
from ashinami_web.bodies.models import Body
from ashinami_web.config.acting import Acting, author_of
from ashinami_web.demonstration.people import key_of
from ashinami_web.driving.actions import make_link, mark
from ashinami_web.people.roles import Role
from ashinami_web.records.bundle import chapters
from ashinami_web.records.duty_actions import Said, check_driver, told_before_the_day
from ashinami_web.runs.board import day_of, turn
from ashinami_web.runs.confirm_actions import confirm
from ashinami_web.runs.day_plan import day_plan_of
from ashinami_web.runs.models import Ride
from ashinami_web.runs.planning import ask, plan
from ashinami_web.runs.seating import put_on_board

ROUNDS = 400


@dataclass(frozen=True, slots=True)
class Stage:
    """What the pictures show.

    `token` opens the page of a driver with somebody aboard, `waiting` that of one who has not set out. `sheet` is the first one's run
    sheet. `paper` is the driver whose day came back on paper, with the `times` of his first two stops. `checks` is the chapter of the
    checks in the bundle for an inspection.
    """

    token: str
    waiting: str
    sheet: bytes
    paper: UUID
    times: tuple[str, str]
    checks: bytes


def play(now: datetime) -> Stage:
    """Plan and confirm the day, and let its drivers drive until now."""
    today = now.date()
    group = Body.objects.get(pk=key_of("body", "group"))
    person = key_of("staff", "demo-desk")
    desk = Acting(person=person, body=group, roles=frozenset({Role.DESK}), author=author_of(person))
    day = day_of(group.pk, today)
    proposal = plan(ask(group, today), group, seed=1, stop=MaxIterations(ROUNDS))
    turn(day, day.version)
    put_on_board(day, proposal)
    confirm(today, version=day.version, by=desk, at=now - timedelta(hours=17))
    rides = list(Ride.objects.filter(run__day=day, state="confirmed").order_by("pick_up_at"))
    midnight = now.replace(hour=0, minute=0)
    minutes = int((now - midnight).total_seconds()) // 60
    paper = Counter(_driver(ride) for ride in rides if (ride.drop_off_at or 0) <= minutes).most_common(1)[0][0]
    firsts = {_driver(ride): ride.pick_up_at or 0 for ride in reversed(rides)}
    # who sets out last has not yet said how he is
    waiting = max(firsts, key=lambda driver: (firsts[driver], str(driver)))
    aboard: list[Ride] = []
    for ride in rides:
        start, end = ride.pick_up_at or 0, ride.drop_off_at or 0  # a confirmed ride has both
        for what, minute in (("en_route", start - 12), ("arrived", start - 2), ("aboard", start), ("done", end)):
            at = midnight + timedelta(minutes=minute)
            if at <= now and _driver(ride) not in (paper, waiting):
                mark(ride, what, by=f"person:{ride.driver_id}", at=at, device="pictures")
        ride.refresh_from_db()
        aboard += [ride] if ride.state == "aboard" else []
    busiest = max(aboard, key=lambda ride: (Ride.objects.filter(run=ride.run_id).count(), str(ride.pk)))
    driver = _driver(busiest)
    _checked(firsts.keys() - {paper, waiting}, now, desk)
    return Stage(
        token=_link(driver, now, desk),
        waiting=_link(waiting, now, desk),
        sheet=run_sheet(day_plan_of(group, today), str(driver)),
        paper=paper,
        times=_first_times(paper, rides),
        checks=transcript_pdf(
            "点呼・アルコール検知の記録", next(chapters(group, now.date() - timedelta(days=3), today, today)).sheets
        ),
    )


def _checked(drivers: Iterable[UUID], now: datetime, desk: Acting) -> None:
    """Let the drivers say on their telephones how they are, and the desk check all but the last."""
    names = sorted(drivers)
    for number, driver in enumerate(names):
        at = now.replace(hour=7, minute=10 + number)
        said = Said(well=True, sober=True, detector=True, alcohol=0, licence_at_hand=True)
        told_before_the_day(driver, now.date(), said, body=desk.body.pk, by=author_of(driver), at=at, device="pictures")
        if number < len(names) - 1:
            check_driver(
                driver, now.date(), When.BEFORE, said, how=How.PHONE, instructions="橋の上に注意", by=desk, at=at
            )


def _link(driver: UUID, now: datetime, desk: Acting) -> str:
    """Make a link of the day for a driver; return its token."""
    return make_link(driver, start=now.date(), end=now.date() + timedelta(days=1), by=desk, at=now).token


def _first_times(paper: UUID, rides: list[Ride]) -> tuple[str, str]:
    """Return what the first two lines of a sheet say: a little later than planned."""
    stops = sorted(
        minute or 0 for ride in rides if _driver(ride) == paper for minute in (ride.pick_up_at, ride.drop_off_at)
    )
    first, second = (f"{(minute + 3) // 60}{(minute + 3) % 60:02d}" for minute in stops[:2])
    return first, second


def _driver(ride: Ride) -> UUID:
    """Return who drives a confirmed ride."""
    return UUID(str(ride.driver_id))
