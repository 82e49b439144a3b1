"""The registration workbook by its actions alone: who may not write, what is refused, what erasing takes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from registered_town import CAR, PAGE, TODAY, VERSION, office_of, page_of, register, told, volunteer
from web_town import NOON, Town

from ashinami.vocabulary.registration import Filing, NoteKind, Way
from ashinami_web.people.actions import PersonError, erase_person
from ashinami_web.registration import actions, ledger_actions
from ashinami_web.registration.models import DriverEntry, DriverNote, Holder, Procedure, Registration
from ashinami_web.registration.queries import versions_of


@pytest.fixture
def registered(town: Town) -> Town:
    """Return the town with its group registered."""
    register(town)
    return town


def test_the_desk_writes_nothing(registered: Town) -> None:
    """Every action asks for the coordinator."""
    by: dict[str, Any] = told(registered, "asa")
    registration = Registration.objects.get()
    begun = actions.begin_procedure(registration, filing=Filing.RENEWAL, **told(registered))
    note, holder = DriverNote.objects.first(), Holder.objects.get()
    assert note
    tries: tuple[Callable[[], object], ...] = (
        lambda: actions.record_registration(VERSION, **by),
        lambda: actions.begin_procedure(registration, filing=Filing.RENEWAL, **by),
        lambda: actions.finish_procedure(begun, TODAY, note="", **by),
        lambda: actions.drop_procedure(begun, **by),
        lambda: ledger_actions.write_driver(volunteer(registered, "haru"), PAGE, **by),
        lambda: ledger_actions.add_note(page_of(registered, "haru"), {}, **by),
        lambda: ledger_actions.strike_note(note, **by),
        lambda: ledger_actions.write_vehicle(registered.cars["haru"], CAR, **by),
        lambda: ledger_actions.write_office(None, {"name": "x"}, **by),
        lambda: ledger_actions.appoint(office_of(registered), {}, **by),
        lambda: ledger_actions.discharge(holder, TODAY, **by),
    )
    for attempt in tries:
        with pytest.raises(PermissionDenied):
            attempt()


def test_the_kind_of_a_registration_does_not_change(registered: Town) -> None:
    """Another kind is another registration."""
    with pytest.raises(actions.FilingError, match="種別は変えられません"):
        actions.record_registration(replace(VERSION, way=Way.BLANK_AREA), **told(registered))


def test_what_held_earlier_joins_the_history_and_leaves_the_present(registered: Town) -> None:
    """The period before, written down afterwards, is a version; the row still shows the present one."""
    before = replace(VERSION, since=date(2023, 4, 1), registered_on=date(2023, 4, 1), expires_on=date(2025, 3, 31))
    actions.record_registration(before, **told(registered))
    assert Registration.objects.get().expires_on == VERSION.expires_on
    assert before in versions_of(registered.group)


def test_a_report_filed_on_a_day_to_come_leaves_nothing_behind(registered: Town) -> None:
    """In one step: refused at its end, its beginning is undone too."""
    with pytest.raises(actions.FilingError):
        actions.file_now(
            Registration.objects.get(), filing=Filing.ANNUAL_REPORT, year=2025, done_on=TODAY + timedelta(days=1), note="",
            **told(registered),
        )  # fmt: skip
    assert not Procedure.objects.exists()


def test_a_page_outlives_the_driver_by_two_years(registered: Town) -> None:
    """He is not erased while the ledger must have him; after it his page goes with his name."""
    haru = registered.people["haru"]
    with pytest.raises(PersonError, match="2年残す"):
        erase_person(haru, by=registered.by("sewa"), at=NOON, day=TODAY)
    ledger_actions.write_driver(volunteer(registered, "haru"), {"left_on": TODAY}, **told(registered))
    last = date(2028, 12, 4)
    with pytest.raises(PersonError, match="運転者台帳（やめた方の分）を、令和10年12月4日まで残す"):
        erase_person(haru, by=registered.by("sewa"), at=NOON, day=last)
    assert DriverNote.objects.filter(kind=NoteKind.COURSE).exists()
    erase_person(haru, by=registered.by("sewa"), at=NOON, day=last + timedelta(days=1))
    assert not DriverEntry.objects.exists()
    assert not DriverNote.objects.exists()
