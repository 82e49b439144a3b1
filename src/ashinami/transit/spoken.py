"""Journeys as they are told on the phone."""

from __future__ import annotations

from ashinami.basics.clock import clock_spoken
from ashinami.transit.journey import Journey, RideLeg, WalkLeg


def said_journey(journey: Journey) -> str:
    """Return the journey in Japanese, a sentence for each ride: 「午前9時12分に出て、停留所「役場前」まで歩いて4分。…」."""
    parts = [f"{clock_spoken(journey.leave)}に出て、"]
    for at, leg in enumerate(journey.legs):
        last = at == len(journey.legs) - 1
        parts.append(_said_walk(leg, last=last) if isinstance(leg, WalkLeg) else _said_ride(leg, last=last))
    if isinstance(journey.legs[-1], WalkLeg):
        parts.append(f"{clock_spoken(journey.arrive)}に着きます。")
    return "".join(parts)


def _said_walk(leg: WalkLeg, *, last: bool) -> str:
    minutes = max(leg.minutes, 1)
    return f"歩いて{minutes}分、" if last else f"「{leg.end.name}」まで歩いて{minutes}分。"


def _said_ride(leg: RideLeg, *, last: bool) -> str:
    about = "ごろ" if leg.about else ""
    sign = f"・{leg.headsign}" if leg.headsign and leg.headsign != leg.route else ""
    ring = "（要予約）" if leg.ring_to_board or leg.ring_to_leave else ""
    end = "に着きます。" if last else "で降ります。"
    return (
        f"{clock_spoken(leg.leave)}{about}に「{leg.start.name}」から「{leg.route}{sign}」{ring}に乗り、"
        f"{clock_spoken(leg.arrive)}{about}に「{leg.end.name}」{end}"
    )
