"""A town's rule as schemes, one for each version, worked by `run`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from ashinami.funding import facts
from ashinami.funding.case import Case, ContradictionError, NotKnownError
from ashinami.funding.rulebook import blocks
from ashinami.funding.rulebook.rule import Rule, Version
from ashinami.funding.rulebook.run import Run
from ashinami.funding.scheme import Scheme
from ashinami.rules.answers import Answer, Assumed
from ashinami.rules.facts import Fact

_CALCULATED = Assumed("記録から計算")


def schemes_of(rule: Rule) -> tuple[Scheme, ...]:
    """Return a scheme for each version of the rule."""
    return tuple(scheme_of(rule, version) for version in rule.versions)


def scheme_of(rule: Rule, version: Version) -> Scheme:
    """Return one version of a rule as a scheme."""
    return Scheme(
        id=rule.id,
        title=rule.title,
        summary=rule.summary,
        payer=rule.municipality,
        level=rule.level,
        cite=rule.cite,
        in_force=version.days,
        eligibility=version.condition,
        formula=lambda case: Run(version, rule.facts, case).amount(),
        asks=tuple(asked(rule, version)),
        derive=_derivation(rule, version) if version.provisos else None,
        covers=version.covers,
        excludes=rule.excludes,
        work=rule.work,
        ends_after=rule.ends_after,
        notes=(*rule.notes, *version.notes),
    )


def asked(rule: Rule, version: Version) -> Iterator[Fact]:
    """Each fact that the steps look at, once, in reading order."""
    seen: dict[str, Fact] = {}
    for step in version.steps:
        if isinstance(step.block, blocks.Eligible):
            items = step.block.items or tuple(item for item, cover in version.covers.items() if not cover.apart)
            seen |= {
                facts.COST[item].id: facts.COST[item]
                for item in items
                if item in version.covers and version.covers[item].pays
            }
        seen |= {name: rule.facts[name] for name in blocks.operands(step.block) if name in rule.facts}
    if version.repay is not None and version.repay.test.of in rule.facts:
        seen[version.repay.test.of] = rule.facts[version.repay.test.of]
    yield from seen.values()


def _derivation(rule: Rule, version: Version) -> Callable[[Case], tuple[Answer, ...]]:
    """Return what answers the provisos, as far as what they compare is known."""

    def derive(case: Case) -> tuple[Answer, ...]:
        run = Run(version, rule.facts, Case(case.day, case.answers))
        for step in version.steps:
            try:
                run.take(step)
            except (NotKnownError, KeyError, ContradictionError):
                continue  # a later step that needs this one is not known either
        found = []
        for proviso in version.provisos:
            try:
                found.append(Answer(proviso.fact, run.holds(proviso.test), _CALCULATED))
            except (NotKnownError, KeyError):
                continue  # it stays a question
        return tuple(found)

    return derive


def numbers_of(version: Version) -> dict[str, Fraction]:
    """Return the numbers of a version by key: what a form shows."""
    return {key: number.value for key, number in version.numbers.items()}
