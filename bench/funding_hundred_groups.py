"""A hundred groups' year under a changed rule: 600,000 visits folded, then every group worked before and after, and one by one."""

from __future__ import annotations

import time
from datetime import date

import numpy as np

from ashinami.funding import facts
from ashinami.funding.fold import CLASSES, Visits, fold
from ashinami.funding.municipal import rule
from ashinami.funding.rulebook.changing import changed, newest
from ashinami.funding.rulebook.compare import compare
from ashinami.funding.rulebook.schemes import scheme_of
from ashinami.funding.scheme import evaluate
from ashinami.rules.answers import Answer, Answers, Record
from ashinami.vocabulary.money import CostItem

GROUPS, LINES = 100, 6_000
DAY = date(2025, 4, 1)


def run() -> list[str]:
    """Fold, compare, and work each group alone; the figures must be the same."""
    random = np.random.default_rng(20_261_130)
    size = GROUPS * LINES
    visits = Visits(
        group=np.repeat(np.arange(GROUPS), LINES),
        user=random.integers(0, 80, size),
        user_class=random.integers(0, len(CLASSES), size),
        day=DAY.toordinal() + random.integers(0, 365, size),
        activity=random.integers(0, 2_000, size),
    )
    old = rule("kagoshima.mutual_help")
    read = changed(old, DAY, {"per_visit": newest(old).numbers["per_visit"].value - 200}, {})
    assert read.rule is not None
    new = read.rule
    start = time.process_time()
    groups = {f"団体{at}": _with_costs(answers, at) for at, answers in enumerate(fold(visits, GROUPS))}
    folded = time.process_time()
    found = compare((old, newest(old)), (new, newest(new)), DAY, groups)
    done = time.process_time()
    scheme = scheme_of(new, newest(new))
    alone = {name: evaluate(scheme, DAY, answers).amount for name, answers in groups.items()}
    ended = time.process_time()
    assert {one.group: one.after for one in found.effects} == alone, "columns and one by one must agree to the yen"
    assert not found.unknown
    return [
        f"{GROUPS} groups, {size:,} visits folded: {folded - start:.2f} s of CPU",
        f"all groups before and after: {done - folded:.2f} s; one by one (after only): {ended - done:.2f} s",
        f"whole recomputation: {done - start:.2f} s of CPU; the same figures to the yen: {found.before:,} -> {found.after:,}",
    ]


def _with_costs(answers: Answers, at: int) -> Answers:
    """Return a group's counts with costs of its own."""
    told = {facts.COST[CostItem.COORDINATION]: 2_000_000 + 70_000 * at, facts.COST[CostItem.REWARD]: 150_000}
    told |= {facts.OTHER_GRANTS: 0, facts.MINUTES: 45, facts.APPLICATION_YEAR: 3}
    origin = Record("架空の記録")
    more = [Answer(fact, value, origin) for fact, value in told.items()]
    return Answers((*answers.given, *more, Answer(facts.COMPLETE, True, origin)))
