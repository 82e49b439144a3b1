"""Offers held for somebody who will ring back: until they lapse, nothing else is planned on their minutes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from ashinami.dispatch.desk import Desk
from ashinami.dispatch.offers import Offer, kept
from ashinami.dispatch.plan import Plan
from ashinami.dispatch.problem import Fixed, Problem, WishOrder


@dataclass(frozen=True, slots=True)
class Held:
    """An offer kept for her until it lapses. `lapses` has a time zone."""

    wish: WishOrder
    offer: Offer
    lapses: datetime

    def __post_init__(self) -> None:
        """Refuse an offer for another wish, and a time without zone."""
        if self.wish.key != self.offer.wish:
            raise ValueError(f"an offer for {self.offer.wish} is not one for {self.wish.key}")
        if self.lapses.tzinfo is None:
            raise ValueError("an offer lapses at a time with a zone")

    def stands(self, now: datetime) -> bool:
        """Whether it has not lapsed."""
        return now < self.lapses


def with_held(
    problem: Problem, plan: Plan, held: Iterable[Held], now: datetime
) -> tuple[Problem, Plan, tuple[Held, ...]]:
    """Return the day with the offers that stand taken in at their minutes and drivers, and those for which no room is left.

    The earlier to lapse comes first. What no longer fits (the plan has changed since) must be offered anew.
    """
    gone = []
    for each in sorted((each for each in held if each.stands(now)), key=lambda each: each.lapses):
        wish = kept(each.wish, each.offer)
        locks = tuple(Fixed(wish.key, leg.leg, leg.driver, leg.window) for leg in each.offer.legs)
        others = tuple(other for other in problem.wishes if other.key != wish.key)
        fixed = tuple(lock for lock in problem.fixed if lock.wish != wish.key)
        with_it = replace(problem, wishes=(*others, wish), fixed=(*fixed, *locks))
        desk = Desk(with_it, plan)
        found = desk.offers(wish, most=1)
        if not found:
            gone.append(each)
            continue
        desk.accept(wish, found[0])
        problem, plan = desk.problem, desk.plan
    return problem, plan, tuple(gone)
