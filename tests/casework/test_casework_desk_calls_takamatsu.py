"""Twenty calls at the desk of 高松's 塩江, each answered by hand from ことでんバス's printed timetable of a weekday, and by the program.

塩江線 (CC BY 4.0, ことでんバス株式会社), weekdays of 2026; between 竜満池 and the hospital the buses of 岩崎 and the airport run too:

    塩江               6:54   8:41  11:05  14:35  17:35  18:50
    市立みんなの病院   7:24   9:10  11:34  15:04  18:04  19:19

    市立みんなの病院   7:55  10:17  13:47  16:47  17:57  20:09
    塩江               8:31  10:52  14:22  17:22  18:34  20:44

    竜満池             8:00   9:00  10:08  11:24  11:42  13:12  13:42  14:54
    市立みんなの病院   8:11   9:10  10:17  11:34  11:51  13:21  13:51  15:04

    市立みんなの病院   9:31  10:17  11:08  12:28  13:08  13:47  14:44  15:28
    竜満池             9:41  10:27  11:18  12:38  13:18  13:57  14:54  15:38

She waits an hour at most before and after her errand, and is home by eight in the evening.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ashinami.basics.clock import parse_minute
from ashinami.basics.place import Point
from ashinami.transit.journey import Spot
from ashinami.transit.loading import load_feeds
from ashinami.transit.round_trip import Errand
from ashinami.transit.timetables import Timetables
from tests.casework.bus_told import bus_told

WEDNESDAY = date(2026, 5, 13)
HOSPITAL = Spot("市立みんなの病院", point=Point(34.282786, 134.04127))
HOMES = {
    "塩江": Point(34.170487, 134.082212),
    "竜満池": Point(34.244572, 134.032005),
    "山の家": Point(34.170487, 134.112212),
}
CALLS = [
    # from where, by when at the hospital, for how many minutes; the bus out and the bus back, or why none, by hand
    ("塩江", "7:30", 20, "6:54–7:24 7:55–8:31"),
    ("塩江", "9:30", 40, "8:41–9:10 10:17–10:52"),
    ("塩江", "9:30", 60, "LONG_WAIT"),
    ("塩江", "10:00", 15, "8:41–9:10 10:17–10:52"),
    ("塩江", "10:30", 30, "LONG_WAIT"),
    ("塩江", "7:00", 30, "TOO_LATE"),
    ("塩江", "12:00", 90, "11:05–11:34 13:47–14:22"),
    ("塩江", "12:00", 30, "LONG_WAIT"),
    ("塩江", "12:30", 60, "11:05–11:34 13:47–14:22"),
    ("塩江", "15:30", 60, "14:35–15:04 16:47–17:22"),
    ("塩江", "15:10", 120, "14:35–15:04 17:57–18:34"),
    ("塩江", "16:00", 60, "14:35–15:04 17:57–18:34"),
    ("塩江", "18:10", 30, "NO_RETURN"),
    ("塩江", "19:30", 15, "NO_RETURN"),
    ("竜満池", "8:20", 60, "8:00–8:11 9:31–9:41"),
    ("竜満池", "9:30", 60, "9:00–9:10 11:08–11:18"),
    ("竜満池", "10:30", 30, "10:08–10:17 11:08–11:18"),
    ("竜満池", "14:00", 45, "13:42–13:51 15:28–15:38"),
    ("山の家", "9:30", 40, "TOO_FAR"),
]


@pytest.fixture(scope="module")
def timetables(shared: Path) -> Timetables:
    """Return ことでんバス's timetable, ready to answer."""
    loaded = load_feeds([shared / "data/gtfs/kagawa/kotoden_bus_20260401.zip"])
    assert not loaded.refused
    return Timetables(loaded.network)


def answer(timetables: Timetables, home: str, by: str, minutes: int, day: date = WEDNESDAY) -> str:
    """Return what the desk is told, as short as it stands in the table above."""
    errand = Errand(Spot(home, point=HOMES[home]), HOSPITAL, by=parse_minute(by), stay=minutes)
    return bus_told(timetables, errand, day)


@pytest.mark.parametrize(("home", "by", "minutes", "told"), CALLS)
def test_the_program_tells_what_the_printed_timetable_tells(
    timetables: Timetables, home: str, by: str, minutes: int, told: str
) -> None:
    """Nineteen calls: buses out and home, long waits, none in time, none home before eight, and three kilometres to the stop."""
    assert answer(timetables, home, by, minutes) == told


def test_after_its_last_day_the_timetable_says_nothing(timetables: Timetables) -> None:
    """The twentieth call: in December the printed timetable has run out; that is not «no bus»."""
    assert answer(timetables, "塩江", "9:30", 40, date(2026, 12, 2)) == "DAY"
