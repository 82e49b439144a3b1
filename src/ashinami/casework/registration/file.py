"""The file of a registered group as values: drivers, cars, offices, procedures, beside the versions of its registrations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ashinami.casework.registration.version import Version, in_force
from ashinami.vocabulary.registration import (
    CarType,
    Competence,
    Filing,
    Licence,
    NoteKind,
    Post,
    RightToUse,
    Shown,
)

ENDED = "ended"
"""The change (`changes.Change`) by which a service is given up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerNote:
    """A line of the driver ledger: `what` is a code of its kind (a course, a qualification) or empty; `until` ends a suspension."""

    kind: NoteKind
    day: date
    what: str = ""
    until: date | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerDriver:
    """A driver as the ledger (運転者等台帳) has him. Source: 施行規則第51条の23. None and empty stand for not known.

    `key` is of his page, `person` of himself: who comes back after years has two pages.
    `record_checked_on` is the day on which somebody last looked at his driving record (運転記録証明書): only then does it mean something
    that no suspension is written down.
    """

    key: str
    name: str
    person: str = ""
    address: str = ""
    born_on: date | None = None
    number: str = ""
    made_on: date | None = None
    licence: Licence | None = None
    licence_number: str = ""
    licence_given_on: date | None = None
    licence_expires_on: date | None = None
    licence_conditions: str = ""
    on_my_number_card: bool = False
    record_checked_on: date | None = None
    appointed_on: date | None = None
    left_on: date | None = None
    left_why: str = ""
    notes: tuple[LedgerNote, ...] = ()

    def of_kind(self, kind: NoteKind) -> tuple[LedgerNote, ...]:
        """Return the lines of one kind, by day."""
        return tuple(sorted((note for note in self.notes if note.kind is kind), key=lambda note: note.day))

    def drives_on(self, day: date) -> bool:
        """Whether he has been appointed and has not left."""
        return (
            self.appointed_on is not None and self.appointed_on <= day and (self.left_on is None or day < self.left_on)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerCar:
    """A car as the vehicle ledger has it. `capacity` counts the driver, as the inspection certificate does; amounts in yen.

    `person_unlimited` says that the policy pays for people without limit; `person_yen` is then not asked.
    """

    key: str
    name: str
    plate: str = ""
    capacity: int | None = None
    type: CarType | None = None
    kei: bool | None = None
    right: RightToUse | None = None
    agreed_on: date | None = None
    person_unlimited: bool = False
    person_yen: int | None = None
    property_yen: int | None = None
    insured_until: date | None = None
    inspected_until: date | None = None
    sign: bool | None = None
    sign_letters: bool | None = None
    shown: frozenset[Shown] | None = None
    certificate_copy: bool | None = None
    office: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who holds a post in an office."""

    post: Post
    name: str
    competence: Competence | None = None
    course_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office (事務所) of the service; `detector_on` is the day its alcohol detector was last looked over."""

    key: str
    name: str
    place: str = ""
    detectors: int | None = None
    detector_on: date | None = None
    holders: tuple[Holder, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """Something filed, or to be filed, with the competent office.

    `change` is a code of `changes.Change`, for 変更登録 and 届出; `year` the fiscal year of an annual report; `happened_on` the day a
    change holds from; `done_on` the day it was handed in.
    """

    key: str
    registration: str
    filing: Filing
    change: str = ""
    year: int | None = None
    happened_on: date | None = None
    due_on: date | None = None
    done_on: date | None = None
    done_by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFile:
    """All that the program keeps of a registered group, as of a day. `names` has the name behind each key that may be seen."""

    group: str
    fictional: bool
    phone: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    versions: tuple[Version, ...] = ()
    drivers: tuple[LedgerDriver, ...] = ()
    cars: tuple[LedgerCar, ...] = ()
    offices: tuple[Office, ...] = ()
    procedures: tuple[Procedure, ...] = ()

    def on(self, day: date) -> tuple[Version, ...]:
        """Return what is registered on the day, one version a registration."""
        keys = dict.fromkeys(version.registration for version in self.versions)
        found = (in_force((one for one in self.versions if one.registration == key), day) for key in keys)
        return tuple(version for version in found if version is not None)

    def ended_on(self, registration: str) -> date | None:
        """Return from which day on the service under a registration is no longer run, as far as that is written down."""
        ends = (row for row in self.procedures if (row.registration, row.change) == (registration, ENDED))
        return min((row.happened_on for row in ends if row.happened_on is not None), default=None)

    def runs(self, registration: str, day: date) -> bool:
        """Whether the service under a registration has not been given up by the day."""
        end = self.ended_on(registration)
        return end is None or day < end
