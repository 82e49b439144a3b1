"""Whom an office needs for its cars, and whom it has. Source: 施行規則第51条の17."""

from __future__ import annotations

from dataclasses import dataclass

from ashinami.casework.registration.file import GroupFile, Office
from ashinami.law.road_transport.registered.management import is_specified_office, responsible_persons_needed
from ashinami.vocabulary.registration import Competence, Post

LARGE = 11
"""From this many seats, the driver's among them, one car makes a 特定事務所."""
QUALIFYING = frozenset(Competence) - {Competence.NONE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Staffing:
    """How an office is staffed.

    Attributes
    ----------
    small, large, unknown : its cars of up to 10 seats, of 11 and more, and those whose seats nobody has written down.
    only_managers : whether only 運行管理者 count, as in 事業者協力型.
    specified : whether it is a 特定事務所; None while the cars not written down could make it one.
    needed : how many responsible persons it needs by what is written down; fewer where all are 運行管理者 (`needed_of_managers`).
    responsible, qualified, managers : how many it has; those with a qualification among them; 運行管理者 among these.
    vacant : the posts nobody holds.
    """

    small: int
    large: int
    unknown: int
    only_managers: bool
    specified: bool | None
    needed: int
    needed_of_managers: int
    responsible: int
    qualified: int
    managers: int
    vacant: tuple[Post, ...]

    @property
    def cars(self) -> int:
        """How many cars run from it."""
        return self.small + self.large + self.unknown

    @property
    def enough(self) -> bool | None:
        """Whether there are enough responsible persons; None while it is not known whether qualified ones are needed."""
        if self.specified is None:
            return None if self.responsible else False
        if not self.specified:
            return self.responsible >= self.needed
        by_qualification = self.qualified >= self.needed and not self.only_managers
        return by_qualification or self.managers >= self.needed_of_managers


def staffing_of(office: Office, file: GroupFile, *, cooperation: bool = False) -> Staffing:
    """Count the cars of an office and those responsible in it; `cooperation` says that a licensed operator helps (事業者協力型)."""
    seats = [car.capacity for car in file.cars if car.office == office.key]
    small = sum(number is not None and number < LARGE for number in seats)
    large = sum(number is not None and number >= LARGE for number in seats)
    unknown = len(seats) - small - large
    responsible = [holder for holder in office.holders if holder.post is Post.OPERATION]
    held = {holder.post for holder in office.holders}
    return Staffing(
        small=small,
        large=large,
        unknown=unknown,
        only_managers=cooperation,
        specified=is_specified_office(small, large) or (None if unknown else False),
        needed=responsible_persons_needed(small, large, managers=False),
        needed_of_managers=responsible_persons_needed(small, large, managers=True),
        responsible=len(responsible),
        qualified=sum(holder.competence in QUALIFYING for holder in responsible),
        managers=sum(holder.competence is Competence.OPERATION_MANAGER for holder in responsible),
        vacant=tuple(post for post in Post if post not in held),
    )
