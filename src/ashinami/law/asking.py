"""Everything the law asks, told so that a stranger can write a file of facts without reading code."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ashinami.law import corpus
from ashinami.rules.conditions import entities, facts
from ashinami.rules.facts import Amount, Choice, ChoiceSet, Entity, Fact, Judgement

HOW_TO_WRITE = """\
事実のファイルの書きかた
  項目の名前に、答えを一つずつ書きます。分からない項目は書きません（「いいえ」とは別です）。
  形は JSON・YAML・TOML のどれでもよく、ashinami consult ファイル --on 2024-05-01 で、どの形で行えるかが分かります。
    はい・いいえ    "thanks.asked": false
    数              "price.taxi_percent": 65
    一つえらぶ      "operator.kind": "npo"
    すべてえらぶ    "received.kinds": ["thanks", "costs"]（当てはまるものがなければ [ ]）
    判断            だれが・いつ示したかとともに書きます。ただの記録では使われません。
                    "service.centre_is_help": {"answer": true, "by": "運輸支局", "on": "2024-04-01"}
  「一つ一つ」とある項目は、一覧の中に、名前（name。記号でよく、本名は書きません）とともに書きます。
    "driver": [{"name": "A", "driver.licence": "second"}, {"name": "B", "driver.licence": "first"}]
"""


def fact_list(subject: str = "") -> Iterator[str]:
    """How to write facts, then each list and each fact with its question and the answers it takes.

    Of one subject, with all it rests on, when one is named; a subject nobody has written is a LookupError.
    """
    told = corpus().facts_of(subject) if subject else corpus().facts
    yield HOW_TO_WRITE
    yield from (f"{entity.id}  [一覧・{entity.answered_by.value}]\n  {entity.asks}" for entity in _lists(told))
    for fact in told:
        of = f"{entity_of(fact)}一つ一つ・" if fact.of else ""
        yield f"{fact.id}  [{of}{fact.kind}・{fact.answered_by.value}]\n  {fact.asks}"
        yield from (f"  意味: {fact.meaning}" for _ in (1,) if fact.meaning)
        yield from (f"    {option['id']}: {option['text']}" for option in options(fact))
        if fact.changed_by:
            yield f"  変えられる人: {'・'.join(who.value for who in fact.changed_by)}"


def facts_json(subject: str = "") -> dict[str, Any]:
    """Return the same as plain values, for programs, with the subjects in which each is asked."""
    told = corpus().facts_of(subject) if subject else corpus().facts
    used = subjects_by_fact()
    return {
        "lists": [
            {"id": entity.id, "name": entity.name, "asks": entity.asks, "answered_by": entity.answered_by.value}
            for entity in _lists(told)
        ],
        "facts": [
            {
                "id": fact.id,
                "type": type(fact).__name__,
                "asks": fact.asks,
                "meaning": fact.meaning,
                "answer": allowed(fact),
                "unit": fact.unit if isinstance(fact, Amount) else "",
                "options": options(fact),
                "of": fact.of,
                "answered_by": fact.answered_by.value,
                "changed_by": [who.value for who in fact.changed_by],
                "subjects": used[fact.id],
            }
            for fact in told
        ],
    }


def subjects_by_fact() -> dict[str, list[str]]:
    """Return for each fact id, and each entity id, the subjects whose own provisions ask it."""
    used: dict[str, dict[str, None]] = {}
    for provision in corpus().provisions:
        for condition in provision.conditions:
            for name in (*(fact.id for fact in facts(condition)), *(entity.id for entity in entities(condition))):
                used.setdefault(name, {})[provision.subject] = None
    return {name: list(subjects) for name, subjects in used.items()}


def allowed(fact: Fact) -> str:
    """Return in English what a program may write as the answer."""
    match fact:
        case Judgement():
            return "true or false, said by somebody on a day"
        case Amount():
            return f"a whole number of zero or more, in {fact.unit}"
        case ChoiceSet():
            return "a list of ids of options; empty for none of them"
        case Choice():
            return "the id of one option"
        case _:
            return "true or false"


def options(fact: Fact) -> list[dict[str, str]]:
    """Return the options of a choice; none for other facts."""
    return [{"id": option.id, "text": option.text} for option in fact.options] if isinstance(fact, Choice) else []


def entity_of(fact: Fact) -> str:
    """Return the name of the entity whose members each answer the fact; empty for a fact of the case."""
    return next((entity.name for entity in corpus().entities if entity.id == fact.of), "")


def _lists(told: tuple[Fact, ...]) -> tuple[Entity, ...]:
    needed = {fact.of for fact in told}
    return tuple(entity for entity in corpus().entities if entity.id in needed)
