"""What stops an assignment: the law's papers, which nobody lifts; the group's own rules, which a signature lifts for a time."""

from __future__ import annotations

from datetime import date, timedelta

from ashinami.basics.day import Days
from ashinami.casework.records.barriers import Lifting, OwnRule, car_barriers, driver_barriers, next_due
from ashinami.casework.registration.file import LedgerCar, LedgerDriver, LedgerNote
from ashinami.vocabulary.records import HouseRule
from ashinami.vocabulary.registration import NoteKind

DAY = date(2026, 12, 7)
HARU = LedgerDriver(key="page", person="haru", name="髙橋 ハル", licence_expires_on=date(2026, 12, 7))
COURSE = OwnRule(HouseRule.COURSE, 36, Days(date(2026, 1, 1)))


def _with(*notes: LedgerNote) -> LedgerDriver:
    return LedgerDriver(key="page", person="haru", name="髙橋 ハル", notes=notes)


def test_a_licence_holds_on_its_last_day_and_not_on_the_next() -> None:
    """By law, with its source; nobody signs it away."""
    assert driver_barriers(HARU, DAY) == ()
    (found,) = driver_barriers(HARU, DAY + timedelta(days=1))
    assert (found.whose, found.rule, found.from_day) == ("haru", None, DAY + timedelta(days=1))
    assert "要確認" in found.source
    lifts = [Lifting(rule, "haru", DAY, DAY + timedelta(days=9)) for rule in HouseRule]
    assert driver_barriers(HARU, DAY + timedelta(days=1), liftings=lifts) == (found,)


def test_a_suspension_stops_him_until_its_end() -> None:
    """From its first to its last day; without an end until somebody writes one."""
    note = LedgerNote(kind=NoteKind.SUSPENSION, day=DAY, until=DAY + timedelta(days=29))
    assert driver_barriers(_with(note), DAY + timedelta(days=29))
    assert not driver_barriers(_with(note), DAY + timedelta(days=30))
    assert not driver_barriers(_with(note), DAY - timedelta(days=1))
    assert driver_barriers(_with(LedgerNote(kind=NoteKind.SUSPENSION, day=DAY)), date(2030, 1, 1))


def test_a_course_is_taken_again_by_the_rule_of_the_group() -> None:
    """36 months from the last one; one never written down stops him too, and both are lifted by a signature for those days alone."""
    taken = LedgerNote(kind=NoteKind.COURSE, day=date(2023, 12, 6), what="welfare")
    (over,) = driver_barriers(_with(taken), DAY, [COURSE])
    (missing,) = driver_barriers(_with(), DAY, [COURSE])
    assert over.rule is missing.rule is HouseRule.COURSE
    assert (over.from_day, missing.from_day) == (date(2026, 12, 7), None)
    assert not driver_barriers(_with(taken), DAY - timedelta(days=1), [COURSE])
    lift = Lifting(HouseRule.COURSE, "haru", DAY, DAY)
    assert driver_barriers(_with(taken), DAY, [COURSE], [lift]) == ()
    assert driver_barriers(_with(taken), DAY + timedelta(days=1), [COURSE], [lift])
    assert driver_barriers(_with(taken), DAY, [COURSE], [Lifting(HouseRule.COURSE, "nao", DAY, DAY)])
    assert driver_barriers(_with(taken), DAY, [COURSE], [Lifting(HouseRule.HEALTH, "haru", DAY, DAY)])


def test_a_rule_holds_while_it_holds() -> None:
    """Before its first day it asks for nothing."""
    assert driver_barriers(_with(), date(2025, 12, 31), [COURSE]) == ()


def test_each_rule_knows_its_next_day() -> None:
    """Months from the last course, look at health or record; days before the licence ends."""
    driver = LedgerDriver(
        key="page",
        person="haru",
        name="髙橋 ハル",
        licence_expires_on=date(2027, 6, 5),
        record_checked_on=date(2026, 6, 1),
        notes=(
            LedgerNote(kind=NoteKind.COURSE, day=date(2024, 4, 1)),
            LedgerNote(kind=NoteKind.HEALTH, day=date(2026, 4, 1)),
        ),
    )

    def due(rule: HouseRule, value: int) -> date | None:
        return next_due(driver, OwnRule(rule, value, Days(date(2026, 1, 1))))

    assert due(HouseRule.COURSE, 36) == date(2027, 4, 1)
    assert due(HouseRule.HEALTH, 12) == date(2027, 4, 1)
    assert due(HouseRule.RECORD_CHECK, 12) == date(2027, 6, 1)
    assert due(HouseRule.LICENCE_MARGIN, 30) == date(2027, 5, 6)
    assert next_due(_with(), OwnRule(HouseRule.LICENCE_MARGIN, 30, Days(DAY))) is None
    margin = OwnRule(HouseRule.LICENCE_MARGIN, 30, Days(DAY))
    assert driver_barriers(_with(), DAY, [margin]) == ()


def test_a_car_without_inspection_stands_still() -> None:
    """Its inspection for everybody; its insurance by law only under a registration. What nobody wrote down stops nothing here."""
    car = LedgerCar(key="car", name="白の軽", inspected_until=date(2026, 12, 1), insured_until=date(2026, 12, 6))
    assert [one.text for one in car_barriers(car, DAY, registered=True)] == [
        "車検が令和8年12月1日で切れています。",
        "任意保険が令和8年12月6日で切れています。",
    ]
    own = car_barriers(car, DAY, registered=False)[1]
    assert own.rule is HouseRule.INSURANCE
    lift = Lifting(HouseRule.INSURANCE, "haru", DAY, DAY)
    assert len(car_barriers(car, DAY, registered=False, driver="haru", liftings=[lift])) == 1
    assert len(car_barriers(car, DAY, registered=True, driver="haru", liftings=[lift])) == 2
    assert car_barriers(car, date(2026, 12, 1), registered=True) == ()
    assert car_barriers(LedgerCar(key="car", name="白の軽"), DAY, registered=True) == ()
