"""The legal basis of one ride: on which ground of the Act it may run on its day (`road_transport.ride`).

What is known comes from the group's arrangement about money and, where it is registered, from its registration and ledgers. A group
without such records holds no registration and no permit: that is what its records say, so its paid rides are UNLAWFUL. What a
planned ride's driver and car must satisfy is asked once they are chosen; a wish is judged without them, and says so.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources
from typing import Any

from ashinami import __version__
from ashinami.basics.notice import Notice
from ashinami.casework.told import joined, with_members
from ashinami.law import corpus
from ashinami.law.road_transport import request, ride
from ashinami.rules.answers import Answers, Assumed, Origin, Record
from ashinami.rules.conditions import Applied
from ashinami.rules.facts_file import read_answers
from ashinami.rules.judge import Reason
from ashinami.rules.provision import Provision
from ashinami.rules.reading import SAME_EITHER_WAY, TO_CONFIRM, sentence
from ashinami.rules.receipt import Receipt
from ashinami.rules.truth import Truth
from ashinami.rules.verdict import Finding, Verdict, find
from ashinami.vocabulary.arrangement import Arrangement
from ashinami.vocabulary.wish import Back, Wish


class Ground(StrEnum):
    """The grounds on which a ride may run, in the order in which they are tried; the value is the subject's name."""

    NO_PERMIT = "road_transport.no_permit"
    DISASTER = "road_transport.disaster"
    REGISTERED = "road_transport.registered.ride"
    REQUESTED = "road_transport.registered.request"
    """The same before a driver and a car are chosen."""
    HOME_HELPER = "road_transport.permit.home_helper"
    TAXI_MANAGED = "road_transport.permit.taxi_managed"
    OTHER_PERMIT = "road_transport.permit.other"
    LICENCE = "road_transport.licence"

    @property
    def asks_drivers(self) -> bool:
        """Whether not every driver and car may run under it."""
        return self not in (Ground.NO_PERMIT, Ground.DISASTER)


_LAWFUL = {
    Ground.NO_PERMIT: "適法（許可・登録不要）",
    Ground.DISASTER: "適法（災害のときの送迎）",
    Ground.REGISTERED: "適法（登録による送迎）",
    Ground.REQUESTED: "適法（登録による送迎）",
    Ground.LICENCE: "適法（旅客運送の許可による送迎）",
}
_BY_PERMIT = "適法（許可による送迎）"
_HEADLINE = {
    Verdict.UNLAWFUL: "登録または許可が必要",
    Verdict.UNDETERMINED: "未確定",
    Verdict.NOT_APPLICABLE: "未確定（この日の基準は未対応）",
}
BREAKS_REGISTRATION = "不適法（登録した送迎の決まりに合いません）"
NOT_CHOSEN_YET = "運転者と車は、計画を立てるときに確かめます。"
NOTHING_HELD = "登録や許可の記録はありません。"
_NOTHING_HELD = Record("登録・許可の記録なし")
_HELD = {"registration.held": False, "permit.kind": "none", "licence.kind": "none", "disaster.caused": False}
"""What a group without such a record answers."""


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """The verdict on a ride, ready to be shown and stored.

    Attributes
    ----------
    verdict, headline : the verdict, and the words printed for it; a verdict that rests on an assumption, or on a source nobody
        has verified, says 要確認.
    reasons : what decides it, one Japanese sentence each.
    questions : what is still open, best question first, with who can answer.
    provision, provision_name : the version of the law that decides, that of the ground; both empty when none of that day is known.
    receipt : what was applied to which answers, as JSON-able values; `rules.receipt.replay` judges it again.
    notices : what in the arrangement's record could not be read, and so counts as not known.
    ground : the ground it stands on, or that is still open; empty where nothing allows it.
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
    ground: str = ""


def legal_basis(
    arrangement: Arrangement, wish: Wish, *, origin: Origin, known: Answers | None = None, chosen: bool = False
) -> LegalBasis:
    """Judge the wish's ride under the arrangement, as of the wish's day.

    Parameters
    ----------
    origin : where the arrangement's facts come from: `Record("取り決め …")`, or `Said("運輸支局", day)`. A fact that only an office
        can judge stays open under a mere record, because a judgement names who made it and when.
    known : what registration and ledgers say of the group, and of who and what takes part in this ride.
    chosen : whether driver and car are chosen, and so stand in `known`; otherwise what the law asks of them is left to planning.
    """
    answers, notices = told(arrangement, wish, origin=origin, known=known)
    finding = find(corpus(), subject_of(chosen=chosen), wish.day, answers)
    grounds = _grounds(finding)
    decisive = _decisive(grounds)
    reasons = tuple(dict.fromkeys(_reasons(finding, grounds, decisive)))
    settled = finding.verdict in (Verdict.LAWFUL, Verdict.UNLAWFUL)
    doubtful = settled and (_assumed(decisive.values()) or any(TO_CONFIRM in line for line in reasons))
    provision = _provision(finding, decisive)
    return LegalBasis(
        verdict=finding.verdict,
        headline=_headline(finding, decisive) + (TO_CONFIRM if doubtful else ""),
        reasons=reasons,
        questions=tuple(f"{slot.asks}（{slot.answered_by.value}）" for slot in finding.questions),
        provision=provision.id if provision else "",
        provision_name=provision.title if provision else "",
        receipt=Receipt.of(finding, __version__).to_json(),
        notices=notices,
        ground=next(iter(decisive), "") if finding.verdict is not Verdict.UNLAWFUL else "",
    )


def subject_of(*, chosen: bool) -> str:
    """Return what is asked of the law: about the whole ride, or before a driver and a car are chosen."""
    return ride.SUBJECT if chosen else request.SUBJECT


def told(
    arrangement: Arrangement, wish: Wish, *, origin: Origin, known: Answers | None = None
) -> tuple[Answers, tuple[Notice, ...]]:
    """Return all that `legal_basis` judges by, and what of the arrangement's record could not be read."""
    on_record, notices = read_answers(corpus().facts, arrangement.facts, origin)
    return _completed(joined(on_record, known or Answers()), wish), notices


def _completed(answers: Answers, wish: Wish) -> Answers:
    """Return the answers with what follows from the wish itself, and from there being no record of a registration or permit."""
    law = corpus()
    nothing_held, _ = read_answers(law.facts, _HELD, _NOTHING_HELD)
    alone, _ = read_answers(law.facts, {"rider.together": 1}, Record("申込み"))
    answers = joined(answers, nothing_held, alone)
    lists = {
        "rider": (wish.rider, *(f"同乗者{number + 1}" for number in range(wish.companions))),
        "leg": ("行き", "帰り") if wish.back is not Back.NONE else ("行き",),
    }
    for entity in law.entities:
        if entity.id in lists and entity.id not in answers.members:
            answers = with_members(answers, entity, lists[entity.id])
    return answers


type _Grounds = dict[Ground, Reason]


def _grounds(finding: Finding) -> _Grounds:
    """Return the reason of each ground that decides the whole, by ground."""
    if finding.outlook is None:
        return {}
    law = corpus()
    found: _Grounds = {}
    for reason in finding.outlook.reason.walk():
        if isinstance(reason.condition, Applied):
            subject = law.get(reason.condition.provision).subject
            if subject in tuple(Ground):
                found.setdefault(Ground(subject), reason)
    return found


def _decisive(grounds: _Grounds) -> _Grounds:
    """Return the grounds worth telling: the first that holds, or those of which the group has a record, what it holds first."""
    for ground, reason in grounds.items():
        if reason.truth is Truth.YES:
            return {ground: reason}
    known = {ground: reason for ground, reason in grounds.items() if not _merely_not_held(reason)}
    return dict(sorted(known.items(), key=lambda one: not one[0].asks_drivers))


def _merely_not_held(reason: Reason) -> bool:
    return reason.truth is Truth.NO and any(
        end.answer is not None and end.answer.origin == _NOTHING_HELD for end in reason.ends()
    )


def _reasons(finding: Finding, grounds: _Grounds, decisive: _Grounds) -> Iterator[str]:
    if finding.outlook is None:
        yield f"{finding.day.isoformat()} の基準は未対応です。"
        return
    several = len(decisive) > 1
    for ground, reason in decisive.items():
        lead = f"{_name(ground)}: " if several else ""
        yield from (lead + sentence(end) for end in reason.ends())
        if ground is Ground.REQUESTED and reason.truth is Truth.YES:
            yield NOT_CHOSEN_YET
    if len(decisive) < len(grounds):
        yield NOTHING_HELD
    if finding.outlook.reason.truth is Truth.UNKNOWN and finding.outlook.truth is not Truth.UNKNOWN:
        yield SAME_EITHER_WAY


def _name(ground: Ground) -> str:
    return _LAWFUL.get(ground, _BY_PERMIT).removeprefix("適法（").removesuffix("）")


def _headline(finding: Finding, decisive: _Grounds) -> str:
    if finding.verdict is Verdict.LAWFUL:
        return next((_LAWFUL.get(ground, _BY_PERMIT) for ground in decisive), _BY_PERMIT)
    if finding.verdict is Verdict.UNLAWFUL and {Ground.REGISTERED, Ground.REQUESTED} & decisive.keys():
        return BREAKS_REGISTRATION
    return _HEADLINE[finding.verdict]


def _provision(finding: Finding, decisive: _Grounds) -> Provision | None:
    condition = next((reason.condition for reason in decisive.values()), None)
    return corpus().get(condition.provision) if isinstance(condition, Applied) else finding.provision


def _assumed(reasons: Iterable[Reason]) -> bool:
    """Whether what decides the verdict is in part assumed."""
    ends = (end for reason in reasons for end in reason.ends())
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
