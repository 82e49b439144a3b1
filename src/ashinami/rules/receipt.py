"""The receipt of a verdict: what was applied to which answers, so that anybody can judge it again later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from ashinami.rules.answers import Answer, Answers, Assumed, Origin, Record, Said, lacks_name
from ashinami.rules.corpus import Corpus
from ashinami.rules.facts import Value
from ashinami.rules.verdict import Finding, Verdict, find


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was applied.

    Attributes
    ----------
    subject, day : the question of law, and the governing day of the case.
    provision, revision : the version applied and the hash of its content; both empty when none was in force.
    answers : fact id, value and origin of every answer given, whether it decided or not.
    verdict : what came out.
    version : the version of ashinami that judged.
    """

    subject: str
    day: date
    provision: str
    revision: str
    answers: tuple[tuple[str, Value, Origin], ...]
    verdict: Verdict
    version: str

    @classmethod
    def of(cls, finding: Finding, version: str) -> Receipt:
        """Write the receipt of a finding."""
        return cls(
            subject=finding.subject,
            day=finding.day,
            provision=finding.provision.id if finding.provision else "",
            revision=finding.provision.revision if finding.provision else "",
            answers=tuple((answer.fact.id, answer.value, answer.origin) for answer in finding.answers),
            verdict=finding.verdict,
            version=version,
        )

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values that JSON can hold."""
        return {
            "subject": self.subject,
            "day": self.day.isoformat(),
            "provision": self.provision,
            "revision": self.revision,
            "answers": [
                {
                    "fact": fact,
                    "value": sorted(value) if isinstance(value, frozenset) else value,
                    "origin": _origin_to_json(origin),
                }
                for fact, value, origin in self.answers
            ],
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
            answers=tuple(
                (
                    one["fact"],
                    frozenset(one["value"]) if isinstance(one["value"], list) else one["value"],
                    _origin_from_json(one["origin"]),
                )
                for one in plain["answers"]
            ),
            verdict=Verdict(plain["verdict"]),
            version=plain["version"],
        )


@dataclass(frozen=True, slots=True)
class Replay:
    """A receipt judged again: the finding of today's corpus, and whether the law as written here is still the same."""

    finding: Finding
    same_revision: bool
    same_verdict: bool


def replay(receipt: Receipt, corpus: Corpus) -> Replay:
    """Judge the receipt's case again; an answer that today's facts no longer have is left out, and so not known."""
    facts = {fact.id: fact for fact in corpus.facts}
    given = tuple(
        Answer(facts[name], value, origin)
        for name, value, origin in receipt.answers
        if name in facts and facts[name].accepts(value) and not lacks_name(facts[name], origin)
    )
    finding = find(corpus, receipt.subject, receipt.day, Answers(given))
    revision = finding.provision.revision if finding.provision else ""
    return Replay(finding, revision == receipt.revision, finding.verdict is receipt.verdict)


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
