"""The legal basis of one ride: what the law of its day says about the arrangement under which it is made.

So far one question is asked: does the ride need a permit or a registration at all? LAWFUL means that it needs neither;
UNLAWFUL that as arranged it would need one and none is on record; UNDETERMINED names the questions still open.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib import resources
from typing import Any

from ashinami import __version__
from ashinami.basics.notice import Notice
from ashinami.law import corpus
from ashinami.law.road_transport.no_permit import SUBJECT
from ashinami.rules.answers import Assumed, Origin
from ashinami.rules.facts_file import read_answers
from ashinami.rules.reading import TO_CONFIRM, explain
from ashinami.rules.receipt import Receipt
from ashinami.rules.verdict import Finding, Verdict, find
from ashinami.vocabulary.arrangement import Arrangement
from ashinami.vocabulary.wish import Wish

_HEADLINE = {
    Verdict.LAWFUL: "適法（許可・登録不要）",
    Verdict.UNLAWFUL: "登録または許可が必要",
    Verdict.UNDETERMINED: "未確定",
    Verdict.NOT_APPLICABLE: "未確定（この日の基準は未対応）",
}


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """The verdict on a ride, ready to be shown and stored.

    Attributes
    ----------
    verdict, headline : the verdict, and the words printed for it; a verdict that rests on an assumption, or on a source nobody
        has verified, says 要確認.
    reasons : what decides it, one Japanese sentence each.
    questions : what is still open, best question first, with who can answer.
    provision, provision_name : the version of the law applied; both empty when none of that day is known.
    receipt : what was applied to which answers, as JSON-able values; `rules.receipt.replay` judges it again.
    notices : what in the arrangement's record could not be read, and so counts as not known.
    signed_by : who lets an undetermined ride run on her word; printed beside 要確認. Empty in what is stored: records keep keys, not names.
    """

    verdict: Verdict
    headline: str
    reasons: tuple[str, ...]
    questions: tuple[str, ...]
    provision: str
    provision_name: str
    receipt: dict[str, Any]
    notices: tuple[Notice, ...] = ()
    signed_by: str = ""


def legal_basis(arrangement: Arrangement, wish: Wish, *, origin: Origin) -> LegalBasis:
    """Judge the wish's ride under the arrangement, as of the wish's day.

    `origin` says where the arrangement's facts come from: `Record("取り決め …")`, or `Said("運輸支局", day)`. A fact that only an
    office can judge stays open under a mere record, because a judgement names who made it and when.
    """
    law = corpus()
    answers, notices = read_answers(law.facts_of(SUBJECT), arrangement.facts, origin)
    finding = find(law, SUBJECT, wish.day, answers)
    reasons = explain(finding.outlook) if finding.outlook else (f"{wish.day.isoformat()} の基準は未対応です。",)
    settled = finding.verdict in (Verdict.LAWFUL, Verdict.UNLAWFUL)
    doubtful = settled and (_assumed(finding) or any(TO_CONFIRM in line for line in reasons))
    return LegalBasis(
        verdict=finding.verdict,
        headline=_HEADLINE[finding.verdict] + (TO_CONFIRM if doubtful else ""),
        reasons=reasons,
        questions=tuple(f"{fact.asks}（{fact.answered_by.value}）" for fact in finding.questions),
        provision=finding.provision.id if finding.provision else "",
        provision_name=finding.provision.title if finding.provision else "",
        receipt=Receipt.of(finding, __version__).to_json(),
        notices=notices,
    )


def _assumed(finding: Finding) -> bool:
    """Whether what decides the verdict is in part assumed."""
    ends = finding.outlook.reason.ends() if finding.outlook else ()
    return any(end.answer is not None and isinstance(end.answer.origin, Assumed) for end in ends)


def specimen_arrangements() -> dict[str, Arrangement]:
    """Return the ready-made arrangements, by key: what most groups do, and two that show what goes wrong."""
    text = resources.files("ashinami.casework").joinpath("arrangements.toml").read_text(encoding="utf-8")
    return {
        key: Arrangement(
            key=key,
            name=table["name"],
            facts={
                fact: frozenset(value) if isinstance(value, list) else value for fact, value in table["facts"].items()
            },
        )
        for key, table in tomllib.loads(text).items()
    }
