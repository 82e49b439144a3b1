"""What hangs on one person (bus factor): everything that nobody else could carry on when he leaves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

MOST_COUNTED = 3
"""Up to how many people leaving together are tried; beyond it nobody needs the exact number."""


@dataclass(frozen=True, slots=True)
class Duty:
    """Something that is carried: who holds it, and who could take over at once.

    `key` tells it from every other; `group` is the body or area it is counted for. People are keys, never names.
    """

    key: str
    group: str
    holders: frozenset[str]
    deputies: frozenset[str] = frozenset()

    @property
    def carried_by(self) -> frozenset[str]:
        """Everybody who could carry it."""
        return self.holders | self.deputies


@dataclass(frozen=True, slots=True)
class Frailty:
    """How much of a group's work hangs on few.

    Attributes
    ----------
    duties, alone, nobodys : how many duties there are, how many hang on one person, how many on nobody.
    factor : how many people need to leave until more than half is carried by nobody; None when more than `MOST_COUNTED`.
    """

    group: str
    duties: int
    alone: int
    nobodys: int
    factor: int | None


def on_him_alone(duties: Iterable[Duty], person: str) -> list[Duty]:
    """Return what nobody carries once the person is gone."""
    return [duty for duty in duties if duty.carried_by == {person}]


def frailty(duties: Iterable[Duty]) -> list[Frailty]:
    """Return how frail each group is, the frailest first."""
    by_group: defaultdict[str, list[Duty]] = defaultdict(list)
    for duty in duties:
        by_group[duty.group].append(duty)
    found = [
        Frailty(
            group,
            len(mine),
            sum(len(duty.carried_by) == 1 for duty in mine),
            sum(not duty.carried_by for duty in mine),
            factor(mine),
        )
        for group, mine in by_group.items()
    ]
    return sorted(
        found, key=lambda one: (one.factor if one.factor is not None else MOST_COUNTED + 1, -one.alone, one.group)
    )


def factor(duties: Iterable[Duty]) -> int | None:
    """Return the fewest people without whom more than half of the duties are carried by nobody."""
    mine = list(duties)
    people = sorted({person for duty in mine for person in duty.carried_by})
    for count in range(MOST_COUNTED + 1):
        for leaving in combinations(people, count):
            gone = set(leaving)
            if 2 * sum(duty.carried_by <= gone for duty in mine) > len(mine):
                return count
    return None
