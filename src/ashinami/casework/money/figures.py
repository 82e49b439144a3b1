"""The figures a scheme asks for, from records: users by class, activities, months, costs booked to the grant."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from ashinami.basics.day import Month
from ashinami.basics.money import Yen
from ashinami.casework.money.allocation import ClassOn
from ashinami.ledger.move import Move
from ashinami.ledger.statements import balance, paid_for
from ashinami.vocabulary.activity import RIDE, VISIT, Activity
from ashinami.vocabulary.money import CostItem, UserClass

_STRONGEST = (
    UserClass.SUPPORT_1,
    UserClass.SUPPORT_2,
    UserClass.CHECKLIST,
    UserClass.CONTINUING,
    UserClass.CARE,
    UserClass.OTHER_65,
    UserClass.OTHER,
)


@dataclass(frozen=True, slots=True)
class User:
    """A user in a period: the class she is counted in, her uses of each class, and on which days the classes held.

    Somebody whose class changed within the period is one person: she is counted as a target user when she was one on a day she used
    the service; her uses are counted by the class of their own day. `counted` None: nobody has written her class down.
    """

    person: str
    counted: UserClass | None
    uses: Mapping[UserClass | None, int]
    changes: tuple[tuple[date, UserClass | None], ...]

    @property
    def all_uses(self) -> int:
        """How often she used it."""
        return sum(self.uses.values())


def users_of(activities: Iterable[Activity], class_on: ClassOn) -> tuple[User, ...]:
    """Return the users of a period's activities, each once."""
    by_person: defaultdict[str, list[tuple[date, UserClass | None]]] = defaultdict(list)
    for one in sorted(activities):
        by_person[one.rider].append((one.service_day, class_on(one.rider, one.service_day)))
    users = []
    for person, uses in sorted(by_person.items()):
        held = {found for _day, found in uses}
        counted = next((one for one in _STRONGEST if one in held), None)
        changes: list[tuple[date, UserClass | None]] = []
        for day, found in uses:
            if not changes or changes[-1][1] is not found:
                changes.append((day, found))
        users.append(User(person, counted, Counter(found for _day, found in uses), tuple(changes)))
    return tuple(users)


@dataclass(frozen=True, slots=True)
class Figures:
    """All that a period's claim counts from: activities of the grant's kinds, their users, and the books."""

    months: tuple[Month, ...]
    activities: tuple[Activity, ...]
    users: tuple[User, ...]
    costs: Mapping[CostItem, Yen]
    collected: Yen
    fares: Yen
    by_day: Mapping[str, UserClass | None]

    @property
    def total_cost(self) -> Yen:
        """All costs booked to the grant."""
        return sum(self.costs.values())

    def is_target(self, activity: Activity) -> bool:
        """Whether an activity was for a target user, by her class of the day."""
        user = self.by_day.get(activity.key)
        return user is not None and user.is_target(activity.service_day)

    def values(self) -> dict[str, object]:
        """Return the figures as answers to the facts of `ashinami.funding`: ids to values."""
        target = [one for one in self.users if one.counted in _STRONGEST[:3]]
        continuing = [one for one in self.users if one.counted is UserClass.CONTINUING]
        active = [month for month in self.months if any(Month.of(one.service_day) == month for one in self.activities)]
        plain: dict[str, object] = {
            "users.all": len(self.users),
            "users.target": len(target),
            "users.continuing": len(continuing),
            "visits.all": len(self.activities),
            "visits.target": sum(map(self.is_target, self.activities)),
            "activities.count": len(self.activities),
            "activities.visit_cases": sum(one.kind == VISIT for one in self.activities),
            "activities.ride_cases": sum(one.kind == RIDE for one in self.activities),
            "group.months": len(active),
            "income.collected": self.collected,
            "income.fares": self.fares,
            # a cost is booked to one grant or none: no other grant pays for these
            "income.other_grants": 0,
        }
        plain |= {f"cost.{item.value}": self.costs.get(item, 0) for item in CostItem}
        if self.activities:
            plain["activities.minutes"] = min(one.minutes for one in self.activities)
        plain["month"] = [self._month(month) for month in active]
        plain["user_month"] = self._user_months()
        return plain

    def _user_months(self) -> list[dict[str, object]]:
        """Return how often each user came in each month, for rules with a limit for each; users by number, without a name."""
        uses = Counter((one.rider, Month.of(one.service_day)) for one in self.activities)
        numbers = {user.person: at for at, user in enumerate(self.users, start=1)}
        return [
            {"name": f"利用者{numbers[rider]} {month}", "user_month.visits": count}
            for (rider, month), count in sorted(uses.items())
        ]

    def _month(self, month: Month) -> dict[str, object]:
        mine = [one for one in self.activities if Month.of(one.service_day) == month]
        return {
            "name": str(month),
            "month.visits": len(mine),
            "month.visits_target": sum(map(self.is_target, mine)),
            "month.activities": len(mine),
        }


def figures(  # noqa: PLR0913 - figures rest on records, books and the grant
    months: Iterable[Month],
    activities: Iterable[Activity],
    class_on: ClassOn,
    moves: Iterable[Move],
    *,
    grant: str,
    kinds: frozenset[str],
) -> Figures:
    """Return a period's figures: activities of the grant's kinds in its months, and what the books of those months say."""
    asked = tuple(months)
    mine = tuple(one for one in sorted(activities) if one.kind in kinds and Month.of(one.service_day) in asked)
    booked = [move for move in moves if move.period in asked]
    costs = {CostItem(code): amount for code, amount in paid_for(booked, grant).items()}
    return Figures(
        months=asked,
        activities=mine,
        users=users_of(mine, class_on),
        costs=costs,
        collected=balance(booked, "rider_costs"),
        fares=balance(booked, "fares"),
        by_day={one.key: class_on(one.rider, one.service_day) for one in mine},
    )
