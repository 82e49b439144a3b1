"""Schemes and what they give, as plain Japanese text and as JSON: the words of `ashinami fund`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from typing import Any

from ashinami.basics.day import Days, wareki
from ashinami.basics.money import yen
from ashinami.funding.registry import Schemes
from ashinami.funding.scheme import Evaluation, Scheme
from ashinami.funding.trace import Number
from ashinami.rules.facts import Amount, Choice, Fact
from ashinami.rules.reading import reading_copy

WORK = ("", "紙1枚ほど", "かんたん", "ふつう", "多い", "とても多い")


def scheme_list(schemes: Schemes, on: date | None = None) -> Iterator[str]:
    """Each scheme with its payer and days; only those in force on the day, when one is named."""
    for scheme in schemes.all if on is None else schemes.in_force(on):
        mark = "　※要確認" if scheme.unverified else ""
        yield f"{scheme.id}\n  {scheme.title}（{scheme.level.value}・{scheme.payer}）{mark}\n  {days(scheme.in_force)}"


def scheme_page(scheme: Scheme) -> Iterator[str]:
    """One version of a scheme: what it is, who may have it, what it pays, and what it asks."""
    yield f"{scheme.title}\n{days(scheme.in_force)}\n\n{scheme.summary}\n\n出典: {scheme.cite}"
    if scheme.cite.url:
        yield f"      {scheme.cite.url}"
    yield from (f"注意: {note}" for note in scheme.notes)
    yield f"\n出すところ: {scheme.payer}（{scheme.level.value}）　書類の手間（足並みの見立て）: {WORK[scheme.work]}"
    if scheme.ends_after is not None:
        yield f"終わり: {scheme.ends_after}年度で終わる補助です。"
    yield "\n" + "\n".join(reading_copy(scheme.eligibility))
    paid = [f"{item.text}{limit(cover.limit)}" for item, cover in scheme.covers.items() if cover.pays]
    refused = [item.text for item, cover in scheme.covers.items() if not cover.pays]
    if paid:
        yield "\n出る費目: " + "、".join(paid)
    if refused:
        yield "出ない費目: " + "、".join(refused)
    if scheme.asks:
        yield "\n計算に要る項目:"
        yield from (f"  {fact.id}（{answer_form(fact)}） {fact.asks}" for fact in scheme.asks)
    if scheme.excludes:
        yield "\n一緒に受けられない補助: " + "、".join(scheme.excludes)


def scheme_json(scheme: Scheme) -> dict[str, Any]:
    """Return one version of a scheme as plain values for other programs."""
    return {
        "scheme": scheme.id,
        "title": scheme.title,
        "summary": scheme.summary,
        "payer": scheme.payer,
        "level": scheme.level.value,
        "from": scheme.in_force.start.isoformat(),
        "until": scheme.in_force.end.isoformat() if scheme.in_force.end else None,
        "eligibility": list(reading_copy(scheme.eligibility)),
        "covers": {item.value: {"pays": cover.pays, "limit": cover.limit} for item, cover in scheme.covers.items()},
        "asks": [{"fact": fact.id, "answer": answer_form(fact), "asks": fact.asks} for fact in scheme.asks],
        "excludes": list(scheme.excludes),
        "ends_after": scheme.ends_after,
        "notes": list(scheme.notes),
        "source": {"title": scheme.cite.title, "url": scheme.cite.url, "mark": scheme.cite.mark.value},
    }


def evaluation_lines(seen: Evaluation) -> Iterator[str]:
    """Tell what a scheme gives a group: standing, amount, reasons, steps, questions, warnings."""
    yield f"{seen.scheme.title}　{wareki(seen.day)}"
    yield f"  {seen.standing.text}　補助額: {yen(seen.amount) if seen.amount is not None else '分かりません'}"
    if seen.by_formula is not None and seen.by_formula != seen.amount:
        yield f"  条件がそろえば: {yen(seen.by_formula)}"
    yield from (f"  ・{reason}" for reason in seen.reasons)
    if seen.steps:
        yield "  計算:"
        yield from (f"    {step}" for step in seen.steps)
    if seen.questions:
        yield "  分かっていないこと:"
        yield from (f"    {slot.id}　{slot.asks}" for slot in seen.questions)
    yield from (f"  注意: {warning}" for warning in seen.warnings)


def evaluation_json(seen: Evaluation) -> dict[str, Any]:
    """Return the same as plain values for other programs; fractions are exact, as text."""
    return {
        "scheme": seen.scheme.id,
        "title": seen.scheme.title,
        "payer": seen.scheme.payer,
        "on": seen.day.isoformat(),
        "standing": seen.standing.value,
        "amount": seen.amount,
        "by_formula": seen.by_formula,
        "reasons": list(seen.reasons),
        "steps": [
            {
                "key": step.key,
                "name": step.name,
                "value": plain(step.value),
                "unit": step.unit,
                "how": step.how,
                "source": str(step.cite) if step.cite else None,
            }
            for step in seen.steps
        ],
        "questions": [{"fact": slot.id, "member": slot.member, "asks": slot.asks} for slot in seen.questions],
        "warnings": list(seen.warnings),
        "source": {"title": seen.scheme.cite.title, "url": seen.scheme.cite.url, "mark": seen.scheme.cite.mark.value},
    }


HOW_TO_WRITE = """\
事実のファイルの書きかた
  項目の名前に答えを書きます。形は YAML・TOML・JSON のどれでもかまいません。分からない項目は書きません（0とは別です）。
    users.target: 3
    cost.coordination: 100000
    cost.complete: true          書いた費目のほかに費用がないとき
    group.services: [visit, ride]
  月・開催ごとの記録は、一覧に名前（name）とともに書きます。
    month: [{name: 2026-04, visits_target: 40, cost: 8000}]
"""


def fact_list(facts: Iterable[Fact]) -> Iterator[str]:
    """How to write a file of facts, then each fact with its question and the answers it takes."""
    yield HOW_TO_WRITE
    for fact in facts:
        yield f"{fact.id}（{answer_form(fact)}）{'　一覧「' + fact.of + '」の中' if fact.of else ''}\n  {fact.asks}"
        if fact.meaning:
            yield f"  {fact.meaning}"
        if isinstance(fact, Choice):
            yield from (f"    {option.id}  {option.text}" for option in fact.options)


def answer_form(fact: Fact) -> str:
    """Return how a fact is answered: in its unit, or by what kind of answer."""
    return fact.unit if isinstance(fact, Amount) else fact.kind


def limit(most: int | None) -> str:
    """Return a limit in brackets, or nothing."""
    return "" if most is None else f"（{yen(most)}まで）"


def days(span: Days) -> str:
    """Return the days in words: 令和4年4月1日から."""
    return f"{wareki(span.start)}から" + (f"{wareki(span.end)}の前日まで" if span.end else "")


def plain(value: Number) -> int | str:
    """Return a whole number as it is, and a fraction as text."""
    whole = Fraction(value)
    return int(whole) if whole.denominator == 1 else str(whole)
