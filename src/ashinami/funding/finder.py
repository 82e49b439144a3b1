"""Which schemes fit a group, which nearly do and by what change, which do not; with what each would pay on last year's records."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ashinami.basics.money import Yen
from ashinami.funding.scheme import Evaluation, Level, Scheme, Standing, evaluate, with_derived
from ashinami.rules.answers import Answers
from ashinami.rules.change import Change, Proposal, least_changes
from ashinami.rules.facts import Amount, Choice, Value


class Fit(StrEnum):
    """How near a scheme is, in the order in which it is shown."""

    FITS = "当てはまる"
    ASKS = "あと少し分かれば決まる"
    NEARLY = "少し変えれば当てはまる"
    FAILS = "当てはまらない"


@dataclass(frozen=True, slots=True)
class Found:
    """One scheme for one group: how near it is, what it gives, and the least changes after which it fits."""

    evaluation: Evaluation
    fit: Fit
    changes: tuple[Proposal, ...] = ()

    @property
    def scheme(self) -> Scheme:
        """The scheme."""
        return self.evaluation.scheme

    @property
    def would_pay(self) -> Yen | None:
        """What it pays on these records, were the conditions met; None when the formula lacks an answer."""
        return self.evaluation.by_formula


def find(schemes: Iterable[Scheme], day: date, answers: Answers, payers: Collection[str] = ()) -> tuple[Found, ...]:
    """Return the schemes in force on the day, the nearest first, the best paying of each kind first.

    With `payers` (the group's town, prefecture …) the rules of other towns and prefectures are left out; money of the state is for all.
    """
    found = [_found(scheme, day, answers) for scheme in in_reach(schemes, payers) if day in scheme.in_force]
    order = {fit: rank for rank, fit in enumerate(Fit)}
    return tuple(sorted(found, key=lambda one: (order[one.fit], -(one.would_pay or 0), one.scheme.id)))


def in_reach(schemes: Iterable[Scheme], payers: Collection[str]) -> tuple[Scheme, ...]:
    """Return the schemes of these payers and of the state; all of them when no payer is named."""
    return tuple(one for one in schemes if not payers or one.level is Level.STATE or one.payer in payers)


def _found(scheme: Scheme, day: date, answers: Answers) -> Found:
    seen = evaluate(scheme, day, answers)
    if seen.standing is Standing.FITS:
        return Found(seen, Fit.FITS if seen.amount is not None else Fit.ASKS)
    if seen.standing is Standing.OPEN:
        return Found(seen, Fit.ASKS)
    changes = least_changes(scheme.eligibility, with_derived(scheme, day, answers))
    return Found(seen, Fit.NEARLY if changes else Fit.FAILS, changes)


def change_text(change: Change) -> str:
    """Return one change in words: who does what: 活動する会員は何人ですか: 4人 → 5人（団体）."""
    by = "・".join(who.value for who in change.by)
    asks = change.slot.asks.removeprefix("次に当たりますか: ")
    if isinstance(change.value, bool):
        return f"{asks} → {'そのようにする' if change.value else 'そうでなくする'}（{by}）"
    now = "分からない" if change.now is None else _value(change, change.now)
    return f"{asks}: {now} → {_value(change, change.value)}（{by}）"


def _value(change: Change, value: Value) -> str:
    fact = change.slot.fact
    if isinstance(fact, Amount):
        return f"{value:,}{fact.unit}"
    if isinstance(fact, Choice):
        chosen = value if isinstance(value, frozenset) else {value}
        return "・".join(option.text for option in fact.options if option.id in chosen) or "なし"
    return str(value)
