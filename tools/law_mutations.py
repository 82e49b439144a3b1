"""Breaks the law on purpose: python tools/law_mutations.py [subject …]. Every leaf fixed to YES or NO must make a worked case fail.

Each provision is tried with the cases of its own subject. A leaf, a gap, a constant and another subject it names are parts; a part
that decides no case, or can be fixed to YES or NO without any case noticing, is printed, and the exit code is 1.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from ashinami.law import corpus
from ashinami.law.cases import Case
from ashinami.law.telling import cases_of
from ashinami.rules.ask import outlook
from ashinami.rules.conditions import (
    ENDS,
    AllOf,
    AnyOf,
    Condition,
    End,
    ForEach,
    Gap,
    Never,
    Not,
    NotRequired,
    ThereIs,
    Under,
    Unless,
    parts,
)
from ashinami.rules.judge import judge
from ashinami.rules.provision import Provision
from ashinami.rules.truth import Truth
from ashinami.rules.verdict import Verdict

ALWAYS, NO_WAY = AllOf("常に", ()), AnyOf("決して", ())
TRUTH = {Verdict.LAWFUL: Truth.YES, Verdict.UNLAWFUL: Truth.NO, Verdict.UNDETERMINED: Truth.UNKNOWN}

type Part = End | Under


@dataclass(slots=True)
class Trial:
    """One provision and its cases; conditions are resolved once an edition."""

    provision: Provision
    cases: tuple[Case, ...]
    resolved: dict[date, Condition] = field(default_factory=dict)

    def fails(self) -> bool:
        """Whether a case comes out other than it says."""
        return any(self._truth(case) is not TRUTH[case.expect] for case in self.cases)

    def _truth(self, case: Case) -> Truth:
        condition = self.condition(case.day)
        truth = judge(condition, case.answers).truth
        return outlook(condition, case.answers).truth if truth is Truth.UNKNOWN else truth

    def condition(self, day: date) -> Condition:
        """Return the provision's condition on the day."""
        edition = max((one for one in corpus().change_days(self.provision.subject) if one <= day), default=day)
        if edition not in self.resolved:
            self.resolved[edition] = corpus().resolver(day).provision(self.provision)
        return self.resolved[edition]


def survivors(provision: Provision) -> Iterator[str]:
    """Each part that decides no case, and each way of fixing a part that no case notices."""
    trial = Trial(provision, cases_of(provision))
    if trial.fails():
        yield "a case already fails"
        return
    deciding = {
        reason.condition for case in trial.cases for reason in judge(trial.condition(case.day), case.answers).ends()
    }
    for part in dict.fromkeys(_parts(provision.condition, provision)):
        resolved = corpus().resolver(provision.in_force.start).condition(part)
        if not isinstance(part, Under) and resolved not in deciding:
            yield f"decides no case: {in_words(part)}"
        for truth in (Truth.YES, Truth.NO):
            if not _is_constant(part, truth):
                mutant = replace(provision, condition=fixed(provision.condition, part, truth))
                if not Trial(mutant, trial.cases).fails():
                    yield f"fixed to {truth.name}, no case fails: {in_words(part)}"


def _parts(condition: Condition, provision: Provision) -> Iterator[Part]:
    """Each part that is used on some day; what stands in for another subject only where that is not in force on some day."""
    if isinstance(condition, (*ENDS, Under)):
        yield condition
    days = [day for day in corpus().change_days(provision.subject) if day in provision.in_force]
    if not isinstance(condition, Under) or any(corpus().on(condition.subject, day) is None for day in days):
        for part in parts(condition):
            yield from _parts(part, provision)


def fixed(condition: Condition, part: Part, truth: Truth) -> Condition:  # noqa: PLR0911 - a case each
    """Return the condition with every occurrence of the part replaced by YES or NO."""
    if condition == part:
        return ALWAYS if truth is Truth.YES else NO_WAY
    match condition:
        case AllOf(of=of) | AnyOf(of=of):
            return replace(condition, of=tuple(fixed(one, part, truth) for one in of))
        case Not(of=inner):
            return Not(fixed(inner, part, truth))
        case Unless(rule=rule, exception=exception):
            return replace(condition, rule=fixed(rule, part, truth), exception=fixed(exception, part, truth))
        case ForEach(that=that) | ThereIs(that=that):
            return replace(condition, that=fixed(that, part, truth))
        case Under(absent=absent):
            return replace(condition, absent=fixed(absent, part, truth))
        case _:
            return condition


def in_words(part: Part) -> str:
    """Return what the part says, short."""
    match part:
        case Under(subject=subject):
            return f"under {subject}"
        case Gap(words=words) | NotRequired(words=words) | Never(words=words):
            return f"{type(part).__name__} {words}"
        case _:
            return f"{part.fact.id}: {part.says.satisfied}"


def _is_constant(part: Part, truth: Truth) -> bool:
    return (isinstance(part, NotRequired) and truth is Truth.YES) or (isinstance(part, Never) and truth is Truth.NO)


def main(arguments: list[str]) -> int:
    """Print what survives, of the subjects named or of all."""
    found = 0
    for provision in corpus().provisions:
        if not arguments or any(provision.subject.startswith(one) for one in arguments):
            for survivor in survivors(provision):
                found += 1
                print(f"{provision.id}: {survivor}", flush=True)
    print(f"{found} survivors")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
