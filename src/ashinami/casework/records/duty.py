"""Whether a driver may set out, from what he said and what was checked before duty (施行規則第51条の22第1項)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from ashinami.rules.truth import Truth


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What is known of a driver before he sets out; None stands for not said.

    Attributes
    ----------
    well : no illness, no tiredness that would make driving unsafe.
    sober : no sign of drink, by sight or by his own word.
    detector, alcohol : whether a detector was used, and its reading in hundredths of a milligram per litre of breath.
    licence_at_hand : whether he has his licence with him.
    """

    well: bool | None = None
    sober: bool | None = None
    detector: bool | None = None
    alcohol: int | None = None
    licence_at_hand: bool | None = None


def may_set_out(said: Condition) -> Truth:
    """Return whether he may: NO as soon as one thing forbids it, YES when all are known and good, UNKNOWN otherwise.

    Any reading above zero is drink: the check asks whether somebody is 酒気を帯びている, not whether he is punishable.
    """
    if why_not(said):
        return Truth.NO
    return Truth.UNKNOWN if still_open(said) else Truth.YES


def why_not(said: Condition) -> tuple[str, ...]:
    """Return what forbids it, in Japanese."""
    found = (
        (said.alcohol is not None and said.alcohol > 0, "検知器が反応しています。"),
        (said.sober is False, "酒気を帯びているおそれがあります。"),
        (said.well is False, "病気や疲れなどで、安全に運転できないおそれがあります。"),
        (said.licence_at_hand is False, "免許証を持っていません。"),
    )
    return tuple(text for forbids, text in found if forbids)


def still_open(said: Condition) -> tuple[str, ...]:
    """Return what nobody has said yet, in Japanese. A detector that was used must have given a reading."""
    unread = said.detector is True and said.alcohol is None
    found = (
        (unread, "検知器の結果"),
        (said.sober is None and (said.alcohol is None), "酒気を帯びていないか"),
        (said.well is None, "体調"),
        (said.licence_at_hand is None, "免許証"),
    )
    return tuple(text for asked, text in found if asked)


@dataclass(frozen=True, slots=True)
class Taken:
    """One check that stands: when, whether somebody of the group checked him, and what was known then."""

    at: datetime
    checked: bool
    condition: Condition


def of_the_day(taken: Iterable[Taken]) -> Condition | None:
    """Return what stands of a driver's checks before duty; None when there is none.

    What somebody of the group checked stands above what the driver said himself before and after it, unless he said later that something
    forbids it: that always counts.
    """
    rows = sorted(taken, key=lambda row: (row.at, row.checked))
    if not rows:
        return None
    last_checked = max((number for number, row in enumerate(rows) if row.checked), default=None)
    if last_checked is None:
        return rows[-1].condition
    forbids = [row for row in rows[last_checked:] if why_not(row.condition)]
    return forbids[-1].condition if forbids else rows[last_checked].condition
