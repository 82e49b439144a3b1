"""What changes when a number of a rule changes: the same groups' records under the old rule and the new one, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ashinami.basics.money import Yen
from ashinami.funding.rulebook.columns import amounts
from ashinami.funding.rulebook.rule import Rule, Version
from ashinami.funding.rulebook.schemes import scheme_of
from ashinami.funding.scheme import Scheme, with_derived
from ashinami.rules.answers import Answers
from ashinami.rules.ask import outlook
from ashinami.rules.truth import Truth


@dataclass(frozen=True, slots=True)
class Effect:
    """One group's amount before and after; None where it is not known."""

    group: str
    before: Yen | None
    after: Yen | None

    @property
    def change(self) -> Yen | None:
        """What the group gains, below zero what it loses; None where either is not known."""
        return None if self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True, slots=True)
class Comparison:
    """All groups before and after, and what differs in the text of the rule."""

    effects: tuple[Effect, ...]
    changed: tuple[str, ...]

    @property
    def before(self) -> Yen:
        """What the groups whose both amounts are known had together."""
        return sum(effect.before or 0 for effect in self.effects if effect.change is not None)

    @property
    def after(self) -> Yen:
        """What the same groups would have together."""
        return sum(effect.after or 0 for effect in self.effects if effect.change is not None)

    @property
    def difference(self) -> Yen:
        """What the change costs the payer, below zero what it saves."""
        return self.after - self.before

    @property
    def unknown(self) -> tuple[str, ...]:
        """The groups of which an amount is not known; they stand in neither sum."""
        return tuple(effect.group for effect in self.effects if effect.change is None)

    @property
    def losing(self) -> tuple[Effect, ...]:
        """The groups that would get less, the hardest hit first."""
        return tuple(
            sorted((one for one in self.effects if (one.change or 0) < 0), key=lambda one: (one.change or 0, one.group))
        )


def compare(
    old: tuple[Rule, Version], new: tuple[Rule, Version], day: date, groups: Mapping[str, Answers]
) -> Comparison:
    """Return what each group gets under the old and under the new version of a rule."""
    before, after = granted(*old, day, groups), granted(*new, day, groups)
    effects = tuple(Effect(name, before[name], after[name]) for name in groups)
    return Comparison(effects, tuple(differences(old[1], new[1])))


def granted(rule: Rule, version: Version, day: date, groups: Mapping[str, Answers]) -> dict[str, Yen | None]:
    """Return what each group gets: the formula over columns where it may have the money, 0 where it may not, None while open."""
    if not groups:
        return {}
    scheme = scheme_of(rule, version)
    worked, known = amounts(rule, version, day, tuple(groups.values()))
    found: dict[str, Yen | None] = {}
    for at, (name, answers) in enumerate(groups.items()):
        truth = _fits(scheme, day, answers)
        if truth is Truth.NO:
            found[name] = 0
        else:
            found[name] = int(worked[at]) if truth is Truth.YES and known[at] else None
    return found


def _fits(scheme: Scheme, day: date, answers: Answers) -> Truth:
    return outlook(scheme.eligibility, with_derived(scheme, day, answers)).truth


def differences(old: Version, new: Version) -> Iterator[str]:
    """Give what differs between two versions: numbers, rows of tables, what is paid, and steps, one sentence each."""
    for key in dict.fromkeys((*old.numbers, *new.numbers)):
        before, after = old.numbers.get(key), new.numbers.get(key)
        if before is None or after is None:
            yield f"{(after or before).name}: {'増えました' if before is None else 'なくなりました'}"  # type: ignore[union-attr]
        elif before.value != after.value:
            yield f"{after.name}: {_told(before.value)} → {_told(after.value)}{after.unit}"
    for key in dict.fromkeys((*old.tables, *new.tables)):
        rows = [
            [(row.bound, row.strictly, row.value) for row in version.tables[key].rows] if key in version.tables else []
            for version in (old, new)
        ]
        if rows[0] != rows[1]:
            yield f"表「{(new.tables.get(key) or old.tables[key]).name}」が変わりました"
    for item in dict.fromkeys((*old.covers, *new.covers)):
        if old.covers.get(item) != new.covers.get(item):
            yield f"費目「{item.text}」の扱いが変わりました"
    if [(step.key, step.block) for step in old.steps] != [(step.key, step.block) for step in new.steps]:
        yield "計算の段が変わりました"
    if old.condition != new.condition:
        yield "条件が変わりました"


def _told(value: Fraction) -> str:
    return f"{int(value):,}" if value.denominator == 1 else str(value)
