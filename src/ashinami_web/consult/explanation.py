"""The legal basis of a wish, ready to be read: the words, the answers it rests on, the law, and whether it still comes out so."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ashinami.law import corpus
from ashinami.rules.conditions import ENDS
from ashinami.rules.facts import Choice, Fact, Value
from ashinami.rules.provision import Provision
from ashinami.rules.receipt import Receipt, replay
from ashinami.rules.verdict import Finding
from ashinami_web.bookings.models import Wish

KEPT_PRIVATE = frozenset({"rider.category", "rider.cannot_use_alone"})
"""What the list of riders says of somebody's health."""


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """A fact that was known: the question, the answer in words, and where it comes from."""

    asks: str
    answer: str
    origin: str


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A fact that is not known, and who may answer it."""

    asks: str
    who: str


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A law or notice, where to read it, and how its parts were read by whoever wrote it down here."""

    text: str
    url: str
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that stands behind a verdict.

    Attributes
    ----------
    receipt : what was applied, as stored.
    answers, questions : what was known, and what is still open (best question first).
    provision, revision : the law that decides, as written here, and its revision then; None and empty when none of that day is known.
    sources : the law as a whole, and what its deciding reasons cite, each once.
    same : whether today's program and law give the same verdict.
    """

    receipt: Receipt
    answers: tuple[GivenAnswer, ...]
    questions: tuple[OpenQuestion, ...]
    provision: Provision | None
    revision: str
    sources: tuple[CitedSource, ...]
    same: bool


def explanation_of(wish: Wish, *, names_riders: bool = False) -> Explanation | None:
    """Return what stands behind the verdict on a wish; None while the wish says too little to be judged.

    What the list of riders says of somebody is told only with `names_riders`: to who keeps that list.
    """
    if not wish.basis:
        return None
    receipt = Receipt.from_json(wish.basis["receipt"])
    law = corpus()
    facts = {fact.id: fact for fact in law.facts}
    again = replay(receipt, law)
    name = wish.basis["provision"]
    provision = next((one for one in law.provisions if one.id == name), None)
    return Explanation(
        receipt=receipt,
        answers=tuple(_given(receipt, facts, but=frozenset() if names_riders else KEPT_PRIVATE)),
        questions=tuple(OpenQuestion(slot.asks, slot.answered_by.value) for slot in again.finding.questions),
        provision=provision,
        revision=dict(receipt.applied).get(name, receipt.revision),
        sources=_sources(provision, again.finding) if provision else (),
        same=again.same_verdict and again.same_revision,
    )


def _given(receipt: Receipt, facts: Mapping[str, Fact], *, but: Collection[str]) -> Iterator[GivenAnswer]:
    """Yield the answers about the ride, then those about each who takes part in it."""
    members = ((f"{member}: ", told) for _entity, listed in receipt.members for member, told in listed)
    for lead, told in (("", receipt.answers), *members):
        for fact, value, origin in told:
            if fact in facts and fact not in but:
                yield GivenAnswer(lead + facts[fact].asks, in_words(facts[fact], value), origin.text)


def in_words(fact: Fact, value: Value) -> str:
    """Return an answer as people read it."""
    match value:
        case bool():
            return _("はい") if value else _("いいえ")
        case frozenset() if isinstance(fact, Choice):
            return "、".join(option.text for option in fact.options if option.id in value) or _("なし")
        case str() if isinstance(fact, Choice):
            return next((option.text for option in fact.options if option.id == value), value)
        case _:
            return str(value)


def _sources(provision: Provision, finding: Finding) -> tuple[CitedSource, ...]:
    deciding = finding.outlook.reason.ends() if finding.outlook else ()
    cited = [provision.cite, *(end.condition.cite for end in deciding if isinstance(end.condition, ENDS))]
    marks: dict[tuple[str, str], dict[str, None]] = {}
    for cite in cited:
        text = str(cite).removesuffix(f"〔{cite.mark.text}〕")
        marks.setdefault((text, cite.url), {})[cite.mark.text] = None
    return tuple(CitedSource(text, url, tuple(how)) for (text, url), how in marks.items())
