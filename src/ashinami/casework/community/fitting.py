"""Which help fits which need: what speaks for it, what is in the way, and what is still to be asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ashinami.basics.clock import Span, clock
from ashinami.basics.day import WEEKDAYS
from ashinami.vocabulary.community import LifeField
from ashinami.vocabulary.helping import Board, Reward


@dataclass(frozen=True, slots=True)
class Sought:
    """A need, or a help, as it is compared.

    Attributes
    ----------
    board : small helps, roles or partners: nothing crosses from one to another.
    fields : what it is about.
    skills : what must be known (of a need), or is known (of a help).
    areas : the area and everything it lies within, innermost first; empty for the whole municipality.
    times : when, a weekday (0 is Monday) to stretches; empty when not known.
    rewards : what the one would give, or the other would take; empty when not said.
    places : how many it is for, or can be served.
    """

    board: Board
    fields: frozenset[LifeField] = frozenset()
    skills: frozenset[str] = frozenset()
    areas: tuple[str, ...] = ()
    times: tuple[tuple[int, Span], ...] = ()
    rewards: frozenset[Reward] = frozenset()
    places: int = 1


@dataclass(frozen=True, slots=True)
class Fit:
    """How two go together: the reasons for it, and what nobody has said yet."""

    because: tuple[str, ...]
    to_ask: tuple[str, ...]


def fit(need: Sought, offer: Sought) -> Fit | None:
    """Return how a help fits a need; None when something is surely in the way. What is not known is asked, never taken as yes."""
    if need.board is not offer.board or not need.skills <= offer.skills:
        return None
    because: list[str] = []
    to_ask: list[str] = []
    for judged in (_fields(need, offer), _areas(need, offer), _times(need, offer), _rewards(need, offer)):
        if judged is None:
            return None
        (because if judged[0] else to_ask).append(judged[1])
    if need.skills:
        because.append("できること: " + "、".join(sorted(need.skills)))
    if offer.places < need.places:
        to_ask.append(f"{need.places}件のうち{offer.places}件まで。残りをどうするか")
    return Fit(tuple(because), tuple(to_ask))


def fits[Key](need: Sought, offers: Iterable[tuple[Key, Sought]]) -> list[tuple[Key, Fit]]:
    """Return the helps that fit a need: those of which least is still to be asked first."""
    found = [(key, how) for key, offer in offers if (how := fit(need, offer)) is not None]
    return sorted(found, key=lambda pair: (len(pair[1].to_ask), -len(pair[1].because)))


def _fields(need: Sought, offer: Sought) -> tuple[bool, str] | None:
    if not need.fields or not offer.fields:
        return False, "何の手助けか"
    same = need.fields & offer.fields
    return (True, "、".join(field.text for field in LifeField if field in same)) if same else None


def _areas(need: Sought, offer: Sought) -> tuple[bool, str] | None:
    if not offer.areas:
        return True, "どの区域へも行ける"
    if not need.areas:
        return False, "どの区域か"
    # a help for a whole school district reaches its parts; a help for one part is asked about the whole
    if offer.areas[0] in need.areas:
        return True, "区域が同じ、または区域の中"
    return (False, "その区域の全部に行けるか") if need.areas[0] in offer.areas else None


def _times(need: Sought, offer: Sought) -> tuple[bool, str] | None:
    if not need.times or not offer.times:
        return False, "いつがよいか"
    for day, wanted in need.times:
        for other, free in offer.times:
            start, end = max(wanted.start, free.start), min(wanted.end, free.end)
            if day == other and start < end:
                return True, f"{WEEKDAYS[day]}曜の {clock(start)}–{clock(end)} が合う"
    return None


def _rewards(need: Sought, offer: Sought) -> tuple[bool, str] | None:
    if not need.rewards or not offer.rewards:
        return False, "謝礼があるか"
    same = need.rewards & offer.rewards
    return (True, "、".join(reward.text for reward in Reward if reward in same)) if same else None
