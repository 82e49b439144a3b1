"""Rows of arrangements to what a group has put on record about money.

A ride becomes lawful by what stands here. So whatever cannot be read, or is said in two ways, is told and counts as not known.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from unicodedata import normalize

from ashinami.basics.notice import Notice, Severity
from ashinami.casework.day_people import Register
from ashinami.law import corpus
from ashinami.law.road_transport.no_permit import SUBJECT
from ashinami.rules.facts import Amount, Choice, ChoiceSet, Fact, Value
from ashinami.tables.cells import CellError, texts, yes_no
from ashinami.vocabulary.arrangement import Arrangement

if TYPE_CHECKING:
    from ashinami.tables.columns import Entry

_SEE_FACTS = "ashinami law facts で項目と答え方を確かめてください"
_NONE_OF_THEM = "なし"


@dataclass(slots=True)
class _Draft:
    """What the rows of one name have said so far.

    `written` are answers of its own rows, which go before those of the ready-made one; `unclear` are facts said badly or in two
    ways; `lost` when a row may have been about any fact.
    """

    entry: Entry
    specimen: str = ""
    written: dict[str, Value] = field(default_factory=dict)
    unclear: set[str] = field(default_factory=set)
    lost: bool = False

    def facts(self, specimens: Mapping[str, Arrangement]) -> dict[str, Value]:
        """Return what is known for certain."""
        if self.lost:
            return {}
        said = {**(specimens[self.specimen].facts if self.specimen else {}), **self.written}
        return {fact: value for fact, value in said.items() if fact not in self.unclear}


def read_arrangements(
    entries: Iterable[Entry], specimens: Mapping[str, Arrangement], *, complete: bool
) -> tuple[Register[Arrangement], str, list[Notice]]:
    """Return the arrangements, the key of the default one (empty when none is), and what must be told.

    Rows of one name belong together, in any order. `complete` says that every row of the table could be read: a row that could
    not may have been about any arrangement, or have named another default, and so nothing of the table is known for certain.
    """
    drafts: dict[str, _Draft] = {}
    defaults: dict[str, Entry] = {}
    notices: list[Notice] = []
    for entry in entries:
        draft = drafts.setdefault(entry.values["name"], _Draft(entry))
        notices += _take(draft, entry)
        if entry.values["default"]:
            defaults.setdefault(entry.values["name"], entry)
    if drafts and not complete:
        said = "取り決めの表に読めない行があるため、どの取り決めも中身を「分からない」として扱います"
        notices.append(Notice("arrangements-in-part", Severity.ERROR, said, "その行を直してください", entry.file))
    register = Register[Arrangement]("取り決め")
    for name, draft in drafts.items():
        facts = draft.facts(specimens) if complete else {}
        notices += register.add(draft.entry, name, Arrangement(name, name, facts))
    if len(defaults) > 1:
        said = f"標準の取り決めが二つ以上あります（{'、'.join(defaults)}）。どれも標準として使いません"
        last = list(defaults.values())[-1]
        notices.append(last.notice("two-defaults", Severity.ERROR, said, "標準は一つにしてください", "標準"))
        return register, "", notices
    names = list(defaults or drafts)
    return register, names[0] if len(names) == 1 else "", notices


def _take(draft: _Draft, entry: Entry) -> Iterator[Notice]:
    """Add to the draft what a row says, and tell what it says badly."""
    name, specimen = entry.values["name"], entry.values["specimen"] or ""
    fact, answer = entry.values["fact"] or "", entry.values["answer"] or ""
    if specimen and draft.specimen not in ("", specimen):
        draft.lost = True
        said = f"「{name}」に二つのひな形があるため、中身をすべて「分からない」として扱います"
        yield entry.notice("two-specimens", Severity.ERROR, said, "ひな形は一つにしてください", "ひな形")
    draft.specimen = draft.specimen or specimen
    if not fact and not answer:
        return
    if fact not in (known.id for known in _askable()):
        draft.lost = True
        said = f"項目「{fact[:60]}」はありません。「{name}」の中身をすべて「分からない」として扱います"
        yield entry.notice("unknown-fact", Severity.ERROR, said, _SEE_FACTS, "項目")
        return
    value = _answer(fact, answer)
    if value is None or draft.written.get(fact, value) != value:
        draft.unclear.add(fact)
        fault = f"答え「{answer[:60]}」は使えません" if value is None else "答えが二通りあります"
        said = f"項目「{fact}」の{fault}。この項目は「分からない」として扱います"
        yield entry.notice("unknown-answer", Severity.ERROR, said, _SEE_FACTS, "答え")
        return
    draft.written[fact] = value


def _askable() -> tuple[Fact, ...]:
    """Return what an arrangement can be asked: how money is handled, in any version of the law."""
    return corpus().facts_of(SUBJECT)


def _answer(fact_id: str, answer: str) -> Value | None:
    """Return the answer as the fact takes it: yes or no, a number, one option or several; None when it takes none of them.

    An empty cell is no answer; that none of the options holds is said in words.
    """
    fact = next(fact for fact in _askable() if fact.id == fact_id)
    value: Value | None = None
    match fact:
        case ChoiceSet() if answer == _NONE_OF_THEM:
            value = frozenset()
        case ChoiceSet():
            value = frozenset(_option(fact, one) for one in texts(answer)) or None
        case Choice():
            value = _option(fact, answer)
        case Amount():
            value = int(answer) if answer.isdecimal() and len(answer) < 10 else None
        case _:
            with contextlib.suppress(CellError):
                value = yes_no(answer)
    return value if fact.accepts(value) else None


def _option(fact: Choice, said: str) -> str:
    """Return the id of an option written by its text, in any width; anything else as it stands."""
    plain = normalize("NFKC", said)
    return next((option.id for option in fact.options if normalize("NFKC", option.text) == plain), plain)
