"""What a changed service does to the grant: cost, ceiling and shares before and after, so that nobody fears in the dark.

The shares (25, 12.5 … per cent) do not depend on how the services are arranged; what changes is the cost, the part of it that may be
charged (the half rule), and the room under the ceiling.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ashinami.basics.money import Rounding, Yen, rounded
from ashinami.funding.care import facts
from ashinami.funding.care.grant import SCHEME
from ashinami.funding.care.shares import Payer
from ashinami.funding.half_rule import HalfRuleResult
from ashinami.funding.scheme import Evaluation, evaluate
from ashinami.funding.trace import Number
from ashinami.rules.answers import Answer, Answers, Assumed


@dataclass(frozen=True, slots=True)
class Change:
    """One service before and after: its yearly cost, and for subsidised ones the half rule over its users.

    A cost of which only a part may be charged leaves the rest to the municipality's own money.
    """

    name: str
    before: Yen
    after: Yen
    users_after: HalfRuleResult | None = None

    def __post_init__(self) -> None:
        """Refuse costs below zero."""
        if min(self.before, self.after) < 0:
            raise ValueError(f"{self.name}: a cost is zero or more")

    @property
    def charged_after(self) -> Yen:
        """What of the later cost may be charged to the grant, cut to whole yen."""
        if self.users_after is None:
            return self.after
        return rounded(self.after * self.users_after.share, Rounding.DOWN)


@dataclass(frozen=True, slots=True)
class Outlook:
    """The grant before and after. `alone` is what the municipality bears beside the grant: cost that may not be charged."""

    before: Evaluation
    after: Evaluation
    changes: tuple[Change, ...]

    @property
    def alone(self) -> Yen:
        """The cost that the half rule keeps out of the grant."""
        return sum(change.after - change.charged_after for change in self.changes)

    @property
    def of_grant(self) -> Yen | None:
        """How the money from outside changes; None while something that decides is not known."""
        if self.before.amount is None or self.after.amount is None:
            return None
        return self.after.amount - self.before.amount


def what_if(insurer: Answers, day: date, changes: tuple[Change, ...]) -> Outlook:
    """Return the grant of the year before and after the changes; `insurer` answers the scheme's facts as things stand."""
    cost = insurer.to(facts.COST)
    after = insurer
    if cost is not None:
        later = int(str(cost.value)) + sum(change.charged_after - change.before for change in changes)
        if later < 0:
            raise ValueError("a service costs no more before the change than all services together")
        changed = Answer(facts.COST, later, Assumed("サービスを変えたとき"))
        after = Answers((*(one for one in insurer if one.fact is not facts.COST), changed), insurer.members)
    return Outlook(evaluate(SCHEME, day, insurer), evaluate(SCHEME, day, after), changes)


def lines(found: Outlook) -> Iterator[str]:
    """Tell before and after payer by payer, the room under the ceiling, and what must still be known."""
    for change in found.changes:
        yield f"{change.name}: {change.before:,}円 → {change.after:,}円（計上できるのは {change.charged_after:,}円）"
        if change.users_after is not None:
            yield from (f"  注意: {warning}" for warning in change.users_after.warnings)
    if found.of_grant is None:
        asked = dict.fromkeys((*found.before.questions, *found.after.questions))
        yield "まだ計算できません。次が分かれば出ます:"
        yield from (f"  {slot.id} {slot.asks}" for slot in asked)
        yield from dict.fromkeys((*found.before.warnings, *found.after.warnings))
        return
    for name, key in (
        ("対象になる費用", "base"),
        ("限度を超える額", "over"),
        *((one.text, one.value) for one in Payer),
    ):
        yield f"  {name}: {_yen(found.before.step(key))} → {_yen(found.after.step(key))}"
    yield f"  市町村が負担する合計: {_borne(found.before)} → {_borne(found.after, found.alone)}（分担と、限度を超える額と、計上できない額）"
    size = (
        f"{abs(found.of_grant):,}円 {'ふえます' if found.of_grant > 0 else 'へります'}"
        if found.of_grant
        else "変わりません"
    )
    yield f"市町村の外から来るお金は {size}。負担の割合は、サービスの形では変わりません。"
    if found.alone:
        yield f"半数の決まりで計上できない {found.alone:,}円 は、市町村の一般財源などになります。"
    yield from (f"注意: {warning}" for warning in dict.fromkeys((*found.before.warnings, *found.after.warnings)))


def _borne(seen: Evaluation, alone: Yen = 0) -> str:
    return _yen(seen.step(Payer.MUNICIPALITY.value) + seen.step("over") + alone)


def _yen(value: Number) -> str:
    return f"{int(value):,}円"
