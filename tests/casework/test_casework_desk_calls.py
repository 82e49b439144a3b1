"""Twenty calls at the desk, each answered by hand from the printed timetable of a village's shared taxi, and by the program.

上野村乗合タクシー (CC BY 4.0, 群馬県) runs every day, eight times in all:

    上野村ふれあい館   7:00   9:20  12:20  16:30        富岡総合病院       8:55  11:40  14:00  18:35
    下仁田厚生病院前   7:38   9:53  12:53  17:08        道の駅しもにた     9:18  12:03  14:23  18:59
    道の駅しもにた     7:47  10:02  13:02  17:18        下仁田厚生病院前   9:28  12:13  14:33  19:06
    富岡総合病院       8:12  10:26  13:26  17:43        上野村ふれあい館  10:00  12:45  15:05  19:38

She waits an hour at most before and after her errand, and is on the way ninety minutes at most.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ashinami.basics.place import Point
from ashinami.casework.bus_first import errand_of
from ashinami.transit.loading import load_feeds
from ashinami.transit.timetables import Timetables
from ashinami.vocabulary.place import Place
from ashinami.vocabulary.wish import Back, Wish
from tests.casework.bus_told import bus_told

SUNDAY = date(2019, 5, 5)
PLACES = {
    "ふれあい館": Point(36.08766, 138.725037),
    "二キロ山の家": Point(36.10500, 138.725037),
    "富岡総合病院": Point(36.263264, 138.904508),
    "下仁田厚生病院": Point(36.212902, 138.786199),
    "道の駅": Point(36.224019, 138.802329),
}
CALLS = [
    # where, by when, how many minutes; the bus out and the bus back, or why none, by hand
    ("富岡総合病院", "8:30", 20, "7:00–8:12 8:55–10:00"),
    ("富岡総合病院", "9:00", 60, "LONG_WAIT"),
    ("富岡総合病院", "10:30", 60, "9:20–10:26 11:40–12:45"),
    ("富岡総合病院", "11:00", 30, "9:20–10:26 11:40–12:45"),
    ("富岡総合病院", "11:30", 60, "LONG_WAIT"),
    ("富岡総合病院", "13:30", 30, "12:20–13:26 14:00–15:05"),
    ("富岡総合病院", "13:30", 45, "LONG_WAIT"),
    ("富岡総合病院", "17:45", 30, "16:30–17:43 18:35–19:38"),
    ("富岡総合病院", "18:00", 60, "NO_RETURN"),
    ("富岡総合病院", "8:00", 60, "TOO_LATE"),
    ("下仁田厚生病院", "8:30", 45, "7:00–7:38 9:28–10:00"),
    ("下仁田厚生病院", "10:00", 120, "9:20–9:53 12:13–12:45"),
    ("下仁田厚生病院", "10:00", 60, "LONG_WAIT"),
    ("下仁田厚生病院", "13:00", 60, "12:20–12:53 14:33–15:05"),
    ("下仁田厚生病院", "17:10", 60, "16:30–17:08 19:06–19:38"),
    ("道の駅", "10:15", 90, "9:20–10:02 12:03–12:45"),
    ("道の駅", "7:30", 30, "TOO_LATE"),
    ("道の駅", "13:15", 60, "12:20–13:02 14:23–15:05"),
]


@pytest.fixture(scope="module")
def timetables(shared: Path) -> Timetables:
    """Return the village's timetable, ready to answer."""
    loaded = load_feeds([shared / "data/gtfs/demand/ueno_village_shared_taxi_2018.zip"])
    assert not loaded.refused
    return Timetables(loaded.network)


def answer(
    timetables: Timetables, goal: str, by: str, minutes: int, *, home: str = "ふれあい館", day: date = SUNDAY
) -> str:
    """Return what the desk is told, as short as it stands in the table above."""
    hour, minute = map(int, by.split(":"))
    start = hour * 60 + minute
    wish = Wish(
        key="w", day=day, rider="r", origin=Place(home, home, point=PLACES[home]), destination=Place(goal, goal, point=PLACES[goal]),
        appointment=start, back=Back.FIXED, back_at=start + minutes,
    )  # fmt: skip
    errand = errand_of(wish)
    assert errand is not None
    return bus_told(timetables, errand, day)


@pytest.mark.parametrize(("goal", "by", "minutes", "told"), CALLS)
def test_the_program_tells_what_the_printed_timetable_tells(
    timetables: Timetables, goal: str, by: str, minutes: int, told: str
) -> None:
    """Eighteen calls from the house beside the stop."""
    assert answer(timetables, goal, by, minutes) == told


def test_from_far_up_the_hill_the_stop_is_too_far(timetables: Timetables) -> None:
    """The nineteenth call: two kilometres are no walk."""
    assert answer(timetables, "富岡総合病院", "10:30", 60, home="二キロ山の家") == "TOO_FAR"


def test_when_the_timetable_has_run_out_nobody_can_say(timetables: Timetables) -> None:
    """The twentieth call: after its last day the feed says nothing; that is not «no bus»."""
    assert answer(timetables, "富岡総合病院", "10:30", 60, day=date(2019, 12, 1)) == "DAY"
