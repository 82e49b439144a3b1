"""The parts of a version out of TOML: numbers, tables, what is paid, who may have it, when it must be paid back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from ashinami.basics.source import Citation
from ashinami.funding import facts
from ashinami.funding.rulebook.plain import Place, exact
from ashinami.funding.rulebook.read_blocks import comparison
from ashinami.funding.rulebook.read_steps import StepReader
from ashinami.funding.rulebook.rule import Continuing, NumberOf, Proviso, Repay, Row, Tiers
from ashinami.funding.scheme import Cover
from ashinami.rules.conditions import AllOf, AnyOf, AtLeast, AtMost, Condition, ForEach, Gap, Is, Not, Sentences, Within
from ashinami.rules.facts import Amount, Choice, ChoiceSet, Fact, Question
from ashinami.vocabulary.money import CostItem

APART = "apart"
_CONDITION = (
    *("fact", "yes", "at_least", "at_most", "above", "below", "one_of", "includes", "value", "key"),
    *("any", "not_read", "why", "says", "title", "at", "mark"),
)


def numbers(version: Place, source: Citation) -> dict[str, NumberOf]:
    """Return the numbers of a version by key."""
    found = {}
    for key, place in version.named_tables("number"):
        place.only("name", "value", "unit", "at", "mark")
        found[key] = NumberOf(key, place.text("name"), place.fraction("value"), place.text("unit"), place.cite(source))
    return found


def tables(version: Place, source: Citation) -> dict[str, Tiers]:
    """Return the tables of a version by key; one whose rows do not rise from zero is told and left out."""
    found = {}
    for key, place in version.named_tables("table"):
        place.only("name", "unit", "rows", "at", "mark")
        cite = place.cite(source)
        rows = tuple(_row(row, cite) for row in place.tables("rows"))
        rising = all((one.bound, one.strictly) < (other.bound, other.strictly) for one, other in pairwise(rows))
        if not rows or rows[0].bound != 0 or rows[0].strictly or not rising:
            place.tell("rows", "表の行は from = 0 から始まり、小さいほうから順に並べます", "抜けや順序を直してください")
            continue
        found[key] = Tiers(key, place.text("name"), place.text("unit"), rows, cite)
    return found


def _row(place: Place, cite: Citation) -> Row:
    place.only("from", "above", "value", "mark")
    strictly = "above" in place.plain
    return Row(
        place.fraction("above" if strictly else "from"), strictly, place.fraction("value"), place.mark(cite.mark)
    )


def covers(version: Place) -> dict[CostItem, Cover]:
    """Return what the rule pays: true, false, or yen up to which it does."""
    found = {}
    pays = version.plain.get("pays", {})
    for name, value in (pays if isinstance(pays, Mapping) else {}).items():
        path = f"pays.{name}"
        limit = exact(value)
        if name not in set(CostItem):
            version.tell(path, f"「{name}」という費目はありません", f"{'・'.join(CostItem)} から選んでください")
        elif isinstance(value, bool):
            found[CostItem(name)] = Cover(value)
        elif value == APART:
            found[CostItem(name)] = Cover(True, apart=True)
        elif limit is not None and limit.denominator == 1:
            found[CostItem(name)] = Cover(True, int(limit))
        else:
            version.tell(
                path,
                f"「{value}」の意味が分かりません",
                'true（出る）・false（出ない）・"apart"（別の段で出る）・限度額（円）のどれかを書いてください',
            )
    return found


def repay(version: Place, reader: StepReader, source: Citation) -> Repay | None:
    """Return when the money must go back, or None when the rule does not say."""
    if "repay" not in version.plain:
        return None
    place = version.table("repay")
    place.only("yes", "of", "at_least", "at_most", "above", "below", "words", "at", "mark")
    test = comparison(place, "repay")
    if test is None or not reader.check(place, "of", test.of) or not reader.check(place, test.sign, test.bound):
        return None
    return Repay(test, place.text("words"), place.cite(source))


def continuing(version: Place, source: Citation) -> Continuing | None:
    """Return who counts as 継続利用要介護者, or None when the rule does not say."""
    if "continuing" not in version.plain:
        return None
    place = version.table("continuing")
    place.only("certified_from", "words", "at", "mark")
    return Continuing(place.day("certified_from"), place.text("words"), place.cite(source))


@dataclass(slots=True)
class ConditionReader:
    """Reads conditions: over one fact, over a calculated value (a proviso), or one of several."""

    rule_id: str
    facts: Mapping[str, Fact]
    steps: StepReader
    source: Citation
    provisos: list[Proviso]

    def read(self, version: Place) -> Condition:
        """Return the whole condition of a version."""
        return AllOf("次のすべてに当たること", tuple(self._all(version.tables("condition"))))

    def _all(self, places: Iterator[Place]) -> Iterator[Condition]:
        for place in places:
            condition = self._one(place)
            if condition is not None:
                yield condition

    def _one(self, place: Place) -> Condition | None:
        place.only(*_CONDITION)
        cite = place.cite(self.source)
        if "any" in place.plain:
            return AnyOf(place.text("title", "次のどれか"), tuple(self._all(place.tables("any"))))
        if "not_read" in place.plain:
            return Gap(place.text("not_read"), place.text("why", "原文を読めていません"), cite)
        if "value" in place.plain:
            return self._proviso(place, cite)
        fact = self._fact(place, "yes" if "yes" in place.plain else "fact")
        if fact is None:
            return None
        condition = self._over(fact, place, cite)
        if condition is not None and fact.of:
            return ForEach(
                place.text("title", f"{facts.ENTITIES[fact.of].name}ごとに"), facts.ENTITIES[fact.of], condition
            )
        return condition

    def _over(self, fact: Fact, place: Place, cite: Citation) -> Condition | None:
        if "yes" in place.plain:
            return Is(fact, self._says(place, f"「{fact.asks}」"), cite)
        if isinstance(fact, Amount) and ("at_least" in place.plain or "at_most" in place.plain):
            return self._limit(fact, place, cite)
        if isinstance(fact, ChoiceSet) and "includes" in place.plain:
            return self._includes(fact, place, cite)
        if isinstance(fact, Choice) and "one_of" in place.plain:
            allowed = place.names("one_of")
            strange = [name for name in allowed if name not in fact.ids]
            if strange:
                place.tell(
                    "one_of", f"「{strange[0]}」という答えはありません", f"{'・'.join(fact.ids)} から選んでください"
                )
                return None
            return Within(fact, allowed, self._says(place, f"「{fact.asks}」"), cite)
        place.tell(
            "", "条件の書きかたが分かりません", "yes／at_least／at_most／one_of／includes のどれかを書いてください"
        )
        return None

    def _limit(self, fact: Amount, place: Place, cite: Citation) -> Condition | None:
        sign = "at_least" if "at_least" in place.plain else "at_most"
        number = self.steps.numbers.get(place.text(sign))
        if number is None or number.unit != fact.unit or number.value.denominator != 1:
            place.tell(
                sign,
                f"「{place.plain[sign]}」は、単位が「{fact.unit}」の整数ではありません",
                "[version.number.名前] を書いてください",
            )
            return None
        bound = f"{int(number.value):,}{number.unit}{'以上' if sign == 'at_least' else '以下'}"
        said = self._says(place, f"{number.name}（{bound}）")
        limit = int(number.value)
        return AtLeast(fact, limit, said, cite) if sign == "at_least" else AtMost(fact, limit, said, cite)

    def _includes(self, fact: ChoiceSet, place: Place, cite: Citation) -> Condition | None:
        wanted = place.text("includes")
        if wanted not in fact.ids:
            place.tell("includes", f"「{wanted}」という答えはありません", f"{'・'.join(fact.ids)} から選んでください")
            return None
        text = next(option.text for option in fact.options if option.id == wanted)
        says = self._says(place, f"「{text}」であること")
        # all others are allowed: that it does not hold is what is asked
        turned = Sentences(says.not_satisfied, says.satisfied, says.not_known)
        return Not(Within(fact, tuple(one for one in fact.ids if one != wanted), turned, cite))

    def _proviso(self, place: Place, cite: Citation) -> Condition | None:
        place_of = Place({**place.plain, "of": place.plain["value"]}, place.path, place.told)
        test = comparison(place_of, "value")
        key = place.key()
        if (
            test is None
            or not self.steps.check(place, "value", test.of)
            or not self.steps.check(place, test.sign, test.bound)
        ):
            return None
        says = self._says(place, "この条件")
        fact = Question(id=f"{self.rule_id}.{key}", asks=f"次に当たりますか: {says.satisfied}", changed_by=facts.GROUP)
        self.provisos.append(Proviso(fact, test))
        return Is(fact, says, cite)

    def _fact(self, place: Place, key: str) -> Fact | None:
        name = place.text(key)
        fact = self.facts.get(name)
        if name and fact is None:
            place.tell(
                key, f"「{name}」という事実はありません", "つづりを確かめるか、[[ask]] でたずねる項目を足してください"
            )
        return fact

    def _says(self, place: Place, what: str) -> Sentences:
        if "says" in place.plain:
            said = place.names("says")
            if len(said) == 3 and all(said):
                return Sentences(*said)
            place.tell(
                "says",
                "文が三つではありません",
                "当てはまるとき・当てはまらないとき・分からないときの文を書いてください",
            )
        return Sentences(f"{what}を満たします。", f"{what}を満たしません。", f"{what}を満たすか、分かりません。")


def expected(value: object) -> Fraction | str | None:
    """Return what an example expects: an exact number, a standing, or None for what is neither."""
    number = exact(value)
    return number if number is not None else (value if isinstance(value, str) else None)
