"""The records of the demonstration's driven days: checks, odometers, a near miss, a complaint, a rule of the group's own."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from ashinami.vocabulary.records import CountedFrom, HouseRule, How, IncidentKind, RecordKind, When
from ashinami_web.config import clock
from ashinami_web.config.acting import author_of
from ashinami_web.demonstration.people import Settled
from ashinami_web.people.roles import Role
from ashinami_web.records.duty_actions import Said, check_driver, told_after_the_day
from ashinami_web.records.keeping_actions import write_keep_rule
from ashinami_web.records.register_actions import write_complaint, write_incident
from ashinami_web.records.rule_actions import set_rule
from ashinami_web.runs.models import Run

FIRST_KM = 41_200
BETWEEN_KM = 14
"""How far a car of the demonstration goes beside its rides: invented."""


def keep_records(settled: Settled, today: date) -> None:
    """Write what the desk and the drivers of the group write of their days, up to today."""
    desk = settled.acting("demo-desk", Role.DESK)
    coordinator = settled.acting("demo-coordinator", Role.COORDINATOR)
    at = datetime.combine(today, time(8), tzinfo=clock.JAPAN)
    set_rule(HouseRule.RECORD_CHECK, 24, by=coordinator, at=at, day=today)
    write_keep_rule(
        RecordKind.DUTY,
        months=60,
        counted_from=CountedFrom.FISCAL_YEAR,
        source=f"{settled.municipality}の補助金交付要綱（架空）",
        by=coordinator,
        at=at,
        day=today,
    )
    runs = Run.objects.filter(body=settled.group, day__service_day__lte=today).order_by("day__service_day", "window")
    seen: set[tuple[date, str]] = set()
    odometers: dict[str, int] = {}
    for run in runs.select_related("day"):
        day, key = run.day.service_day, (run.day.service_day, str(run.driver_id))
        if key in seen:
            continue
        seen.add(key)
        km = odometers.get(str(run.vehicle_id), FIRST_KM)
        morning = datetime.combine(day, time(7, 30), tzinfo=clock.JAPAN)
        good = {"well": True, "sober": True, "detector": True, "alcohol": 0, "licence_at_hand": True}
        said = Said(vehicle=run.vehicle_id, odometer=km, place="自宅", **good)  # type: ignore[arg-type]  # each has its own type
        check_driver(run.driver_id, day, When.BEFORE, said, how=How.PHONE, instructions="", by=desk, at=morning)
        if day < today:
            km += BETWEEN_KM + sum(ride.metres or 0 for ride in run.rides.all()) // 1000
            odometers[str(run.vehicle_id)] = km
            told_after_the_day(
                run.driver_id,
                day,
                Said(vehicle=run.vehicle_id, odometer=km, place="自宅", sober=True, detector=True, alcohol=0),
                body=settled.group.pk,
                by=author_of(run.driver_id),
                at=morning + timedelta(hours=10),
                device="demo",
            )
    _register(settled, today)


def _register(settled: Settled, today: date) -> None:
    coordinator = settled.acting("demo-coordinator", Role.COORDINATOR)
    at = datetime.combine(today, time(8), tzinfo=clock.JAPAN)
    nearly = datetime.combine(today - timedelta(days=5), time(10, 20), tzinfo=clock.JAPAN)
    write_incident(
        None,
        {
            "kind": IncidentKind.NEAR_MISS,
            "happened_at": nearly,
            "place": "診療所の駐車場",
            "outline": "車いすを降ろすとき、後ろの車が近くまで来た。けがはない。",
            "cause": "通路の端に停めた。",
        },
        by=coordinator,
        at=at,
        day=today,
    )
    write_complaint(
        None,
        {
            "received_on": today - timedelta(days=8),
            "said": "迎えが10分おくれ、家の前で立って待った。",
            "explanation": "前の送迎の診察がのびたことをお話しし、おわびした。",
            "improvement": "おくれるときは、受付から先に電話する。",
            "settled_on": today - timedelta(days=7),
        },
        by=coordinator,
        at=at,
        day=today,
    )
