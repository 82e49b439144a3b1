"""One day: from wishes to a plan that a person can confirm, each ride with its legal basis, each wish left out with its reason.

The same function serves the command line (values read from files) and the application (values from the database).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

from ashinami.basics.notice import Notice
from ashinami.casework.basis import LegalBasis
from ashinami.casework.codec import Plain, from_plain, to_plain
from ashinami.casework.day import DayInput
from ashinami.casework.visiting import Placed
from ashinami.casework.windows import Margins
from ashinami.dispatch.cost import Cost
from ashinami.dispatch.fairness import Fairness
from ashinami.dispatch.plan import Plan, WhyNot
from ashinami.dispatch.why import DriverChoice
from ashinami.vocabulary.wish import Back, Wish


class WhyRefused(StrEnum):
    """Why a wish never reached the planner: reasons outside time and cars."""

    NOT_LOCATED = "場所未確認：地図の上の場所がまだ分かりません"
    NEEDS_REGISTRATION = "いまの取り決めのままでは、登録または許可が必要です"
    BREAKS_REGISTRATION = "登録した送迎の決まりに合いません。法の根拠のページに理由があります"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A wish that is not in the plan, why (the name of a `WhyRefused` or `WhyNot`), and the same in Japanese."""

    wish: str
    why: str
    text: str

    @classmethod
    def because(cls, wish: str, why: WhyRefused | WhyNot) -> LeftOut:
        """Return it for a reason."""
        return cls(wish, why.name, why.value)


@dataclass(frozen=True)
class DayPlan:
    """A proposal for a day. It decides nothing: a person confirms.

    Attributes
    ----------
    given : what it was made from; names, phones and addresses stand here and nowhere else.
    plan : who drives whom when, as dispatch found and `dispatch.check` verified it.
    metres : for each route of the plan the metres driven to each stop, and at the end home.
    bases : the legal basis of each wish, by its key.
    left_out : each wish that is not driven, with its reason.
    margins, method : the promises it keeps, and how travel times were found (in Japanese).
    notices : what the planner had to leave aside (a driver whose home is not located).
    choices : for each wish that is driven why this driver, and who would have been next; empty for a plan rebuilt from a board.
    cost, fairness : the terms of what the plan costs, and what fair turns have cost of it; None for a plan rebuilt from a board.
    visits, visits_left : the support visits as the same search placed them, and those nobody can go on, each with its reason.
    """

    given: DayInput
    plan: Plan
    metres: tuple[tuple[int, ...], ...]
    bases: Mapping[str, LegalBasis]
    left_out: tuple[LeftOut, ...]
    margins: Margins
    method: str
    notices: tuple[Notice, ...] = ()
    choices: tuple[DriverChoice, ...] = ()
    cost: Cost | None = None
    fairness: Fairness | None = None
    visits: tuple[Placed, ...] = ()
    visits_left: tuple[LeftOut, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a plan in which a wish is lost: each is driven or left out with a reason, never both."""
        driven = {stop.wish for route in self.plan.routes for stop in route.stops}
        left_out = {entry.wish for entry in self.left_out}
        wishes = {wish.key for wish in self.given.wishes}
        if driven | left_out != wishes or driven & left_out:
            raise ValueError(f"each wish is driven or left out: {sorted((driven ^ wishes) ^ left_out)}")
        if [len(way) for way in self.metres] != [len(route.stops) + 1 for route in self.plan.routes]:
            raise ValueError("metres are given for each stop and the way home")
        object.__setattr__(self, "bases", MappingProxyType(dict(self.bases)))

    @property
    def served(self) -> tuple[Wish, ...]:
        """The wishes that are driven."""
        left_out = {entry.wish for entry in self.left_out}
        return tuple(wish for wish in self.given.wishes if wish.key not in left_out)

    @property
    def waiting_for_call(self) -> tuple[Wish, ...]:
        """The wishes whose riders ring when they are done (お帰りの電話待ち)."""
        open_returns = {wish.key for wish in self.given.wishes if wish.back is Back.OPEN and not wish.accompaniment}
        return tuple(wish for wish in self.served if wish.key in open_returns)

    @cached_property  # every page asks for it
    def receipt(self) -> str:
        """A short number that changes when anything in the plan or its input changes; printed on every page."""
        text = json.dumps(self.to_json(), ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:10]

    def to_json(self, *, people: bool = True) -> dict[str, Plain]:
        """Return the whole plan as JSON holds it; without `people` the input is left out, and with it every name."""
        kept = (field.name for field in fields(self) if people or field.name != "given")
        return {name: to_plain(getattr(self, name)) for name in kept}

    @classmethod
    def from_json(cls, data: Mapping[str, Plain], given: DayInput | None = None) -> DayPlan:
        """Return the plan `to_json` wrote; one written without people needs its input given. Another shape is a ValueError."""
        plain = dict(data)
        if given is not None:
            plain["given"] = to_plain(given)
        return from_plain(cls, plain)
