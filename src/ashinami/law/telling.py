"""What law Ashinami knows, as plain Japanese text: the words of `ashinami law`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ashinami.basics.day import Days, wareki
from ashinami.basics.source import Mark
from ashinami.law import corpus
from ashinami.law.cases import Case, worked_cases
from ashinami.rules.amounts import DatedAmount
from ashinami.rules.conditions import amounts, ends
from ashinami.rules.provision import Duty, Provision
from ashinami.rules.reading import reading_copy
from ashinami.rules.verdict import Verdict

OUTCOME = {
    Verdict.LAWFUL: "当たる",
    Verdict.UNLAWFUL: "当たらない",
    Verdict.UNDETERMINED: "未確定",
    Verdict.NOT_APPLICABLE: "対象外",
}
"""What came out, in words that fit every subject: not all of them ask whether something is lawful."""


def provisions(on: date | None = None) -> Iterator[str]:
    """Each provision with its days; only those in force on the day, when one is named."""
    for provision in corpus().provisions:
        if on is None or on in provision.in_force:
            yield f"{provision.id}\n  {provision.title}\n  題: {provision.subject}\n  {in_force(provision.in_force)}"


def provision_page(name: str) -> Iterator[str]:
    """One provision with summary, source, condition and duties; a name we do not have is a LookupError."""
    provision = corpus().get(name)
    yield f"{provision.title}\n{in_force(provision.in_force)}（{provision.governing.value}で判断）"
    yield f"\n{provision.summary}\n\n出典: {provision.cite}\n      {provision.cite.url}"
    yield from (f"注意: {note}" for note in provision.notes)
    yield "\n" + "\n".join(reading_copy(provision.condition))
    yield from (
        f"経過措置: {one.words}（`{one.keeps}` による）〔{one.cite.mark.text}〕" for one in provision.transition
    )
    yield from ("目安:\n" + "\n".join(reading_copy(guide)) for guide in provision.guides)
    yield from (f"すること: {duty_line(duty)}" for duty in provision.duties)
    for amount in amounts_of(provision):
        yield f"{amount.name}:"
        yield from (f"  {line}" for line in amount_lines(amount))


def case_list(name: str = "") -> Iterator[str]:
    """Each worked case with its day and verdict; of one provision, when one is named (else a LookupError)."""
    for case in cases_of(corpus().get(name)) if name else worked_cases():
        yield f"{case.day.isoformat()}  {OUTCOME[case.expect]}  {case.name}"


def unverified() -> Iterator[tuple[Provision, tuple[str, ...]]]:
    """Each provision that rests on something nobody has verified, with what that is, one sentence each."""
    for provision in corpus().provisions:
        said = dict.fromkeys(_unverified(provision))
        if said:
            yield provision, tuple(said)


def _unverified(provision: Provision) -> Iterator[str]:
    if provision.cite.mark is Mark.UNVERIFIED:
        yield f"出典: {provision.cite}"
    yield from provision.notes
    for condition in provision.conditions:
        for end in ends(condition):
            if end.cite.mark is Mark.UNVERIFIED:
                yield end.says.satisfied if hasattr(end, "says") else end.words
    yield from (f"すること: {duty.text}" for duty in provision.duties if duty.cite.mark is Mark.UNVERIFIED)
    yield from (f"経過措置: {one.words}" for one in provision.transition if one.cite.mark is Mark.UNVERIFIED)
    for amount in amounts_of(provision):
        for value in amount.values:
            if value.source.mark is Mark.UNVERIFIED:
                yield f"{amount.name}: {value.day.isoformat()} から {value.value:,}{amount.unit}"


def cases_of(provision: Provision) -> tuple[Case, ...]:
    """Return the worked cases that the provision judges."""
    return tuple(
        case for case in worked_cases() if case.subject == provision.subject and case.day in provision.in_force
    )


def amounts_of(provision: Provision) -> tuple[DatedAmount, ...]:
    """Return the amounts by date that its own limits refer to."""
    return tuple(dict.fromkeys(amount for condition in provision.conditions for amount in amounts(condition)))


def amount_lines(amount: DatedAmount) -> Iterator[str]:
    """Each value with the day from which it holds, and its source."""
    for value in amount.values:
        yield f"{day_in_both(value.day)}から {value.value:,}{amount.unit}（{value.source}）"


def duty_line(duty: Duty) -> str:
    """Return what must be done, by whom, when only in some cases, and how sure the source is."""
    return f"{duty.text}（{duty.by.value}{'、当てはまるとき' if duty.when else ''}）〔{duty.cite.mark.text}〕"


def review_state(provision: Provision) -> str:
    """Return who read it against the text, or that nobody has."""
    if provision.review is None or not provision.reviewed:
        return "未確認（原文との読み合わせはまだです）"
    return f"{provision.review.by} {provision.review.on.isoformat()}"


def in_force(days: Days) -> str:
    """Return the days in both calendars: 2024-03-01（令和6年3月1日）から."""
    return f"{day_in_both(days.start)}から" + (f"{day_in_both(days.end)}の前日まで" if days.end else "")


def day_in_both(day: date) -> str:
    """2024-03-01（令和6年3月1日）: the day in both calendars."""
    return f"{day.isoformat()}（{wareki(day)}）"
