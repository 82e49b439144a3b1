"""The steps of a rule out of TOML: which building block each is, and whether what it reads stands before it, in the same unit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ashinami.basics.source import Citation
from ashinami.funding import facts
from ashinami.funding.rulebook import blocks
from ashinami.funding.rulebook.blocks import ORDER, ZERO, Block, Comparison, Name, operands
from ashinami.funding.rulebook.plain import Place
from ashinami.funding.rulebook.read_blocks import BLOCKS
from ashinami.funding.rulebook.rule import SCALE, NumberOf, StepOf, Tiers
from ashinami.rules.facts import Amount, Choice, Fact

_KEYS = ("key", "name", "unit", "each", "rises", "at", "mark")


@dataclass(slots=True)
class StepReader:
    """Reads steps in order; each may speak of the facts, of the numbers, and of the steps before it."""

    facts: Mapping[str, Fact]
    numbers: Mapping[str, NumberOf]
    tables: Mapping[str, Tiers]
    source: Citation
    steps: dict[str, StepOf] = field(default_factory=dict)
    failed: set[str] = field(default_factory=set)

    def read(self, places: Iterable[Place]) -> tuple[StepOf, ...]:
        """Return the steps that can be read."""
        for place in places:
            step = self._step(place)
            if step is not None:
                self.steps[step.key] = step
            else:
                self.failed.add(str(place.plain.get("key", "")))
        return tuple(self.steps.values())

    def _step(self, place: Place) -> StepOf | None:
        named = [key for key in place.plain if key in BLOCKS]
        place.only(*_KEYS, *BLOCKS)
        key, name, each = place.key(), place.text("name"), place.text("each", "")
        if len(named) != 1:
            place.tell("", "計算のしかたが一つではありません", f"次のうち一つを書いてください: {'・'.join(BLOCKS)}")
            return None
        if key in self.steps or key in self.numbers or key == ZERO:
            place.tell("key", f"「{key}」という名前は、もう使われています", "ほかの名前にしてください")
            return None
        if each and each not in facts.ENTITIES:
            place.tell("each", f"「{each}」という一覧はありません", f"{'・'.join(facts.ENTITIES)} から選んでください")
            return None
        before = len(place.told.notices)
        block = BLOCKS[named[0]](self, place, named[0])
        if block is None or len(place.told.notices) > before or not self._readable(place, named[0], block, each):
            return None
        unit = self._unit(place, named[0], block)
        return StepOf(key, name, block, unit, place.cite(self.source), each, place.names("rises", ()))

    def check(self, place: Place, key: str, name: Name, each: str = "") -> bool:
        """Whether a name stands for a value that can be read here; told when it does not."""
        step = self.steps.get(name)
        fact = self.facts.get(name)
        if name == ZERO or name in self.numbers:
            return True
        if name in self.failed:
            # what is wrong with that step has been told: one slip of the pen is one notice
            return False
        if step is not None and step.each in ("", each):
            return True
        if fact is not None and fact.of in ("", each) and not isinstance(fact, Choice):
            return True
        if step is not None or (fact is not None and fact.of):
            said = f"「{name}」は一つ一つの値です。ここでは合計が要ります"
            place.tell(key, said, "total_over で合計した段を先に書いてください")
        else:
            said = f"「{name}」という事実・数・段は、ここより前にありません"
            place.tell(key, said, "つづりを確かめてください（事実の一覧は ashinami fund facts）")
        return False

    def unit(self, name: Name) -> str:
        """Return the unit of a name; nothing for zero, which stands beside every unit."""
        if name in self.numbers:
            return self.numbers[name].unit
        if name in self.steps:
            return self.steps[name].unit
        fact = self.facts.get(name)
        return fact.unit if isinstance(fact, Amount) else ""

    def _readable(self, place: Place, key: str, block: Block, each: str) -> bool:
        if isinstance(block, blocks.TotalOver):
            step = self.steps.get(block.step)
            if step is None or not step.each:
                place.tell(
                    key,
                    f"「{block.step}」は、一覧の一つ一つについての段ではありません",
                    "each のある段の名前を書いてください",
                )
            return step is not None and bool(step.each)
        choice = block.test if isinstance(block, blocks.When) and block.test.sign == "is" else None
        if choice is not None and not self.is_option(place, key, choice):
            return False
        names = (name for name in operands(block) if choice is None or name != choice.of)
        return all(self.check(place, key, name, each) for name in names)

    def is_option(self, place: Place, key: str, test: Comparison) -> bool:
        """Whether the comparison is of a choice with one of its options; told when it is not."""
        fact = self.facts.get(test.of)
        if isinstance(fact, Choice) and test.bound in fact.ids:
            return True
        place.tell(
            key,
            f"「{test.of}」に「{test.bound}」という答えはありません",
            "答えの一覧は ashinami fund facts で確かめてください",
        )
        return False

    def _unit(self, place: Place, key: str, block: Block) -> str:  # noqa: C901, PLR0911, PLR0912 - a block each
        """Return the unit of what the block gives; told when its operands do not count the same thing."""
        match block:
            case blocks.Eligible():
                return "円"
            case blocks.Sum(of=of) | blocks.Less(of=of) | blocks.Least(of=of) | blocks.Most(of=of):
                return self._same(place, key, of)
            case blocks.When(test=test, then=then, otherwise=otherwise):
                if test.sign in ORDER:
                    self._same(place, key, (test.of, test.bound))
                return self._same(place, key, (then, otherwise))
            case blocks.Times(of=of):
                yen = [name for name in of if self.unit(name) == "円"]
                if len(yen) > 1:
                    place.tell(key, "円と円を掛けています", "単価（円）に、回数や人数を掛けてください")
                return "円" if yen else place.text("unit", "回")
            case blocks.Share(of=of, rate=rate):
                if self.unit(rate) not in SCALE:
                    place.tell(
                        key,
                        f"率「{rate}」の単位が率ではありません",
                        f"率の単位は {'・'.join(SCALE)} のどれかにしてください",
                    )
                return self.unit(of)
            case blocks.Ratio():
                return place.text("unit", "割合")
            case blocks.Looked(table=table):
                return self.tables[table].unit
            case blocks.Started():
                return place.text("unit", "単位")
            case blocks.TotalOver(step=step):
                return self.steps[step].unit
            case blocks.PartYear(of=of) | blocks.HalfRule(of=of) | blocks.Rounded(of=of):
                return self.unit(of)

    def _same(self, place: Place, key: str, names: Iterable[Name]) -> str:
        units = dict.fromkeys(self.unit(name) for name in names if name != ZERO)
        if len(units) > 1:
            place.tell(
                key,
                f"単位がちがうものを並べています（{'・'.join(unit or 'はい・いいえ' for unit in units)}）",
                "同じ単位のものだけを並べてください",
            )
        return next(iter(units), "円")
