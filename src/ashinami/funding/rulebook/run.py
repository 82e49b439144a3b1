"""Works a rule for one group: exact fractions, every step written down. The slow, obvious twin of `columns`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from ashinami.basics.money import rounded
from ashinami.basics.source import Citation
from ashinami.funding import facts
from ashinami.funding.case import Case, NotKnownError
from ashinami.funding.half_rule import half_rule
from ashinami.funding.rulebook import blocks
from ashinami.funding.rulebook.blocks import ORDER, ZERO, Block, Comparison, Name
from ashinami.funding.rulebook.rule import SCALE, StepOf, Version
from ashinami.funding.trace import said
from ashinami.rules.answers import Slot
from ashinami.rules.facts import Amount, Choice, Fact
from ashinami.vocabulary.money import CostItem

REPAY = "repay"
"""Key of the step that holds what must go back."""


@dataclass(slots=True)
class Run:
    """One run of a version over one case: what each name stands for, by and by."""

    version: Version
    facts: Mapping[str, Fact]
    case: Case
    values: dict[Name, Fraction] = field(default_factory=dict)
    of_members: dict[str, list[Fraction]] = field(default_factory=dict)

    def amount(self) -> int:
        """Take every step and return the whole yen of the total."""
        for step in self.version.steps:
            self.take(step)
        total = self.values[self.version.total]
        repay = self.version.repay
        if repay is not None and self.holds(repay.test):
            self.case.step("返還の対象", total, repay.words, repay.cite, key=REPAY)
            self.case.warn(f"{repay.words}（{said(total)}）")
            return 0
        return total  # type: ignore[return-value]  # the scheme refuses a fraction of a yen

    def take(self, step: StepOf) -> None:
        """Take one step: for the whole, or for each member of its list."""
        if not step.each:
            value = self.value(step.block)
            self.values[step.key] = value
            self.case.step(step.name, value, self.how(step.block), self.cite(step), unit=step.unit, key=step.key)
            return
        taken = []
        for at, member in enumerate(self.case.members(facts.ENTITIES[step.each])):
            own = {
                key: values[at] for key, values in self.of_members.items() if self.version.step(key).each == step.each
            }
            run = Run(self.version, self.facts, member, self.values | own)
            value = run.value(step.block)
            named = f"{step.name}（{member.member}）"
            member.step(
                named, value, run.how(step.block), run.cite(step), unit=step.unit, key=f"{step.key}:{member.member}"
            )
            taken.append(value)
        self.of_members[step.key] = taken

    def cite(self, step: StepOf) -> Citation:
        """Return the source of a step; of a table, how sure we are of the row that was used."""
        if not isinstance(step.block, blocks.Looked):
            return step.cite
        return replace(step.cite, mark=self.version.tables[step.block.table].row(self.read(step.block.by)).mark)

    def read(self, name: Name) -> Fraction:
        """Return what a name stands for; a `NotKnownError` where nobody has answered."""
        if name == ZERO:
            return Fraction(0)
        if name in self.values:
            return self.values[name]
        if name in self.version.numbers:
            return self.version.numbers[name].value
        fact = self.facts[name]
        return Fraction(self.case.amount(fact)) if isinstance(fact, Amount) else Fraction(self.case.yes(fact))

    def holds(self, test: Comparison) -> bool:
        """Whether the comparison holds."""
        if test.sign == "is":
            return self.case.choice(self.facts[test.of]) == test.bound  # type: ignore[arg-type]  # the reader has checked it
        of, bound = self.read(test.of), self.read(test.bound)
        return {
            "yes": of > 0,
            "at_least": of >= bound,
            "at_most": of <= bound,
            "above": of > bound,
            "below": of < bound,
        }[test.sign]

    def value(self, block: Block) -> Fraction:  # noqa: C901, PLR0911, PLR0912 - a block each
        """Return what the block gives."""
        match block:
            case blocks.Eligible(items=items):
                return Fraction(sum(self.eligible(items).values()))
            case blocks.Sum(of=of):
                return sum((self.read(name) for name in of), Fraction(0))
            case blocks.Less(of=(first, *others)):
                return max(self.read(first) - sum((self.read(name) for name in others), Fraction(0)), Fraction(0))
            case blocks.Least(of=of):
                return min(self.read(name) for name in of)
            case blocks.Most(of=of):
                return max(self.read(name) for name in of)
            case blocks.Times(of=of):
                product = Fraction(1)
                for name in of:
                    product *= self.read(name)
                return product
            case blocks.Share(of=of, rate=rate):
                return self.read(of) * self.read(rate) / SCALE[self.unit(rate)]
            case blocks.Ratio(of=of, to=to):
                whole = self.read(to)
                return self.read(of) / whole if whole else Fraction(0)
            case blocks.Looked(table=table, by=by):
                return self.version.tables[table].row(self.read(by)).value
            case blocks.Started(of=of, unit=unit):
                group = self.read(unit)
                return Fraction(-(-self.read(of) // group)) if group else Fraction(0)
            case blocks.PartYear(of=of, months=months):
                return self.read(of) * self.read(months) / 12
            case blocks.Rounded(of=of, how=how, to=to):
                return Fraction(rounded(self.read(of), how, to))
            case blocks.When(test=test, then=then, otherwise=otherwise):
                yes, no = self.read(then), self.read(otherwise)
                return yes if self.holds(test) else no
            case blocks.TotalOver(step=step):
                return sum(self.of_members[step], Fraction(0))
            case blocks.HalfRule():
                return self.halved(block)
        raise AssertionError(
            f"a building block without a meaning: {block}"
        )  # pragma: no cover - one is added with its meaning

    def halved(self, block: blocks.HalfRule) -> Fraction:
        """Apply the half rule of the day, with its warnings."""
        target, continuing, users = (int(self.read(name)) for name in (block.target, block.continuing, block.users))
        result = half_rule(target=target, continuing=continuing, users=users, day=self.case.day)
        for warning in result.warnings:
            self.case.warn(warning)
        return self.read(block.of) * result.share

    def eligible(self, items: tuple[CostItem, ...]) -> dict[CostItem, int]:
        """Return each cost item that the rule pays, within its limit; one not told is zero only when the record is complete."""
        found = {}
        for item, cover in self.version.covers.items():
            if cover.pays and (item in items if items else not cover.apart):
                spent = self.spent(item)
                found[item] = spent if cover.limit is None else min(spent, cover.limit)
        return found

    def spent(self, item: CostItem) -> int:
        """Return what was spent on the item."""
        fact = facts.COST[item]
        if self.case.answers.to(fact) is not None:
            return self.case.amount(fact)
        complete = self.case.answers.to(facts.COMPLETE)
        if complete is not None and complete.value is True:
            return 0
        raise NotKnownError(Slot(fact))

    def unit(self, name: Name) -> str:
        """Return the unit in which a name counts."""
        return unit_of(name, self.version, self.facts)

    def word(self, name: Name) -> str:
        """Return an operand as the trace shows it: its name where it has one, and its value."""
        if name in self.version.numbers:
            named = self.version.numbers[name].name
        else:
            named = next((step.name for step in self.version.steps if step.key == name), "")
        value = said(self.read(name), "" if name == ZERO else self.unit(name))
        return f"{named} {value}" if named else value

    def how(self, block: Block) -> str:  # noqa: C901, PLR0911, PLR0912 - a block each
        """Return the block with its figures, in words."""
        words = [self.word(name) for name in blocks.operands(block)] if not isinstance(block, blocks.TotalOver) else []
        match block:
            case blocks.Eligible(items=items):
                parts = [f"{item.text} {said(yen)}" for item, yen in self.eligible(items).items() if yen]
                return " ＋ ".join(parts) or "対象になる費用なし"
            case blocks.Sum():
                return " ＋ ".join(words)
            case blocks.Less():
                return " − ".join(words) + "、0円を下回らない"
            case blocks.Least():
                return " と ".join(words) + " の少ないほう"
            case blocks.Most():
                return " と ".join(words) + " の多いほう"
            case blocks.Times() | blocks.Share():
                return " × ".join(words)
            case blocks.Ratio():
                return " ÷ ".join(words)
            case blocks.Looked(table=table):
                return f"{words[0]} を「{self.version.tables[table].name}」にあてはめる"
            case blocks.Started():
                return f"{words[0]} を {words[1]} ごとに数え、端数も1と数える"
            case blocks.PartYear():
                return f"{words[0]} × {words[1]} ÷ 12か月"
            case blocks.Rounded(how=how, to=to):
                return f"{words[0]} を {to:,}円単位に{how.value}"
            case blocks.When(test=test, then=then, otherwise=otherwise):
                held = self.holds(test)
                return (
                    f"{self.told(test)}{'なので' if held else 'ではないので'}、{self.word(then if held else otherwise)}"
                )
            case blocks.TotalOver(step=step):
                return f"{len(self.of_members[step])}件の計"
            case blocks.HalfRule():
                return f"{words[0]} × 要支援者等の割合（半数の規定による）"

    def told(self, test: Comparison) -> str:
        """Return the comparison in words."""
        if test.sign in ORDER:
            return f"{self.word(test.of)} が {self.word(test.bound)} {ORDER[test.sign]}"
        fact = self.facts[test.of]
        chosen = (
            next((one.text for one in fact.options if one.id == test.bound), "") if isinstance(fact, Choice) else "はい"
        )
        return f"「{fact.asks}」が「{chosen}」"


def unit_of(name: Name, version: Version, known: Mapping[str, Fact]) -> str:
    """Return the unit in which a name counts: that of the number, the step or the fact."""
    if name in version.numbers:
        return version.numbers[name].unit
    step = next((one for one in version.steps if one.key == name), None)
    if step is not None:
        return step.unit
    fact = known.get(name)
    return fact.unit if isinstance(fact, Amount) else ""
