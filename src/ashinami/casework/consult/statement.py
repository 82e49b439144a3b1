"""What came out of a consultation as plain values: for a page, a paper, a program; and as lines of text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ashinami.basics.day import wareki
from ashinami.basics.source import Citation
from ashinami.casework.consult.forms import FormResult, Requirement, results
from ashinami.casework.consult.interview import Interview
from ashinami.law import corpus
from ashinami.law.road_transport import ride
from ashinami.law.road_transport.penalties import Penalty, penalties_about
from ashinami.rules.answers import Answer, Slot
from ashinami.rules.change import Change, Proposal
from ashinami.rules.conditions import Leaf, leaves
from ashinami.rules.facts import Amount, Choice, Entity, Fact, Value
from ashinami.rules.judge import Reason, holds
from ashinami.rules.truth import Truth
from ashinami.rules.verdict import Verdict

NO_ADVICE = "法律の助言ではありません。最後の判断は、運輸支局などの窓口で確かめてください。"


def statement(interview: Interview, title: str = "") -> dict[str, Any]:
    """Return the consultation as values that JSON can hold: forms side by side, then what was known and what is still open."""
    purpose, question, found = interview.purpose, interview.question, results(interview)
    return {
        "title": title or purpose.name,
        "purpose": purpose.key,
        "asks": purpose.asks,
        "day": interview.day.isoformat(),
        "day_text": wareki(interview.day),
        "forms": [_form(interview, result) for result in found],
        "penalties": [
            {"act": one.act, "text": one.text(interview.day), **_source(one.cite)}
            for one in _penalties(interview, found)
        ],
        "next": _question(question) if question else None,
        "answers": list(_answers(interview)),
        "aside": [_question(slot) for slot in sorted(interview.aside, key=lambda slot: (slot.id, slot.member))],
        "note": NO_ADVICE,
    }


def in_words(fact: Fact, value: Value) -> str:
    """Return an answer as people read it."""
    match value:
        case bool():
            return "はい" if value else "いいえ"
        case int() if isinstance(fact, Amount):
            return f"{value:,}{fact.unit}"
        case frozenset() if isinstance(fact, Choice):
            return "、".join(option.text for option in fact.options if option.id in value) or "なし"
        case str() if isinstance(fact, Choice):
            return next((option.text for option in fact.options if option.id == value), value)
        case _:
            return str(value)


def lines(told: dict[str, Any]) -> Iterator[str]:
    """Each line of a statement as text."""
    yield f"{told['title']}（{told['day_text']}）\n{told['asks']}"
    for form in told["forms"]:
        yield f"\n■ {form['name']}: {form['says']}"
        for sign, kind in (("○", "satisfied"), ("×", "missing"), ("？", "open")):
            for one in form[kind]:
                yield f"  {sign} {one['title']}"
                yield from (f"      {said['text']}{_by(said['by'])}" for said in one["why"])
        for proposal in form["changes"]:
            changes = "".join(f"{one['words']}{_by(one['by'])}" for one in proposal["changes"])
            yield f"  こうすれば、{proposal['then_text']}: {changes}"
        yield from (f"  目安: {warning}" for warning in form["warnings"])
        yield from (f"  すること: {duty['text']}" for duty in form["duties"])
        yield from (f"  用意する書類: {document}" for document in form["documents"])
        said = (said for kind in ("missing", "open", "satisfied") for one in form[kind] for said in one["why"])
        yield from dict.fromkeys(f"  出典: {one['source']}" for one in said if "source" in one)
    yield from (f"\n罰則など: {one['act']}と、{one['text']}" for one in told["penalties"])
    if told["next"]:
        yield f"\n次に確かめること: {told['next']['asks']}（{told['next']['answered_by']}）  {told['next']['fact']}"
    yield f"\n{told['note']}"


def _by(who: list[str]) -> str:
    return f"〔{'・'.join(who)}〕" if who else ""


def _form(interview: Interview, result: FormResult) -> dict[str, Any]:
    law, says = corpus(), interview.purpose.says
    return {
        "key": result.form.key,
        "name": result.form.name,
        "verdict": result.verdict.value,
        "says": says(result.verdict),
        "decided_by": result.form.decided_by.value,
        "satisfied": [_requirement(one) for one in result.of(Truth.YES)],
        "missing": [_requirement(one) for one in result.of(Truth.NO)],
        "open": [_requirement(one) for one in result.of(Truth.UNKNOWN)],
        "who_must_act": [who.value for who in result.who_must_act],
        "questions": [_question(slot) for slot in result.questions],
        "changes": [_proposal(one, says(Verdict.LAWFUL)) for one in result.changes],
        "duties": [{"text": duty.text, "by": duty.by.value, **_source(duty.cite)} for duty in result.duties],
        "warnings": list(result.warnings),
        "to_confirm": list(result.to_confirm),
        "documents": list(result.documents),
        "provisions": [
            {
                "id": one.id,
                "revision": law.revision(one.id),
                "title": one.title,
                "since": one.in_force.start.isoformat(),
                **_source(one.cite),
            }
            for one in result.provisions
        ],
    }


def _penalties(interview: Interview, found: tuple[FormResult, ...]) -> Iterator[Penalty]:
    """Return what running on all the same can lead to: with no way left open, and for each matter that is not in order."""
    refused = [result for result in found if result.verdict is Verdict.UNLAWFUL]
    if not interview.purpose.one_is_enough:
        yield from (one for result in refused for subject in result.form.subjects for one in penalties_about(subject))
    elif refused and all(result.verdict in (Verdict.UNLAWFUL, Verdict.NOT_APPLICABLE) for result in found):
        yield from penalties_about(ride.SUBJECT)


def _requirement(one: Requirement) -> dict[str, Any]:
    return {
        "title": one.title,
        "why": [
            {
                "text": said.text,
                "origin": said.origin,
                "by": [who.value for who in said.by],
                **(_source(said.cite) if said.cite else {}),
            }
            for said in one.why
        ],
    }


def _proposal(proposal: Proposal, says: str) -> dict[str, Any]:
    leads = proposal.reason.truth is Truth.YES
    return {
        "changes": [_change(change, proposal.reason) for change in proposal.changes],
        "then": (Verdict.LAWFUL if leads else Verdict.UNDETERMINED).value,
        "then_text": says if leads else "足りない点はなくなります（まだ分からないことが残ります）",
    }


def _change(change: Change, after: Reason) -> dict[str, Any]:
    fact = change.slot.fact
    assert not isinstance(fact, Entity)  # noqa: S101 - lists are never changed
    return {
        "fact": fact.id,
        "member": change.slot.member,
        "asks": change.slot.asks,
        "from": _plain(change.now),
        "to": _plain(change.value),
        "to_text": in_words(fact, change.value),
        "words": (f"（{change.slot.member}）" if change.slot.member else "") + "".join(said_after(change, after)),
        "by": [who.value for who in change.by],
    }


def said_after(change: Change, after: Reason) -> tuple[str, ...]:
    """Return what the law says of the changed fact afterwards: the sentences that come out another way, first of all those that decide."""
    moved = [
        leaf
        for leaf in leaves(after.condition)
        if leaf.fact == change.slot.fact and _truth(leaf, change.value) is not _truth(leaf, change.now)
    ]
    decisive = {id(end.condition) for end in after.ends()}
    told = [leaf for leaf in moved if id(leaf) in decisive] or moved
    return tuple(dict.fromkeys(leaf.says.of(_truth(leaf, change.value)) for leaf in told))


def _truth(leaf: Leaf, value: Value | None) -> Truth:
    return Truth.UNKNOWN if value is None else Truth.YES if holds(leaf, value) else Truth.NO


def _question(slot: Slot) -> dict[str, str]:
    return {"fact": slot.id, "member": slot.member, "asks": slot.asks, "answered_by": slot.answered_by.value}


def _answers(interview: Interview) -> Iterator[dict[str, Any]]:
    yield from (_answer(answer) for answer in interview.answers)
    for listed in interview.answers.members.values():
        for member in listed:
            yield from (_answer(answer, member.name) for answer in member.answers)


def _answer(answer: Answer, member: str = "") -> dict[str, Any]:
    return {
        "fact": answer.fact.id,
        "member": member,
        "asks": Slot(answer.fact, member).asks,
        "value": _plain(answer.value),
        "text": in_words(answer.fact, answer.value),
        "origin": answer.origin.text,
    }


def _plain(value: Value | None) -> bool | int | str | list[str] | None:
    return sorted(value) if isinstance(value, frozenset) else value


def _source(cite: Citation) -> dict[str, str]:
    return {"source": str(cite), "url": cite.url, "mark": cite.mark.text}
