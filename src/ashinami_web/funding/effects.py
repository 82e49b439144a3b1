"""What a draft would do: its examples under the old and the new numbers, and each group's grant on its year, side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.utils.translation import gettext as _

from ashinami.funding.envelope import Beside, beside
from ashinami.funding.rulebook.changing import newest
from ashinami.funding.rulebook.compare import Comparison, compare
from ashinami.funding.rulebook.examples import came_out, work
from ashinami.funding.rulebook.rule import Example, Rule, Version
from ashinami_web.funding.forms import TotalForm
from ashinami_web.funding.models import TownRule
from ashinami_web.funding.queries import GroupRecord, answers_of


@dataclass(frozen=True, slots=True)
class Previewed:
    """One worked example: what it gave, what it would give."""

    name: str
    before: Fraction | str | None
    after: Fraction | str | None

    @property
    def differs(self) -> bool:
        """Whether the change reaches this example."""
        return self.before != self.after


def versions(row: TownRule) -> tuple[tuple[Rule, Version], tuple[Rule, Version]]:
    """Return the rule as it is and as the draft would have it, each with the version of the draft's first day."""
    base, rule = row.base_rule, row.rule
    return (base, base.on(row.start) or newest(base)), (rule, newest(rule))


def previews(row: TownRule) -> list[Previewed]:
    """Return the examples beside the rule, worked by the old and by the new numbers."""
    (base, old), (rule, new) = versions(row)
    return [
        Previewed(example.name, _amount(base, old, example), _amount(rule, new, example)) for example in base.examples
    ]


def effect(row: TownRule, records: Iterable[GroupRecord]) -> Comparison:
    """Return what each group would get on its record."""
    old, new = versions(row)
    facts = {**old[0].facts, **new[0].facts}.values()
    groups = {one.name: answers_of(one.row, tuple(facts)) for one in records}
    return compare(old, new, row.start, groups)


def whole(found: Comparison, form: TotalForm, year: int) -> Beside | None:
    """Return what the change does to ceiling and shares of the records' year; None where that is not asked, or not known."""
    if not form.is_bound or not form.is_valid():
        return None
    said = form.cleaned_data
    try:
        return beside(found.before, found.after, said["other"], said["ceiling"], date(year, 4, 1))
    except LookupError:
        form.add_error(None, _("この年度の負担の割合は、まだ分かっていません。"))
        return None


def _amount(rule: Rule, version: Version, example: Example) -> Fraction | str | None:
    done = work(rule, Example(example.name, version.days.start, example.facts, {}))
    return None if done.evaluation is None else came_out(done.evaluation, "amount")
