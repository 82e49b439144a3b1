"""What a driver's page in the ledger answers of the law's questions."""

from __future__ import annotations

from datetime import date, timedelta

from ashinami.casework.registration.file import LedgerDriver, LedgerNote
from ashinami.law.road_transport.registered.drivers import suspended_within_two_years
from ashinami.vocabulary.registration import Course, Harm, NoteKind

CHECK_HOLDS = timedelta(days=366)
"""How long a look at somebody's driving record is taken to hold. Ours: no law sets it."""
_FOR_ALL = (Course.WELFARE, Course.CARE_TRANSPORT, Course.BLANK_AREA)
_FOR_SEDANS = (Course.SEDAN, Course.CARE_TRANSPORT)


def driver_facts(driver: LedgerDriver, day: date) -> dict[str, object]:
    """Return fact ids with their answers on a day; what the page does not say is not in it."""
    known: dict[str, object] = _licence(driver, day) | _suspensions(driver, day)
    courses = {Course(note.what) for note in _by(driver, NoteKind.COURSE, day)}
    care = {note.what for note in _by(driver, NoteKind.QUALIFICATION, day)} | {
        one.value for one in courses if one in _FOR_SEDANS
    }
    # the ledger is where courses stand (施行規則第51条の23): once it is made, none written is none
    if courses or driver.made_on is not None:
        known["driver.course"] = sorted(one.value for one in courses if one in _FOR_ALL)
    if care or driver.made_on is not None:
        known["driver.care_qualification"] = sorted(care)
    return known | _accidents(driver, day)


def _licence(driver: LedgerDriver, day: date) -> dict[str, object]:
    known: dict[str, object] = {}
    if driver.licence_expires_on is not None and driver.licence_expires_on < day:
        known["driver.licence"] = "none"
    elif driver.licence is not None and driver.licence_expires_on is not None:
        known["driver.licence"] = driver.licence.value
    if driver.on_my_number_card:
        known["driver.licence_proof"] = "my_number"
    elif driver.licence_number:
        known["driver.licence_proof"] = "card"
    return known


def _suspensions(driver: LedgerDriver, day: date) -> dict[str, object]:
    """Return what is known of suspensions; that none is written down counts only once somebody has looked at his record."""
    found = _by(driver, NoteKind.SUSPENSION, day)
    looked = driver.record_checked_on
    lately = looked is not None and looked <= day <= looked + CHECK_HOLDS
    known: dict[str, object] = {}
    now = any(note.until is None or note.until >= day for note in found)
    if now or lately:
        known["driver.suspended"] = now
    past = any(suspended_within_two_years(note.until or day, day, day, note.day) for note in found)
    if past or lately:
        known["driver.suspended_past_two_years"] = past
    if driver.appointed_on is not None:
        appointed = driver.appointed_on
        before = any(suspended_within_two_years(note.until or day, appointed, appointed, note.day) for note in found)
        if before or (looked is not None and appointed <= looked <= day):
            known["driver.suspended_before_appointment"] = before
    return known


def _accidents(driver: LedgerDriver, day: date) -> dict[str, object]:
    hurt = [note for note in _by(driver, NoteKind.ACCIDENT, day) if note.what == Harm.INJURY]
    if not hurt:
        # accidents are the group's own to write down: a ledger that is made says that there was none
        return {} if driver.made_on is None else {"driver.unsafe": False}
    last = max(note.day for note in hurt)
    tested = any(note.day >= last for note in _by(driver, NoteKind.APTITUDE, day))
    return {"driver.unsafe": True, "driver.aptitude_test": tested}


def _by(driver: LedgerDriver, kind: NoteKind, day: date) -> list[LedgerNote]:
    return [note for note in driver.of_kind(kind) if note.day <= day]
