"""Rows of coverage that the records serve: each plays a named user, and asserts what the same words in a note could not give."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from board_day import ClientOf, WishOf, page, plan, ride_of
from recorded_day import driven
from registered_town import CAR, PAGE, register, volunteer
from web_town import MONDAY, NOON, Town

from ashinami.vocabulary.records import HouseRule
from ashinami.vocabulary.registration import Course, NoteKind
from ashinami_web.records.duty_queries import duties
from ashinami_web.records.rule_actions import lift_rule, set_rule
from ashinami_web.registration.ledger_actions import add_note, write_driver, write_vehicle
from ashinami_web.runs.planning import drivers_on

TODAY = NOON.date()


def _sewa(town: Town) -> dict[str, Any]:
    return {"by": town.by("sewa"), "at": NOON, "day": TODAY}


def test_a_course_brings_a_driver_back_and_its_next_day_stands_in_the_calendar(town: Town, client_of: ClientOf) -> None:
    """Sewa asks for a course every three years: Haru, whose last was in 2023, is not assigned; the new course brings him back.

    The seminar's day moves his next date to 2029, linked to his page.
    """
    entry = write_driver(volunteer(town, "haru"), PAGE, **_sewa(town))
    course = {"kind": NoteKind.COURSE, "what": Course.WELFARE}
    add_note(entry, course | {"day": date(2023, 12, 4)}, **_sewa(town))
    set_rule(HouseRule.COURSE, 36, **_sewa(town))
    haru = str(town.people["haru"].pk)
    assert haru in [driver.key for driver in drivers_on(town.group.pk, TODAY)]
    assert haru not in [driver.key for driver in drivers_on(town.group.pk, MONDAY)]
    add_note(entry, course | {"day": TODAY, "text": "自動車学校での運転・介護セミナー"}, **_sewa(town))
    assert haru in [driver.key for driver in drivers_on(town.group.pk, MONDAY)]
    set_rule(HouseRule.COURSE, 12, **_sewa(town))
    shown = page(client_of("sewa"), "/records/calendar/")
    assert "令和9年12月4日" in shown
    assert f"/registration/drivers/{volunteer(town, 'haru').pk}/" in shown


def test_an_own_car_whose_insurance_ran_out_drives_nobody_until_a_name_stands_for_it(
    town: Town, wish_of: WishOf, client_of: ClientOf
) -> None:
    """A group without registration, helpers in their own cars: Haru's insurance ended on Sunday, so Nao drives Kiku on Monday.

    Sewa may sign for one day with her reason; on Tuesday Haru is out again. Both stand in the calendar and on the page of rules.
    """
    write_vehicle(town.cars["haru"], CAR | {"insured_until": date(2026, 12, 6), "inspected_until": None}, **_sewa(town))
    wish = wish_of("kiku")
    plan(town)
    assert ride_of(wish).driver_id == town.people["nao"].pk
    haru = town.people["haru"].pk
    lift_rule(HouseRule.INSURANCE, haru, first=MONDAY, last=MONDAY, reason="更新の証券は郵送中", **_sewa(town))
    assert str(haru) in [driver.key for driver in drivers_on(town.group.pk, MONDAY)]
    assert str(haru) not in [driver.key for driver in drivers_on(town.group.pk, MONDAY + timedelta(days=1))]
    sewa = client_of("sewa")
    assert "任意保険の期限（白の軽）" in page(sewa, "/records/calendar/")
    assert "更新の証券は郵送中" in page(sewa, "/records/rules/")


def test_a_booked_day_becomes_the_run_log_without_a_pen(
    town: Town, wish_of: WishOf, client_of: ClientOf, monday_evening: None
) -> None:
    """The council's minibus: booked on the phone, driven, the odometer told; the run log has car, times, places and kilometres."""
    register(town)
    ride = driven(town, wish_of)
    (log,) = [one for one in duties(town.group.pk, MONDAY, MONDAY) if one.rides]
    assert ride.run is not None
    assert (log.vehicle, log.km, log.rides) == (ride.run.vehicle.name, 12.0, 1)
    assert "みなと診療所" in page(client_of("sewa"), f"/records/duty/?first={MONDAY}&last={MONDAY}")
