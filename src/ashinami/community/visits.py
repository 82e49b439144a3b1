"""The visits of accompanied support: about three in about six months, each with what was hoped before and what was found after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from ashinami.basics.day import months_later
from ashinami.vocabulary.registration import Worded

USUAL_VISITS = 3
USUAL_MONTHS = 6


class SupportState(Worded):
    """Where an application for support stands."""

    APPLIED = "applied", "申し込んだ"
    WAITING = "waiting", "順番を待っている"
    ACCEPTED = "accepted", "決まった"
    UNDER_WAY = "under_way", "訪問が続いている"
    FOLLOW_UP = "follow_up", "その後を見守っている"
    ENDED = "ended", "終わった"
    DECLINED = "declined", "今回は見送り"


class Stage(Worded):
    """How far the municipality or group stands on its own feet; each stage ends by a condition it sets itself."""

    LED = "led", "支援者が進める"
    TOGETHER = "together", "いっしょに進める"
    WATCHED = "watched", "自分たちで進め、見守ってもらう"
    ALONE = "alone", "自分たちだけで続ける"


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How the visits lie: held, the days between them, from the first to the last, and what is unusual (Japanese sentences)."""

    held: int
    gaps: tuple[int, ...]
    span: int | None
    remarks: tuple[str, ...]


def suggested(first: date, count: int = USUAL_VISITS, months: int = USUAL_MONTHS) -> list[date]:
    """Return days for the visits, evenly from the first on; a person moves them to days that suit."""
    if count < 1:
        raise ValueError("support has a visit")
    last = months_later(first, months)
    return [first + (last - first) * number // max(1, count - 1) for number in range(count)]


def rhythm(days: Sequence[date], today: date) -> Rhythm:
    """Return how visits that were held lie against the usual three in six months; unusual is said, never refused."""
    held = sorted(day for day in days if day <= today)
    gaps = tuple((later - earlier).days for earlier, later in pairwise(held))
    span = (held[-1] - held[0]).days if held else None
    remarks: list[str] = []
    if len(held) < USUAL_VISITS and not any(day > today for day in days):
        remarks.append(f"訪問は{len(held)}回です。ふつうは{USUAL_VISITS}回ほど行います。次の日が決まっていません。")
    if held and months_later(held[0], USUAL_MONTHS) < held[-1]:
        remarks.append(f"はじめの訪問から{USUAL_MONTHS}か月をこえています。")
    return Rhythm(len(held), gaps, span, tuple(remarks))
