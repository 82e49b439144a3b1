"""The worked examples that stand beside a rule, run: what was expected, what came out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from ashinami.basics.notice import Notice
from ashinami.funding.rulebook.rule import Example, Rule
from ashinami.funding.rulebook.schemes import scheme_of
from ashinami.funding.scheme import Evaluation, evaluate
from ashinami.funding.trace import said
from ashinami.rules.answers import Record
from ashinami.rules.facts_file import read_answers


@dataclass(frozen=True, slots=True)
class Worked:
    """One example as it came out; `differs` names each key with what was expected and what came."""

    example: Example
    evaluation: Evaluation | None
    differs: tuple[str, ...]
    notices: tuple[Notice, ...] = ()

    @property
    def good(self) -> bool:
        """Whether it came out as expected, from facts that could all be read."""
        return not self.differs and not self.notices


def worked(rule: Rule) -> Iterator[Worked]:
    """Each example of the rule, worked."""
    for example in rule.examples:
        yield work(rule, example)


def work(rule: Rule, example: Example) -> Worked:
    """Work one example."""
    version = rule.on(example.on)
    if version is None:
        return Worked(example, None, (f"{example.on} に有効な版がありません",))
    answers, notices = read_answers(rule.facts.values(), example.facts, Record(f"例「{example.name}」"))
    seen = evaluate(scheme_of(rule, version), example.on, answers)
    differs = []
    for key, wanted in example.expects.items():
        came = came_out(seen, key)
        if came != wanted:
            differs.append(f"{key}: {_told(wanted)} のはずが {_told(came)}")
    return Worked(example, seen, tuple(differs), notices)


def came_out(seen: Evaluation, key: str) -> Fraction | str | None:
    """Return the amount, the standing or a step's value; None for what is not known."""
    match key:
        case "standing":
            return seen.standing.value
        case "amount":
            return None if seen.amount is None else Fraction(seen.amount)
        case "by_formula":
            return None if seen.by_formula is None else Fraction(seen.by_formula)
        case _:
            return next((Fraction(step.value) for step in seen.steps if step.key == key), None)


def _told(value: Fraction | str | None) -> str:
    if value is None:
        return "分からない"
    return value if isinstance(value, str) else said(value, "")
