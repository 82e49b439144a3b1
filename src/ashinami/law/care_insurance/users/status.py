"""From a person's history to what the law asks, and whether she is a target user of a service on a day.

Days that no record covers are not known, and stay so: they make the result undetermined, never «no».
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ashinami.law import corpus
from ashinami.law.care_insurance.services import offered
from ashinami.law.care_insurance.users import facts
from ashinami.law.care_insurance.users.parts import OLDER
from ashinami.rules.answers import Answer, Answers, Origin, Record, Said
from ashinami.rules.facts import Fact
from ashinami.rules.verdict import Finding, Verdict, find
from ashinami.vocabulary.care import CareLevel, Continuing, Service, StatusHistory
from ashinami.vocabulary.money import UserClass

REGISTER = Record("利用者名簿")


def answers(history: StatusHistory, service: Service, day: date, *, opened: bool | None = None) -> Answers:
    """Return what is on record about the person on the day.

    `opened`: whether the municipality has opened the service to those who go on after 要介護; None when it is not known.
    """
    given: list[tuple[Fact, bool | int | str, Origin]] = []
    status, age = history.on(day), history.age(day)
    if status is not None:
        given.append((facts.LEVEL, status.level.value, REGISTER))
    if age is not None:
        given.append((facts.AGE, age, REGISTER))
    going_on = history.continuing_of(service)
    if going_on is not None:
        given += _going_on(history, going_on, day)
    if opened is not None:
        given.append((facts.OPENED, opened, Record("市町村の要綱")))
    return Answers(tuple(Answer(fact, value, origin) for fact, value, origin in given))


def _going_on(history: StatusHistory, going_on: Continuing, day: date) -> Iterable[tuple[Fact, bool, Origin]]:
    before = history.before_care(day)
    if before is not None and before.days.end is not None:
        yield facts.USED_BEFORE, going_on.used.start < before.days.end, REGISTER
    yield facts.GOES_ON, day in going_on.used, REGISTER
    if going_on.recognised_on is not None and going_on.recognised_on <= day:
        yield facts.RECOGNISED, True, Said("市町村", going_on.recognised_on)
    elif going_on.refused_on is not None and going_on.refused_on <= day:
        yield facts.RECOGNISED, False, Said("市町村", going_on.refused_on)


def target_user(history: StatusHistory, service: Service, day: date, *, opened: bool | None = None) -> Finding:
    """Judge whether the person is a target user of the service on the day."""
    return find(corpus(), offered(service).users_subject, day, answers(history, service, day, opened=opened))


@dataclass(frozen=True, slots=True)
class Head:
    """How many of the users of a day count: target users, others, and those of whom it is not known."""

    target: int
    other: int
    unknown: int

    @property
    def total(self) -> int:
        """All users."""
        return self.target + self.other + self.unknown


def counted(histories: Iterable[StatusHistory], service: Service, day: date) -> Head:
    """Count the users of a service on a day, as the half rule asks; nobody of unknown status counts as a target user."""
    found = [target_user(one, service, day).verdict for one in histories]
    target, unknown = found.count(Verdict.LAWFUL), found.count(Verdict.UNDETERMINED)
    return Head(target, len(found) - target - unknown, unknown)


def user_class(history: StatusHistory, service: Service, day: date) -> UserClass | None:
    """Return what sort of user the person is in claims of the day; None while that is not known.

    Somebody in need of care is 継続利用要介護者 only where that is established; while it is open she is simply 要介護, who never
    counts as a target user.
    """
    status = history.on(day)
    if status is None:
        return None
    if status.level.is_care:
        goes_on = target_user(history, service, day, opened=None).verdict is Verdict.LAWFUL
        return UserClass.CONTINUING if goes_on else UserClass.CARE
    if status.level is CareLevel.INDEPENDENT:
        age = history.age(day)
        return None if age is None else UserClass.OTHER_65 if age >= OLDER else UserClass.OTHER
    return _CLASS[status.level]


_CLASS = {
    CareLevel.SUPPORT_1: UserClass.SUPPORT_1,
    CareLevel.SUPPORT_2: UserClass.SUPPORT_2,
    CareLevel.TARGET: UserClass.CHECKLIST,
}
