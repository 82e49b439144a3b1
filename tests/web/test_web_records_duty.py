"""Checks before and after duty: told by a phone, done by the desk, corrected; nothing doubled, no reading in the log."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from web_town import MONDAY, NOON, Town

from ashinami.rules.truth import Truth
from ashinami.vocabulary.event import EventKind
from ashinami.vocabulary.records import How, When
from ashinami_web.audit.models import Event
from ashinami_web.config.acting import author_of
from ashinami_web.records.duty_actions import DutyError, Said, check_driver, told_after_the_day, told_before_the_day
from ashinami_web.records.models import DutyCheck, DutyNote
from ashinami_web.records.queries import last_odometer, may_set_out_today

GOOD: dict[str, Any] = {"well": True, "sober": True, "detector": True, "alcohol": 0, "licence_at_hand": True}


def _told(town: Town, said: Said, **more: Any) -> DutyCheck:
    haru = town.people["haru"].pk
    usual: dict[str, Any] = {"at": NOON, "device": "link:x", "by": author_of(haru), "body": town.group.pk}
    return told_before_the_day(haru, MONDAY, said, **(usual | more))


def test_a_driver_tells_it_twice_and_it_stands_once(town: Town) -> None:
    """The phone sends again after a lost answer: one check, one odometer, one event."""
    key = uuid4()
    said = Said(vehicle=town.cars["haru"].pk, odometer=45_210, **GOOD)
    first, again = _told(town, said, id=key), _told(town, said, id=key)
    assert first.pk == again.pk == key
    assert DutyNote.objects.count() == 1
    assert Event.objects.filter(kind=EventKind.DUTY_TOLD).count() == 1
    assert last_odometer(town.group.pk, town.cars["haru"].pk, MONDAY) == 45_210


def test_the_log_never_holds_the_reading(town: Town) -> None:
    """An event names who and when; what the detector said stands in the row alone, which has an end."""
    _told(town, Said(detector=True, alcohol=7, condition="風邪", well=False))
    facts = Event.objects.get(kind=EventKind.DUTY_TOLD).facts
    assert set(facts) == {"when", "driver", "vehicle"}


def test_the_key_of_another_record_is_refused(town: Town) -> None:
    """A key that stands for another driver's check is not taken."""
    key = uuid4()
    _told(town, Said(**GOOD), id=key)
    with pytest.raises(DutyError):
        told_after_the_day(
            town.people["haru"].pk, MONDAY, Said(), body=town.group.pk, by="x", at=NOON, device="d", id=key
        )


@pytest.mark.parametrize(
    "said", [Said(alcohol=5), Said(detector=True, alcohol=301), Said(odometer=2_000_001), Said(odometer=-1)]
)
def test_a_slip_of_the_finger_is_refused(town: Town, said: Said) -> None:
    """A reading without a detector, a number that cannot be: told, and nothing written."""
    with pytest.raises(DutyError):
        _told(town, said)
    assert not DutyCheck.objects.exists()


def test_the_desk_checks_him_and_what_he_said_stays(town: Town) -> None:
    """He tells on his phone, the desk rings him: the check stands, his words are kept beside it."""
    haru = town.people["haru"].pk
    told = _told(town, Said(well=True))
    assert may_set_out_today(town.group.pk, haru, MONDAY).truth is Truth.UNKNOWN
    at = NOON + timedelta(minutes=5)
    asa = town.by("asa")
    done = check_driver(
        haru, MONDAY, When.BEFORE, Said(**GOOD), how=How.PHONE, instructions="雨。足もとに注意", by=asa, at=at
    )
    found = may_set_out_today(town.group.pk, haru, MONDAY)
    assert (found.truth, found.row, found.checked) == (Truth.YES, done, True)
    assert done.corrects == told
    assert DutyCheck.objects.filter(pk=told.pk).exists()
    assert not may_set_out_today(town.group.pk, town.people["nao"].pk, MONDAY).checked


def test_a_reading_after_the_check_keeps_him_at_home(town: Town) -> None:
    """What he says later never makes it better, and always makes it worse."""
    haru = town.people["haru"].pk
    check_driver(haru, MONDAY, When.BEFORE, Said(**GOOD), how=How.FACE, instructions="", by=town.by("asa"), at=NOON)
    _told(town, Said(detector=True, alcohol=4), at=NOON + timedelta(minutes=1))
    found = may_set_out_today(town.group.pk, haru, MONDAY)
    assert found.truth is Truth.NO
    assert found.why_not == ("検知器が反応しています。",)


def test_who_may_not_plan_checks_nobody(town: Town) -> None:
    """A role of another field does not write the group's checks."""
    with pytest.raises(PermissionDenied):
        check_driver(
            town.people["haru"].pk,
            MONDAY,
            When.BEFORE,
            Said(),
            how=How.FACE,
            instructions="",
            by=town.by("sc"),
            at=NOON,
        )


def test_after_the_day_the_odometer_comes_back(town: Town) -> None:
    """He says it in the evening, with what was unusual; a car nobody spoke of has no number."""
    haru, car = town.people["haru"].pk, town.cars["haru"].pk
    said = Said(vehicle=car, odometer=45_260, unusual="帰りに左の前輪から音")
    told_after_the_day(haru, MONDAY, said, body=town.group.pk, by="x", at=NOON, device="d")
    assert last_odometer(town.group.pk, car, MONDAY) == 45_260
    assert last_odometer(town.group.pk, town.cars["nao"].pk, MONDAY) is None
    assert DutyNote.objects.get().unusual == "帰りに左の前輪から音"
