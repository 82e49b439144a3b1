"""A claim: what a group asks of a funder for a period, its amount with every step, and what stands in its way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from ashinami.basics.money import Yen, yen
from ashinami.casework.money.figures import Figures
from ashinami.funding.facts import ENTITIES, FACTS
from ashinami.funding.scheme import Scheme, Standing, evaluate
from ashinami.rules.answers import Record
from ashinami.rules.conditions import facts as facts_of
from ashinami.rules.facts_file import read_answers


@dataclass(frozen=True, slots=True)
class Reckoned:
    """The amount of a claim and how it came out.

    Attributes
    ----------
    amount : whole yen; None while something that decides is not known.
    steps : the steps in order, as they are read.
    reasons, questions, warnings : why the group may have it; what must still be known; what must be checked.
    """

    amount: Yen | None
    steps: tuple[str, ...]
    reasons: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Limit:
    """What bounds a claim: what was decided and is not used up, and what was fixed or asked for in the same year before (`how`)."""

    decided: Yen | None = None
    before: Yen = 0
    how: str = "確定した"

    def of(self, found: Reckoned) -> Reckoned:
        """Return the claim within its bounds, each bound a step."""
        if found.amount is None:
            return found
        amount, steps, warnings = found.amount, list(found.steps), list(found.warnings)
        if self.decided is not None and amount > self.decided:
            amount = self.decided
            steps.append(f"交付決定の額の残りまで: {yen(amount)}")
        if self.before:
            if self.before > amount:
                warnings.append(
                    f"すでに{self.how}額のほうが {yen(self.before - amount)} 多く、返還になることがあります。"
                )
            amount = max(0, amount - self.before)
            steps.append(f"すでに{self.how} {yen(self.before)} を引いて: {yen(amount)}")
        return replace(found, amount=amount, steps=tuple(steps), warnings=tuple(warnings))


def reckon(scheme: Scheme | None, day: date, found: Figures, more: Mapping[str, object], limit: Limit) -> Reckoned:
    """Return what a claim comes to by its scheme on the day; without a scheme it is what was spent.

    `more` are answers beside the records (the year of application, the number of helpers).
    """
    if scheme is None:
        return limit.of(Reckoned(found.total_cost, (f"補助の対象として帳簿に書いた費用: {yen(found.total_cost)}",)))
    known = {**found.values(), **more}
    # a town's own rule asks its own questions beside those of every group
    own = {fact.id: fact for fact in (*facts_of(scheme.eligibility), *scheme.asks)}
    facts = {**FACTS, **own}
    asked = {key: value for key, value in known.items() if key in facts or key in ENTITIES}
    answers, notices = read_answers(facts.values(), asked, Record("帳簿と活動の記録"))
    result = evaluate(scheme, day, answers)
    if result.standing is Standing.NOT_IN_FORCE:
        return Reckoned(None, (), warnings=(f"「{scheme.title}」は、この日には決まりがありません。",))
    return limit.of(
        Reckoned(
            amount=result.amount,
            steps=tuple(map(str, result.steps)),
            reasons=result.reasons,
            questions=tuple(slot.asks for slot in result.questions),
            warnings=(*result.warnings, *map(str, notices)),
        )
    )
