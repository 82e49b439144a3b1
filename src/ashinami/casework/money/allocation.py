"""Who pays for what: each cost has one funder or none. Grants are asked in their order; the first that pays for it takes it whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from ashinami.basics.day import Days
from ashinami.vocabulary.activity import RIDE, VISIT, Activity
from ashinami.vocabulary.money import CostItem, UserClass

OWN = ""
"""No grant: the group's own money."""

type ClassOn = Callable[[str, date], UserClass | None]
"""A person's class on a day; None when it is not on record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """A grant of one funder: what it pays for, on which days, for whose activities.

    Attributes
    ----------
    key, name : which grant.
    days : the days of service it pays for.
    order : grants of lower order are asked first.
    items : the cost items it pays; another item is refused by name.
    kinds : activities whose allowances it pays.
    for_target, for_others : whether it pays for activities for target users (要支援者等), and for others. A user whose class nobody has
        written down is not a target user, and a grant for target users alone does not pay for her.
    fund : the separate fund it must be kept in; empty for the group's own books.
    """

    key: str
    name: str
    days: Days
    order: int
    items: frozenset[CostItem]
    kinds: frozenset[str] = frozenset({RIDE, VISIT})
    for_target: bool = True
    for_others: bool = True
    fund: str = ""

    def pays(self, activity: Activity, item: CostItem, user: UserClass | None) -> bool:
        """Whether it pays for an item of an activity."""
        if item not in self.items or activity.kind not in self.kinds or activity.service_day not in self.days:
            return False
        target = user is not None and user.is_target(activity.service_day)
        return self.for_target if target else self.for_others


def payer(activity: Activity, item: CostItem, grants: Iterable[Grant], class_on: ClassOn) -> str:
    """Return the key of the grant that pays for an item of an activity; OWN when none does."""
    user = class_on(activity.rider, activity.service_day)
    asked = sorted(grants, key=lambda grant: (grant.order, grant.key))
    return next((grant.key for grant in asked if grant.pays(activity, item, user)), OWN)


def refused_item(grant: Grant, item: CostItem, day: date) -> str:
    """Return why a grant does not pay for a cost that somebody wants to book to it; empty when it does."""
    if item not in grant.items:
        return f"「{grant.name}」は「{item.text}」を対象にしていません。"
    if day not in grant.days:
        return f"「{grant.name}」の期間の外の日です。"
    return ""
