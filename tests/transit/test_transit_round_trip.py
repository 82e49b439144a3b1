"""Out by the appointment, stay, back: the bus that does it, and each reason why none does."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from ashinami.basics.place import Point
from ashinami.transit.answers import Answer, CannotSay, Limits, Missing, NoBus, ThereAndBack, Why
from ashinami.transit.building import network_of
from ashinami.transit.journey import Spot
from ashinami.transit.round_trip import Errand
from ashinami.transit.timetables import Timetables
from ashinami.transit.walking import Walk
from tests.transit.transit_feeds import Line, lines_feed

WEDNESDAY, SATURDAY = date(2026, 12, 2), date(2026, 12, 5)
STOPS = {"支所前": (0.0, 0.0), "峠": (3_000.0, 0.0), "病院前": (6_000.0, 0.0)}
BUSES = [
    Line("朝", [("支所前", 500, 500), ("峠", 510, 510), ("病院前", 520, 520)]),
    Line("昼", [("支所前", 560, 560), ("峠", 570, 570), ("病院前", 580, 580)]),
    Line("帰り", [("病院前", 660, 660), ("峠", 670, 670), ("支所前", 680, 680)]),
]


def at(east: float, north: float = 0.0) -> Point:
    """Return the point so many metres east and north of 支所前."""
    return Point(33 + north / 111_195, 131 + east / 93_256)


HOME, HOSPITAL = at(0, 180), at(6_000, 90)


def asked(
    by: int = 590,
    stay: int = 60,
    *,
    day: date = WEDNESDAY,
    home: Point | None = HOME,
    goal: Point | None = HOSPITAL,
    lines: Sequence[Line] = BUSES,
    limits: Limits | None = None,
    stand_in: bool = False,
) -> Answer:
    """Return the answer for a visit to the hospital."""
    timetables = Timetables(network_of([lines_feed(STOPS, lines)]), stand_in=stand_in)
    return timetables.there_and_back(
        Errand(Spot("自宅", point=home), Spot("病院", point=goal), by, stay), day, limits or Limits()
    )


def test_the_bus_of_nine_twenty_does_it() -> None:
    """The last bus in time, the first one home, both walks, and the sentence for the phone."""
    found = asked()
    assert isinstance(found, ThereAndBack)
    assert [ride.trip for ride in (*found.out.rides, *found.back.rides)] == ["昼", "帰り"]
    # 180 m and 90 m straight, a third longer on foot, at 0.9 m/s: 260 and 130 seconds
    assert (found.out.leave, found.out.arrive, found.early_minutes) == (555, 583, 7)
    assert (found.back.leave, found.back.arrive, found.wait_minutes) == (657, 685, 7)
    assert (found.out.walk_metres, found.out.walk_minutes, found.fare) == (234 + 117, 5 + 3, None)
    assert (
        "午前9時20分に「支所前停留所」から「市内線・終点」に乗り、午前9時40分に「病院前停留所」で降ります。"
        in found.spoken
    )
    assert "運賃は、わかりません。" in found.spoken
    assert "歩く時間は、道ではなく直線距離から見積もっています。" in found.notes


def test_near_enough_one_walks() -> None:
    """A goal within one walk needs no bus."""
    found = asked(goal=at(200, 180))
    assert isinstance(found, ThereAndBack)
    assert found.on_foot
    assert found.spoken == "歩いて行けます。片道5分（260メートル）です。"


@pytest.mark.parametrize(
    ("change", "why", "said"),
    [
        ({"day": SATURDAY}, Why.NO_SERVICE, "このさき一週間では月・火・水・木・金曜日に走ります。"),
        ({"home": at(0, 2_000)}, Why.TOO_FAR, "いちばん近い停留所「支所前停留所」まで約2600メートルあり"),
        ({"by": 510}, Why.TOO_LATE, "いちばん早くて午前8時43分に着きます。"),
        ({"stay": 120}, Why.NO_RETURN, "帰りの最後は午前10時57分に出るもので"),
        ({"lines": BUSES[2:]}, Why.NO_CONNECTION, "乗りつぎで行ける便がありません。"),
        ({"lines": BUSES[:2]}, Why.NO_RETURN, "「病院」から帰る便がありません。"),
        ({"limits": Limits(minutes=20)}, Why.TOO_LONG, "行きに28分かかり"),
        ({"stay": 0, "limits": Limits(wait_minutes=30)}, Why.LONG_WAIT, "用事のあとに67分待つ"),
    ],
)
def test_why_no_bus_does_it(change: dict[str, object], why: Why, said: str) -> None:
    """Each reason, with a sentence that says what would have to be otherwise."""
    found = asked(**change)  # type: ignore[arg-type]  # one change of the question at a time
    assert isinstance(found, NoBus)
    assert found.why is why
    assert said in found.spoken


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        ({"home": None}, Missing.HOME),
        ({"goal": None}, Missing.GOAL),
        ({"lines": []}, Missing.TIMETABLE),
        ({"day": date(2030, 1, 9)}, Missing.DAY),
        ({"limits": Limits(slope=5.0)}, Missing.SLOPE),
    ],
)
def test_what_is_missing_is_neither_a_bus_nor_none(change: dict[str, object], missing: Missing) -> None:
    """計算できない, with what is missing."""
    found = asked(**change)  # type: ignore[arg-type]
    assert isinstance(found, CannotSay)
    assert found.missing is missing
    assert "計算できません" in found.spoken


def test_an_expired_timetable_answers_for_a_day_like_it_and_says_so() -> None:
    """A Wednesday of 2030 is answered with the last Wednesday of the feed, when that is allowed."""
    found = asked(day=date(2030, 1, 9), stand_in=True)
    assert isinstance(found, ThereAndBack)
    assert "令和12年1月9日(水)のかわりに令和9年3月31日(水)の便で答えています。" in found.notes[0]


class Hills:
    """Ways that know slopes: as long as the crow flies, and as steep as told."""

    def __init__(self, slope: float | None) -> None:
        self.slope = slope

    def walks(self, place: Point, ends: Sequence[Point]) -> list[Walk | None]:
        """Return a walk of 100 m to each end."""
        assert place is not None
        return [Walk(100, 120, estimated=False, slope=self.slope) for _ in ends]


@pytest.mark.parametrize(("slope", "kind"), [(3.0, ThereAndBack), (5.0, ThereAndBack), (9.0, NoBus), (None, CannotSay)])
def test_a_steep_walk_is_no_way(slope: float | None, kind: type[Answer]) -> None:
    """A slope over the limit is refused; one that nobody has measured is neither gentle nor steep."""
    timetables = Timetables(network_of([lines_feed(STOPS, BUSES)]))
    errand = Errand(Spot("自宅", point=at(0, 180)), Spot("病院", point=at(6_000, 90)), 590, 60)
    found = timetables.there_and_back(errand, WEDNESDAY, Limits(slope=5.0), ways=Hills(slope))
    assert isinstance(found, kind)
    if isinstance(found, NoBus):
        assert found.why is Why.TOO_STEEP
    if isinstance(found, ThereAndBack):
        assert not found.out.estimated
