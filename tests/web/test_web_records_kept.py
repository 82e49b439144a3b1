"""Records kept, proposed, deleted; people erased; own rules written and lifted; the registers: what the group may do and may not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from driven_day import at as moment
from driven_day import promised
from registered_town import PAGE, register
from web_town import LONG_AGO, MONDAY, NOON, Town

from ashinami.vocabulary.event import EventKind
from ashinami.vocabulary.records import CountedFrom, IncidentKind, RecordKind
from ashinami_web.audit.models import Event
from ashinami_web.bodies.models import Membership, Volunteer
from ashinami_web.config import clock
from ashinami_web.driving.actions import mark
from ashinami_web.people.actions import PersonError, erase_person
from ashinami_web.people.roles import Role
from ashinami_web.records.duty_actions import Said, told_after_the_day, told_before_the_day
from ashinami_web.records.keeping_actions import (
    KeepingError,
    confirm_deletion,
    end_keep_rule,
    propose_deletion,
    take_proposal_back,
    write_keep_rule,
)
from ashinami_web.records.models import Deletion, DutyCheck, DutyNote
from ashinami_web.records.periods import kept, over
from ashinami_web.records.register_actions import write_complaint, write_incident
from ashinami_web.registration.ledger_actions import write_driver
from ashinami_web.registration.models import RiderEntry

TODAY = NOON.date()
OLD = date(2025, 12, 3)
"""A year and a day before today: its records may go."""
YOUNGER = date(2025, 12, 4)


def _by(town: Town, who: str = "sewa", **more: Any) -> dict[str, Any]:
    return {"by": town.by(who), "at": NOON, "day": TODAY} | more


def _told(town: Town, day: date, **said: Any) -> DutyCheck:
    at = datetime(day.year, day.month, day.day, 8, tzinfo=clock.JAPAN)
    return told_before_the_day(
        town.people["haru"].pk, day, Said(**said), body=town.group.pk, by="x", at=at, device="link"
    )


def _second_coordinator(town: Town) -> None:
    Membership.objects.create(person=town.people["asa"], body=town.group, role=Role.COORDINATOR, start=LONG_AGO)


def test_what_is_over_is_proposed_and_goes_when_a_second_person_confirms(town: Town) -> None:
    """A check of a year and a day ago goes; one a day younger stays; the log says who proposed, who confirmed, which keys went."""
    old, younger = _told(town, OLD), _told(town, YOUNGER)
    _second_coordinator(town)
    assert [one.key for one in over(town.group.pk, RecordKind.PRE_CHECK, TODAY)] == [old.pk]
    proposal = propose_deletion(RecordKind.PRE_CHECK, **_by(town))
    with pytest.raises(KeepingError, match="別の人"):
        confirm_deletion(proposal, **_by(town))
    assert DutyCheck.objects.count() == 2
    assert confirm_deletion(proposal, **_by(town, "asa", at=NOON + timedelta(minutes=1))) == 1
    assert list(DutyCheck.objects.all()) == [younger]
    event = Event.objects.get(kind=EventKind.DELETION_DECIDED)
    assert event.facts["deleted"] == [str(old.pk)]
    assert Deletion.objects.get().decided_by == town.by("asa").author
    with pytest.raises(KeepingError, match="もう答え"):
        confirm_deletion(proposal, **_by(town, "asa"))


def test_alone_the_second_click_is_enough(town: Town) -> None:
    """A group with one coordinator confirms on a page of its own; a correction goes with what it corrected."""
    first = _told(town, OLD)
    second = _told(town, OLD)
    DutyCheck.objects.filter(pk=second.pk).update(corrects=first.pk)
    proposal = propose_deletion(RecordKind.PRE_CHECK, **_by(town))
    with pytest.raises(KeepingError, match="もう出て"):
        propose_deletion(RecordKind.PRE_CHECK, **_by(town))
    assert confirm_deletion(proposal, **_by(town)) == 2
    assert not DutyCheck.objects.exists()


def test_a_longer_rule_written_meanwhile_keeps_what_was_proposed(town: Town) -> None:
    """The municipality's rule wins at the last moment too; nothing is deleted early."""
    _told(town, OLD)
    proposal = propose_deletion(RecordKind.PRE_CHECK, **_by(town))
    rule = write_keep_rule(
        RecordKind.PRE_CHECK, months=60, counted_from=CountedFrom.FISCAL_YEAR, source="試し市の要綱", **_by(town)
    )
    assert confirm_deletion(proposal, **_by(town)) == 0
    (found,) = kept(town.group.pk, RecordKind.PRE_CHECK, TODAY)
    assert (found.clock.last_day, found.clock.source) == (date(2031, 3, 31), "試し市の要綱")
    for _ in range(2):
        end_keep_rule(rule, **_by(town))
    assert Event.objects.filter(kind=EventKind.KEEP_RULE_CHANGED).count() == 2


def test_a_proposal_is_taken_back_and_stays_on_record(town: Town) -> None:
    """Nothing goes; the list of proposals still shows it."""
    _told(town, OLD)
    proposal = propose_deletion(RecordKind.PRE_CHECK, **_by(town))
    take_proposal_back(proposal, **_by(town))
    assert DutyCheck.objects.count() == 1
    assert Deletion.objects.get().deleted == []
    with pytest.raises(KeepingError):
        take_proposal_back(proposal, **_by(town))


def test_nothing_over_nothing_proposed_and_a_rule_names_its_source(town: Town) -> None:
    """An empty proposal and a rule from nowhere are refused in Japanese."""
    with pytest.raises(KeepingError, match="ありません"):
        propose_deletion(RecordKind.RIDER_LIST, **_by(town))
    with pytest.raises(KeepingError, match="要綱"):
        write_keep_rule(RecordKind.DUTY, months=60, counted_from=CountedFrom.RECORD, source=" ", **_by(town))
    with pytest.raises(PermissionDenied):
        propose_deletion(RecordKind.DUTY, **_by(town, "asa"))


@pytest.mark.parametrize("kind", list(RecordKind))
def test_every_kind_of_record_goes_after_its_time_and_not_before(
    town: Town, kind: RecordKind, make: Callable[[RecordKind], Any]
) -> None:
    """Each kind is found by its own day, stays on its last day, and goes the day after. The list of riders goes by a written rule alone."""
    row, last = make(kind)
    assert over(town.group.pk, kind, last) == []
    (found,) = kept(town.group.pk, kind, last)
    assert found.clock.last_day == last
    proposal = propose_deletion(kind, **_by(town, day=last + timedelta(days=1)))
    assert confirm_deletion(proposal, **_by(town, day=last + timedelta(days=1))) == 1
    assert not type(row).objects.filter(pk=row.pk).exists()


@pytest.fixture
def make(town: Town) -> Callable[[RecordKind], Any]:
    """Return a way to make one record of a kind, with the last day it must be kept."""
    haru, first = town.people["haru"].pk, date(2025, 6, 1)
    happened = datetime(2025, 6, 1, 10, tzinfo=clock.JAPAN)

    def after() -> Any:
        return told_after_the_day(haru, first, Said(), body=town.group.pk, by="x", at=happened, device="d")

    def duty() -> Any:
        _told(town, first, odometer=5)
        return DutyNote.objects.get()

    def ledger() -> Any:
        page = PAGE | {"left_on": date(2026, 6, 1)}
        return write_driver(Volunteer.objects.get(person=haru), page, **_by(town))

    def rider_list() -> Any:
        kind = RecordKind.RIDER_LIST
        write_keep_rule(kind, months=24, counted_from=CountedFrom.RECORD, source="会の決まり", **_by(town))
        listed = {"listed_on": date(2025, 1, 1), "off_on": date(2026, 6, 1)}
        return RiderEntry.objects.create(body=town.group, person=town.people["kiku"], **listed)

    accident = {"happened_at": happened, "outline": "追突", "reported_on": date(2025, 6, 20)}
    complaint = {"received_on": first, "said": "遅れた", "settled_on": date(2025, 6, 3)}
    made: dict[RecordKind, tuple[Callable[[], Any], date]] = {
        RecordKind.PRE_CHECK: (lambda: _told(town, first), date(2026, 6, 1)),
        RecordKind.AFTER_CHECK: (after, date(2026, 6, 1)),
        RecordKind.DUTY: (duty, date(2026, 6, 1)),
        RecordKind.LEDGER: (ledger, date(2028, 6, 1)),
        RecordKind.ACCIDENT: (lambda: write_incident(None, accident, **_by(town)), date(2027, 6, 20)),
        RecordKind.COMPLAINT: (lambda: write_complaint(None, complaint, **_by(town)), date(2026, 6, 3)),
        RecordKind.RIDER_LIST: (rider_list, date(2028, 6, 1)),
    }

    def one(kind: RecordKind) -> Any:
        how, last = made[kind]
        return how(), last

    return one


def test_erasing_waits_for_the_longest_clock_and_says_which(town: Town) -> None:
    """A rider in an accident is erased two years after it, not before; the complaint she made runs out earlier."""
    kiku = town.people["kiku"]
    happened = NOON - timedelta(days=3)
    values = {"happened_at": happened, "outline": "急ブレーキ", "rider_id": kiku.pk, "kind": IncidentKind.NEAR_MISS}
    write_incident(None, values, **_by(town))
    write_complaint(None, {"received_on": TODAY, "said": "こわかった", "person_id": kiku.pk}, **_by(town))
    with pytest.raises(PersonError, match=r"事故の記録を、令和10年12月1日まで.*第51条の25"):
        erase_person(kiku, **_by(town))
    last = date(2028, 12, 1)
    with pytest.raises(PersonError):
        erase_person(kiku, **_by(town, day=last))
    erase_person(kiku, **_by(town, day=last + timedelta(days=1)))
    kiku.refresh_from_db()
    assert not kiku.name


def test_an_unknown_period_of_a_list_does_not_hold_up_her_wish(town: Town) -> None:
    """No law dates the list of riders: the program proposes nothing by itself, and her own wish to be erased is done."""
    RiderEntry.objects.create(body=town.group, person=town.people["kiku"], listed_on=OLD, off_on=TODAY)
    (found,) = kept(town.group.pk, RecordKind.RIDER_LIST, TODAY)
    assert found.clock.asks
    erase_person(town.people["kiku"], **_by(town))


def test_a_duty_under_a_registration_names_its_driver_for_a_year(town: Town) -> None:
    """He drove yesterday: his name stays with the record of that duty."""
    ride = promised(town, "kiku", 600)
    for minute, what in ((0, "aboard"), (20, "done")):
        mark(ride, what, by="person:haru", at=moment(60 + minute), device="link")
    later = MONDAY + timedelta(days=2)
    register(town)
    with pytest.raises(PersonError, match="業務記録（乗務記録）を、令和9年12月7日まで"):
        erase_person(town.people["haru"], **_by(town, day=later))
