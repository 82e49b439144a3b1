"""Self-check before support (自己点検): where a municipality stands, which pattern of support fits, what to take up first.

Questions and patterns are our own, drawn from the difficulties that municipalities reported; they are not the ministry's forms. A
question that nobody answered counts as «not known»: it is asked first, and never taken for a no.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from ashinami.vocabulary.registration import Worded


class Said(Worded):
    """An answer of the self-check."""

    YES = "yes", "できている"
    PARTLY = "partly", "少しできている"
    NO = "no", "できていない"
    NOT_KNOWN = "not_known", "分からない"


class Pattern(Worded):
    """What support begins with."""

    SHARE = "share", "思いを合わせる（庁内と地域の共有から）"
    GRASP = "grasp", "知る（困りごとと資源をつかむことから）"
    DESIGN = "design", "形にする（しくみと担い手を考えることから）"
    REVIEW = "review", "見直す（続いている事業を見直すことから）"
    KEEP = "keep", "続ける（引継ぎとふりかえりから）"


@dataclass(frozen=True, slots=True)
class Question:
    """A question, the pattern it speaks for, how much waits for it, and what relieves a no.

    `before` names questions that make little sense before this one is settled.
    """

    key: str
    text: str
    pattern: Pattern
    weight: int
    relief: str
    page: str
    before: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Priority:
    """Something to take up: how pressing it is, why, and how to begin."""

    question: Question
    said: Said
    score: int
    opens: int


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What the answers come to. Patterns tie when their scores do; none when everything is well or nothing was answered."""

    patterns: tuple[Pattern, ...]
    priorities: tuple[Priority, ...]
    to_find_out: tuple[Question, ...]
    answered: int


_GAP = MappingProxyType({Said.YES: 0, Said.PARTLY: 1, Said.NO: 2})


@cache
def questions() -> tuple[Question, ...]:
    """Return the questions in order; a file that names an unknown question is a ValueError."""
    rows = tomllib.loads(files(__package__).joinpath("self_check.toml").read_text(encoding="utf-8"))["question"]
    found = tuple(
        Question(
            row["key"], row["text"], Pattern(row["pattern"]), row["weight"], row["relief"], row["page"],
            tuple(row.get("before", ())),
        )
        for row in rows
    )  # fmt: skip
    unknown = {key for one in found for key in one.before} - {one.key for one in found}
    if unknown:
        raise ValueError(f"the self-check names unknown questions: {sorted(unknown)}")
    return found


def diagnose(answers: Mapping[str, Said]) -> Diagnosis:
    """Return the priorities, most pressing first: how far it is from done, times its weight and what waits for it."""
    asked = questions()
    opens = {one.key: len(_behind(one, asked)) for one in asked}
    gaps = [
        Priority(one, said, _GAP[said] * (one.weight + opens[one.key]), opens[one.key])
        for one in asked
        if (said := answers.get(one.key, Said.NOT_KNOWN)) in (Said.PARTLY, Said.NO)
    ]
    place = {one.key: number for number, one in enumerate(asked)}
    totals = {pattern: sum(gap.score for gap in gaps if gap.question.pattern is pattern) for pattern in Pattern}
    most = max(totals.values())
    return Diagnosis(
        patterns=tuple(pattern for pattern, total in totals.items() if total == most and total > 0),
        priorities=tuple(sorted(gaps, key=lambda gap: (-gap.score, place[gap.question.key]))),
        to_find_out=tuple(one for one in asked if answers.get(one.key, Said.NOT_KNOWN) is Said.NOT_KNOWN),
        answered=sum(answers.get(one.key, Said.NOT_KNOWN) is not Said.NOT_KNOWN for one in asked),
    )


def compared(before: Mapping[str, Said], after: Mapping[str, Said]) -> list[tuple[Question, Said, Said]]:
    """Return the questions whose answers differ between two self-checks, in order; an unknown one is no change for the better."""
    return [
        (one, was, now)
        for one in questions()
        if (was := before.get(one.key, Said.NOT_KNOWN)) is not (now := after.get(one.key, Said.NOT_KNOWN))
    ]


def _behind(question: Question, asked: tuple[Question, ...]) -> set[str]:
    by_key = {one.key: one for one in asked}
    found: set[str] = set()
    to_see = list(question.before)
    while to_see:
        key = to_see.pop()
        if key not in found:
            found.add(key)
            to_see += by_key[key].before
    return found
