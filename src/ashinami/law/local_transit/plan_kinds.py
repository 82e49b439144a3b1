"""The kinds of transit plan by period: what an old plan is called today, and which kind a plan of a day can be.

活性化再生法, as amended on 2014-11-20 and 2020-11-27 (dates of the resource book and of the reform; that older plans count as the
present kind is to be confirmed in the transitional rules).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ashinami.basics.day import Days
from ashinami.law.local_transit.sources import REFORM_2020

REFORM_2014 = date(2014, 11, 20)


@dataclass(frozen=True, slots=True)
class PlanKind:
    """One kind of plan: its name, the days on which it could be made, what it is for, and the kind that took its place."""

    key: str
    name: str
    made: Days
    purpose: str
    now: str = ""


KINDS = (
    PlanKind(
        "network",
        "地域公共交通網形成計画",
        Days(REFORM_2014, REFORM_2020),
        "公共交通の網をどう形づくるかの基本計画",
        now="plan",
    ),
    PlanKind(
        "reorganisation",
        "地域公共交通再編実施計画",
        Days(REFORM_2014, REFORM_2020),
        "網形成計画を実現するために、路線を組み替える実施計画",
        now="convenience",
    ),
    PlanKind("plan", "地域公共交通計画", Days(REFORM_2020), "すべての市町村の努力義務。福祉輸送や送迎も書ける基本計画"),
    PlanKind(
        "convenience",
        "地域公共交通利便増進実施計画",
        Days(REFORM_2020),
        "路線・時刻・運賃を使いやすくする実施計画。認定されると登録などを受けたものとみなされる",
    ),
)


def kinds_on(day: date) -> tuple[PlanKind, ...]:
    """Return the kinds of plan that could be made on the day."""
    return tuple(kind for kind in KINDS if day in kind.made)


def kind_today(name: str, day: date) -> PlanKind:
    """Return the kind as which a plan of that name counts on the day.

    Raises
    ------
    LookupError
        When no kind has that name, or none of that name could have been made by the day.
    """
    by_key = {kind.key: kind for kind in KINDS}
    for kind in KINDS:
        if kind.name == name and kind.made.start <= day:
            return by_key[kind.now] if kind.now and day not in kind.made else kind
    raise LookupError(f"no kind of plan {name} by {day}")
