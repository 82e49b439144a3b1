"""What law Ashinami knows and what it asks, as plain Japanese text: the words of `ashinami law`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from ashinami.basics.day import Days, wareki
from ashinami.law import corpus
from ashinami.law.cases import Case, worked_cases
from ashinami.rules.facts import Choice, Fact
from ashinami.rules.provision import Provision
from ashinami.rules.reading import reading_copy


def provisions(on: date | None = None) -> Iterator[str]:
    """Each provision with its days; only those in force on the day, when one is named."""
    for provision in corpus().provisions:
        if on is None or on in provision.in_force:
            yield f"{provision.id}\n  {provision.title}\n  {in_force(provision.in_force)}"


def provision_page(name: str) -> Iterator[str]:
    """One provision with summary, source and condition; a name we do not have is a LookupError."""
    provision = corpus().get(name)
    yield f"{provision.title}\n{in_force(provision.in_force)}（{provision.governing.value}で判断）"
    yield f"\n{provision.summary}\n\n出典: {provision.cite}\n      {provision.cite.url}"
    yield from (f"注意: {note}" for note in provision.notes)
    yield "\n" + "\n".join(reading_copy(provision.condition))


def fact_list() -> Iterator[str]:
    """Each fact that can stand in an arrangement, with its question and allowed values."""
    for fact in corpus().facts:
        yield f"{fact.id}  [{fact.kind}・{fact.answered_by.value}]\n  {fact.asks}"
        yield from (f"    {option['id']}: {option['text']}" for option in _options(fact))


def facts_json() -> list[dict[str, Any]]:
    """Return the same as plain values, for programs."""
    return [
        {
            "id": fact.id,
            "type": type(fact).__name__,
            "asks": fact.asks,
            "answered_by": fact.answered_by.value,
            "changed_by": [who.value for who in fact.changed_by],
            "options": _options(fact),
        }
        for fact in corpus().facts
    ]


def case_list(name: str = "") -> Iterator[str]:
    """Each worked case with its day and verdict; of one provision, when one is named (else a LookupError)."""
    for case in cases_of(corpus().get(name)) if name else worked_cases():
        yield f"{case.day.isoformat()}  {case.expect.text}  {case.name}"


def cases_of(provision: Provision) -> tuple[Case, ...]:
    """Return the worked cases that the provision judges."""
    return tuple(
        case for case in worked_cases() if case.subject == provision.subject and case.day in provision.in_force
    )


def in_force(days: Days) -> str:
    """Return the days in both calendars: 2024-03-01（令和6年3月1日）から."""
    return f"{_day(days.start)}から" + (f"{_day(days.end)}の前日まで" if days.end else "")


def _day(day: date) -> str:
    return f"{day.isoformat()}（{wareki(day)}）"


def _options(fact: Fact) -> list[dict[str, str]]:
    return [{"id": option.id, "text": option.text} for option in fact.options] if isinstance(fact, Choice) else []
