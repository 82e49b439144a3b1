"""A registered group as values: one registration of two years, a driver whose page is whole, a car, an office. All invented."""

from __future__ import annotations

from datetime import date
from typing import Any

from ashinami.casework.registration.file import (
    GroupFile,
    Holder,
    LedgerCar,
    LedgerDriver,
    LedgerNote,
    Office,
    Procedure,
)
from ashinami.casework.registration.version import Version
from ashinami.vocabulary.registration import (
    CarType,
    Competence,
    Filing,
    Forum,
    Licence,
    NoteKind,
    Passenger,
    Post,
    RightToUse,
    Shown,
    Term,
    Way,
)

TODAY = date(2026, 12, 4)
BEGAN, EXPIRES = date(2025, 4, 1), date(2027, 3, 31)


def version(**more: Any) -> Version:
    """Return the registration."""
    usual: dict[str, Any] = {
        "registration": "r", "since": BEGAN, "way": Way.WELFARE, "term": Term.FIRST, "number": "試福第1号",
        "registered_on": BEGAN, "expires_on": EXPIRES, "operator": "npo", "area": "試し市", "forum": Forum.TRANSPORT_COUNCIL,
        "settled_on": date(2025, 2, 1), "price_settled_on": date(2025, 2, 1), "passengers": frozenset({Passenger.CARE}),
    }  # fmt: skip
    return Version(**usual | more)


def note(kind: NoteKind, day: date, **more: Any) -> LedgerNote:
    """Return a line of the ledger."""
    return LedgerNote(kind=kind, day=day, **more)


def driver(**more: Any) -> LedgerDriver:
    """Return a driver whose page is whole."""
    usual: dict[str, Any] = {
        "key": "d", "person": "p", "name": "髙橋 ハル", "address": "浜町", "born_on": date(1955, 5, 5), "number": "01",
        "made_on": BEGAN, "licence": Licence.FIRST, "licence_number": "1", "licence_given_on": date(1975, 5, 6),
        "licence_expires_on": date(2027, 6, 5), "appointed_on": BEGAN, "record_checked_on": date(2026, 6, 1),
        "notes": (note(NoteKind.COURSE, date(2025, 3, 10), what="welfare"),),
    }  # fmt: skip
    return LedgerDriver(**usual | more)


def car(**more: Any) -> LedgerCar:
    """Return a car whose page is whole."""
    usual: dict[str, Any] = {
        "key": "c", "name": "白の軽", "plate": "試 580 あ 00-01", "capacity": 4, "type": CarType.SEDAN, "kei": True,
        "right": RightToUse.BROUGHT_IN, "agreed_on": BEGAN, "person_unlimited": True, "property_yen": 10_000_000,
        "insured_until": date(2027, 1, 31), "inspected_until": date(2027, 8, 1), "sign": True, "sign_letters": True,
        "shown": frozenset({Shown.NAME, Shown.PLATE}), "certificate_copy": True, "office": "o",
    }  # fmt: skip
    return LedgerCar(**usual | more)


def office(**more: Any) -> Office:
    """Return the office with who is responsible for operation."""
    holder = Holder(
        post=Post.OPERATION, name="世話 セワ", competence=Competence.SAFE_DRIVING_MANAGER, course_on=date(2025, 3, 1)
    )
    usual: dict[str, Any] = {
        "key": "o", "name": "会の事務所", "place": "浜町", "detectors": 1, "detector_on": TODAY, "holders": (holder,),
    }  # fmt: skip
    return Office(**usual | more)


def procedure(filing: Filing, **more: Any) -> Procedure:
    """Return something filed."""
    return Procedure(key=more.pop("key", "x"), registration="r", filing=filing, **more)


def group(**more: Any) -> GroupFile:
    """Return the file of the group."""
    usual: dict[str, Any] = {
        "group": "足の会", "fictional": True, "versions": (version(),), "drivers": (driver(),), "cars": (car(),),
        "offices": (office(),),
    }  # fmt: skip
    return GroupFile(**usual | more)
