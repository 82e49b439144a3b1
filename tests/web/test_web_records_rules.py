"""The group's own rules before somebody drives, the law's dates, the registers: written, refused, lifted with a name."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from board_day import ClientOf, WishOf, page, plan, ride_of
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from registered_town import PAGE
from web_town import MONDAY, NOON, Town

from ashinami.vocabulary.event import EventKind
from ashinami.vocabulary.records import HouseRule
from ashinami_web.audit.models import Event
from ashinami_web.bodies.models import Volunteer
from ashinami_web.records.models import Complaint, GroupRule, Incident, Lifted
from ashinami_web.records.register_actions import RegisterError, write_complaint, write_incident
from ashinami_web.records.rule_actions import RuleError, end_rule, lift_rule, set_rule
from ashinami_web.registration.ledger_actions import write_driver
from ashinami_web.runs.confirm_actions import confirm
from ashinami_web.runs.planning import drivers_on

TODAY = NOON.date()
OLD = date(2025, 12, 3)


def _by(town: Town, who: str = "sewa", **more: Any) -> dict[str, Any]:
    return {"by": town.by(who), "at": NOON, "day": TODAY} | more


def test_a_rule_of_the_group_stops_a_driver_until_somebody_signs(town: Town, wish_of: WishOf) -> None:
    """A course every three years: who has none on record is not planned; signed for that Monday, he is."""
    haru = town.people["haru"].pk
    assert len(drivers_on(town.group.pk, MONDAY)) == 2
    set_rule(HouseRule.COURSE, 36, **_by(town))
    assert drivers_on(town.group.pk, MONDAY) == ()
    wish = wish_of("kiku")
    plan(town)
    assert ride_of(wish).driver_id is None
    lift_rule(HouseRule.COURSE, haru, first=MONDAY, last=MONDAY, reason="12月20日の講習を予約ずみ", **_by(town))
    assert [driver.key for driver in drivers_on(town.group.pk, MONDAY)] == [str(haru)]
    assert drivers_on(town.group.pk, MONDAY + timedelta(days=1)) == ()
    confirm(MONDAY, version=plan(town), by=town.by("asa"), at=NOON)
    assert ride_of(wish).driver_id == haru
    facts = Event.objects.get(kind=EventKind.GROUP_RULE_LIFTED).facts
    assert facts == {"rule": "course", "driver": str(haru), "first": "2026-12-07", "last": "2026-12-07"}
    row = set_rule(HouseRule.COURSE, 60, **_by(town))
    assert GroupRule.objects.filter(end__isnull=True).count() == 1
    for _ in range(2):
        end_rule(row, **_by(town))
    assert len(drivers_on(town.group.pk, MONDAY)) == 2


def test_a_licence_that_ends_in_between_is_not_confirmed_and_no_signature_helps(town: Town, wish_of: WishOf) -> None:
    """Proposed while it held; at the click the ledger says it has ended: the ride waits with the reason, for every role."""
    wish = wish_of("kiku")
    version = plan(town)
    driver = Volunteer.objects.get(person=ride_of(wish).driver_id)
    write_driver(driver, PAGE | {"licence_expires_on": date(2026, 12, 6)}, **_by(town))
    for rule in HouseRule:
        lift_rule(rule, driver.person_id, first=TODAY, last=MONDAY, reason="急ぐ", **_by(town))
    done = confirm(MONDAY, version=version, by=town.by("sewa"), at=NOON)
    assert done.confirmed == ()
    assert "運転免許が令和8年12月6日で切れています" in done.waiting[0][1]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"reason": " "}, "理由"),
        ({"first": MONDAY, "last": TODAY}, "いつから"),
        ({"first": OLD, "last": OLD}, "いつから"),
    ],
)
def test_lifting_needs_a_reason_and_days(town: Town, said: dict[str, Any], why: str) -> None:
    """Refused in Japanese; and only who may sign signs."""
    usual: dict[str, Any] = {"first": TODAY, "last": MONDAY, "reason": "急ぐ"} | said
    with pytest.raises(RuleError, match=why):
        lift_rule(HouseRule.COURSE, town.people["haru"].pk, **usual, **_by(town))
    with pytest.raises(PermissionDenied):
        lift_rule(HouseRule.COURSE, town.people["haru"].pk, **usual, **_by(town, "asa"))


@pytest.mark.parametrize(("rule", "value"), [(HouseRule.COURSE, 0), (HouseRule.COURSE, 601), (HouseRule.INSURANCE, 1)])
def test_a_rule_counts_something(town: Town, rule: HouseRule, value: int) -> None:
    """No rule of nothing; the one on insurance always holds."""
    with pytest.raises(RuleError):
        set_rule(rule, value, **_by(town))


def test_the_database_wants_a_signature_and_a_reason(town: Town) -> None:
    """Raw rows without them are refused by the tables themselves."""
    for bad in ({"reason": "", "signed_by": "x"}, {"reason": "x", "signed_by": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Lifted.objects.create(
                body=town.group,
                rule="course",
                driver=town.people["haru"],
                first=TODAY,
                last=TODAY,
                signed_at=NOON,
                **bad,
            )


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"happened_at": NOON + timedelta(hours=1)}, "これから先"),
        ({"reported_on": TODAY - timedelta(days=9)}, "報告書"),
        ({"told_office_at": NOON - timedelta(days=9)}, "速報"),
    ],
)
def test_an_accident_has_days_that_can_be(town: Town, values: dict[str, Any], why: str) -> None:
    """What cannot be is refused in Japanese, and nothing is written."""
    usual = {"happened_at": NOON - timedelta(days=1), "outline": "接触"}
    with pytest.raises(RegisterError, match=why):
        write_incident(None, usual | values, **_by(town))
    assert not Incident.objects.exists()


def test_an_accident_is_written_on(town: Town) -> None:
    """Begun by the desk, finished by the coordinator; the event names the fields alone."""
    usual = {"happened_at": NOON - timedelta(days=1), "outline": "接触"}
    row = write_incident(None, usual, **_by(town, "asa"))
    write_incident(row, {"cause": "前をよく見なかった", "told_office_at": NOON, "reported_on": TODAY}, **_by(town))
    row.refresh_from_db()
    assert (row.cause, row.written_by) == ("前をよく見なかった", town.by("asa").author)
    last = Event.objects.filter(kind=EventKind.INCIDENT_CHANGED, by=town.by("sewa").author).get()
    assert last.facts == {"changed": ["cause", "reported_on", "told_office_at"]}


def test_a_complaint_has_days_that_can_be(town: Town) -> None:
    """It came before today and was settled after it came; written on by another."""
    today = {"received_on": TODAY}
    for values in ({"received_on": MONDAY}, today | {"settled_on": OLD}, today | {"settled_on": MONDAY}):
        with pytest.raises(RegisterError):
            write_complaint(None, {"said": "遅れた"} | values, **_by(town))
    row = write_complaint(None, {"said": "遅れた", "received_on": OLD}, **_by(town, "asa"))
    write_complaint(row, {"explanation": "道が混んでいた", "settled_on": TODAY}, **_by(town))
    row.refresh_from_db()
    assert (row.handler, row.settled_on) == (town.by("asa").author, TODAY)
    assert Complaint.objects.count() == 1


def test_who_is_stopped_by_his_licence_is_not_offered(town: Town, client_of: ClientOf) -> None:
    """A driver stopped by his licence is not among those the planner asks; on its last day he still is."""
    write_driver(
        Volunteer.objects.get(person=town.people["haru"]),
        PAGE | {"licence_expires_on": date(2026, 12, 6)},
        **_by(town),
    )
    assert [driver.key for driver in drivers_on(town.group.pk, MONDAY)] == [str(town.people["nao"].pk)]
    assert len(drivers_on(town.group.pk, date(2026, 12, 6))) == 2
    board = page(client_of("asa"), f"/board/?day={MONDAY}")
    assert "期限のため配車に出ない人 1人" in board
    assert "運転免許が令和8年12月6日で切れています" in board
    assert "期限のため配車に出ない人" not in page(client_of("asa"), "/board/?day=2026-12-06")
