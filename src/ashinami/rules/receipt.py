"""The receipt of a verdict: what was applied to which answers, so that anybody can judge it again later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ashinami.rules.answers import Answer, Answers, Assumed, Member, Origin, Record, Said, lacks_name
from ashinami.rules.corpus import Corpus
from ashinami.rules.facts import Fact, Value
from ashinami.rules.reading import explain
from ashinami.rules.verdict import Finding, Verdict, find

type Told = tuple[tuple[str, Value, Origin], ...]
"""Fact id, value and origin of each answer."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was applied.

    Attributes
    ----------
    subject, day : the question of law, and the governing day of the case.
    provision, revision : the version applied and the hash of its content; both empty when none was in force.
    answers : every answer about the case given, whether it decided or not.
    verdict : what came out.
    version : the version of ashinami that judged.
    members : for each list given, the entity, and each member's name and answers.
    applied : id and revision of every provision the verdict rested on; empty in receipts written before this was kept.
    reasons : what decided, one sentence each; empty in receipts written before this was kept.
    """

    subject: str
    day: date
    provision: str
    revision: str
    answers: Told
    verdict: Verdict
    version: str
    members: tuple[tuple[str, tuple[tuple[str, Told], ...]], ...] = ()
    applied: tuple[tuple[str, str], ...] = ()
    reasons: tuple[str, ...] = ()

    @classmethod
    def of(cls, finding: Finding, version: str) -> Receipt:
        """Write the receipt of a finding."""
        revisions = dict(finding.applied)
        name = finding.provision.id if finding.provision else ""
        return cls(
            subject=finding.subject,
            day=finding.day,
            provision=name,
            revision=revisions.get(name, ""),
            answers=_told(finding.answers),
            verdict=finding.verdict,
            version=version,
            members=tuple(
                (entity, tuple((member.name, _told(member.answers)) for member in listed))
                for entity, listed in finding.answers.members.items()
            ),
            applied=finding.applied,
            reasons=explain(finding.outlook) if finding.outlook else (),
        )

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values that JSON can hold."""
        return {
            "subject": self.subject,
            "day": self.day.isoformat(),
            "provision": self.provision,
            "revision": self.revision,
            "answers": _told_to_json(self.answers),
            "members": {
                entity: [{"name": name, "answers": _told_to_json(told)} for name, told in listed]
                for entity, listed in self.members
            },
            "applied": dict(self.applied),
            "reasons": list(self.reasons),
            "verdict": self.verdict.value,
            "version": self.version,
        }

    @classmethod
    def from_json(cls, plain: dict[str, Any]) -> Receipt:
        """Read it back; what is no receipt is a KeyError or a ValueError."""
        return cls(
            subject=plain["subject"],
            day=date.fromisoformat(plain["day"]),
            provision=plain["provision"],
            revision=plain["revision"],
            answers=_told_from_json(plain["answers"]),
            verdict=Verdict(plain["verdict"]),
            version=plain["version"],
            members=tuple(
                (entity, tuple((one["name"], _told_from_json(one["answers"])) for one in listed))
                for entity, listed in plain.get("members", {}).items()
            ),
            applied=tuple(plain.get("applied", {}).items()),
            reasons=tuple(plain.get("reasons", ())),
        )


@dataclass(frozen=True, slots=True)
class Replay:
    """A receipt judged again by today's corpus.

    Attributes
    ----------
    finding : what comes out now.
    same_revision : whether every provision applied is still written as it was.
    same_verdict : whether the same comes out.
    rewritten : ids of the provisions that were applied then or are now, and are not the same; empty where the receipt names none.
    no_longer, newly : what decided then and does not now, and the other way round, one sentence each.
    """

    finding: Finding
    same_revision: bool
    same_verdict: bool
    rewritten: tuple[str, ...] = ()
    no_longer: tuple[str, ...] = ()
    newly: tuple[str, ...] = ()


def replay(receipt: Receipt, corpus: Corpus) -> Replay:
    """Judge the receipt's case again; an answer that today's facts no longer have is left out, and so not known."""
    facts = {fact.id: fact for fact in corpus.facts}
    members = {
        entity: tuple(Member(name, Answers(_answers(told, facts, entity))) for name, told in listed)
        for entity, listed in receipt.members
    }
    finding = find(corpus, receipt.subject, receipt.day, Answers(_answers(receipt.answers, facts), members))
    now = dict(finding.applied)
    name = finding.provision.id if finding.provision else ""
    then = dict(receipt.applied)
    reasons = explain(finding.outlook) if finding.outlook else ()
    rewritten = sorted(one for one in then | now if then and then.get(one) != now.get(one))
    return Replay(
        finding=finding,
        same_revision=name == receipt.provision and now.get(name, "") == receipt.revision and not rewritten,
        same_verdict=finding.verdict is receipt.verdict,
        rewritten=tuple(rewritten),
        no_longer=tuple(reason for reason in receipt.reasons if reason not in reasons),
        newly=tuple(reason for reason in reasons if reason not in receipt.reasons),
    )


def _answers(told: Told, facts: Mapping[str, Fact], entity: str = "") -> tuple[Answer, ...]:
    """Return the answers that today's facts still take, of the case or of a member of the entity."""
    known = ((facts.get(name), value, origin) for name, value, origin in told)
    return tuple(
        Answer(fact, value, origin)
        for fact, value, origin in known
        if fact is not None and fact.of == entity and fact.accepts(value) and not lacks_name(fact, origin)
    )


def _told(answers: Answers) -> Told:
    return tuple((answer.fact.id, answer.value, answer.origin) for answer in answers)


def _told_to_json(told: Told) -> list[dict[str, Any]]:
    return [
        {
            "fact": fact,
            "value": sorted(value) if isinstance(value, frozenset) else value,
            "origin": _origin_to_json(origin),
        }
        for fact, value, origin in told
    ]


def _told_from_json(plain: list[dict[str, Any]]) -> Told:
    return tuple(
        (
            one["fact"],
            frozenset(one["value"]) if isinstance(one["value"], list) else one["value"],
            _origin_from_json(one["origin"]),
        )
        for one in plain
    )


def _origin_to_json(origin: Origin) -> dict[str, str]:
    match origin:
        case Record(name=name):
            return {"kind": "record", "name": name}
        case Said(by=by, on=on):
            return {"kind": "said", "by": by, "on": on.isoformat()}
        case _:
            return {"kind": "assumed", "why": origin.why}


def _origin_from_json(plain: dict[str, str]) -> Origin:
    match plain["kind"]:
        case "record":
            return Record(plain["name"])
        case "said":
            return Said(plain["by"], date.fromisoformat(plain["on"]))
        case "assumed":
            return Assumed(plain["why"])
    raise ValueError(f"no such origin: {plain['kind']!r}")
