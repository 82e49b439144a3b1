"""What runs on a day, and the oddities of timetables: exceptions, headways, blank times, midnight, stations, phones, fares."""

from __future__ import annotations

from datetime import date

import pytest

from ashinami.transit.building import network_of
from ashinami.transit.dates import days_used
from ashinami.transit.day import running
from ashinami.transit.journey import Journey
from ashinami.transit.loops.arrays import NEVER
from ashinami.transit.network import Network
from ashinami.transit.timetables import Timetables
from tests.transit.transit_feeds import Line, feed_of, lines_feed

WEDNESDAY = date(2026, 12, 2)
STOPS = (
    "stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station,zone_id\n"
    "駅,結海駅,33.0,131.0,1,,\n駅1,結海駅1番,33.0,131.0,0,駅,A\n駅2,結海駅2番,33.0001,131.0,0,駅,A\n"
    "橋,橋本,33.02,131.0,0,,B\n港,港,33.06,131.0,0,,C\n里,里,32.97,131.0,0,,D\n"
)
ROUTES = "route_id,agency_id,route_short_name,route_long_name,route_type\nR,A,,浜線,3\nQ,A,,山線,3\n"
TRIPS = "route_id,service_id,trip_id,trip_headsign\nR,weekday,朝,港行き\nQ,weekday,山,駅行き\n"
TIMES = (
    "trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type,drop_off_type\n"
    "朝,9:00:00,9:00:00,駅1,1,0,1\n朝,,,橋,2,0,0\n朝,9:30:00,9:30:00,港,3,1,2\n"
    "山,8:30:00,8:30:00,里,1,2,0\n山,8:50:00,8:50:00,駅2,2,1,0\n"
)
FARES = "fare_id,price,currency_type,payment_method,transfers\nA,200,JPY,0,0\nB,350,JPY,0,\nX,9,USD,0,0\n"
RULES = "fare_id,route_id,origin_id,destination_id\nA,R,A,C\nB,R,B,C\nA,Q,,\nX,Q,B,A\n"


def network(**tables: str) -> Network:
    """Return the small network, some tables otherwise."""
    whole = {
        "stops": STOPS, "routes": ROUTES, "trips": TRIPS, "stop_times": TIMES, "fare_attributes": FARES, "fare_rules": RULES,
    }  # fmt: skip
    return network_of([feed_of(**{**whole, **tables})])


def journey(found: Network, start: str, end: str, leave: int, day: date = WEDNESDAY) -> Journey | None:
    """Return the journey that arrives first."""
    planner, _ = Timetables(found).on(day)
    one = [pole for stop in found.find_stop(start) for pole in found.poles(stop)]
    other = [pole for stop in found.find_stop(end) for pole in found.poles(stop)]
    return planner.earliest(planner.at_stops(one), planner.at_stops(other, towards=True), leave * 60)


def test_a_guide_with_a_change_fares_and_the_telephone() -> None:
    """Over the mountain, a change at the station, on to the harbour: each fare, the sum, and where one must ring."""
    found = journey(network(), "里", "港", 500)
    assert found is not None
    assert [(ride.route, ride.fare) for ride in found.rides] == [("山線", 200), ("浜線", 200)]
    assert (found.fare, found.leave, found.arrive, len(found.walks)) == (400, 510, 570, 1)
    assert [(ride.ring_to_board, ride.ring_to_leave, ride.phone) for ride in found.to_ring] == [
        (True, False, "0999-00-0001"),
        (False, True, "0999-00-0001"),
    ]


def test_a_fare_nobody_states_is_not_known_and_never_free() -> None:
    """No rule for the pair: no fare, and no sum."""
    found = journey(network(fare_rules="fare_id,route_id,origin_id,destination_id\nA,R,C,A\nA,Q,,\n"), "里", "港", 500)
    assert found is not None
    assert [ride.fare for ride in found.rides] == [200, None]
    assert found.fare is None


def test_a_flat_fare_needs_no_rule() -> None:
    """fare_attributes alone: every ride costs that."""
    flat = "fare_id,price,currency_type,payment_method,transfers\nA,100,JPY,0,\n"
    found = journey(
        network(fare_attributes=flat, fare_rules="fare_id,route_id,origin_id,destination_id\n"), "駅", "港", 500
    )
    assert found is not None
    assert found.fare == 100
    assert found.rides[0].transfer


def test_a_blank_time_lies_between_by_distance_and_says_so() -> None:
    """A third of the way is a third of the time."""
    found = journey(network(), "駅", "橋", 500)
    assert found is not None
    assert found.arrive == 550
    assert found.rides[0].guessed


def test_nobody_boards_or_leaves_where_the_timetable_forbids_it() -> None:
    """pickup_type 1 at the end of 山線: one cannot get on there; drop_off_type 1 at its start."""
    found = network()
    planner, _ = Timetables(found).on(WEDNESDAY)
    assert not planner.boards[found.find_stop("駅2")[0]]
    assert not planner.alights[found.find_stop("駅1")[0]]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 12, 2), 2),
        (date(2026, 12, 5), 0),
        (date(2026, 12, 6), 2),
        (date(2026, 12, 3), 0),
        (date(2030, 1, 2), 0),
    ],
)
def test_exceptions_add_and_take_away_days(day: date, expected: int) -> None:
    """A weekday, a Saturday, a Sunday added, a Thursday taken away, a day beyond the feed."""
    exceptions = "service_id,date,exception_type\nweekday,20261206,1\nweekday,20261203,2\n"
    found = network(calendar_dates=exceptions)
    trips, _ = running(found, dict.fromkeys(days_used(found, day).days, day))
    assert len(trips) == expected


def test_a_holiday_stands_in_for_a_holiday() -> None:
    """In an expired feed a holiday is answered with a holiday of the feed, not with its weekday."""
    used = days_used(network(), date(2031, 1, 1), stand_in=True)
    assert used.days[0] == date(2027, 3, 22)
    used = days_used(network(), date(2031, 1, 8), stand_in=True)
    assert used.days[0] == date(2027, 3, 31)
    assert days_used(network(), date(2031, 1, 8)).days == {}


@pytest.mark.parametrize(("exact", "about"), [("1", False), ("0", True), ("", True)])
def test_a_headway_runs_again_and_again(exact: str, *, about: bool) -> None:
    """Every twenty minutes from ten to eleven: three trips, exact or about."""
    rows = f"trip_id,start_time,end_time,headway_secs,exact_times\n朝,10:00:00,11:00:00,1200,{exact}\n"
    found = network(frequencies=rows)
    leaves = []
    for minute in (500, 601, 621, 641):
        one = journey(found, "駅", "港", minute)
        leaves.append(one.leave if one else None)
        assert one is None or one.rides[0].about is about
    assert leaves == [600, 620, 640, None]


def test_a_bus_after_midnight_is_found_the_day_after() -> None:
    """25:10 of Tuesday is 1:10 of Wednesday; of Monday's service nothing runs on a Sunday night."""
    late = TIMES + "夜,23:50:00,23:50:00,駅1,1,0,0\n夜,25:10:00,25:10:00,港,2,0,0\n"
    found = network(stop_times=late, trips=TRIPS + "R,weekday,夜,港行き\n")
    planner, _ = Timetables(found).on(date(2026, 12, 3))
    before = planner.arrivals(planner.at_stops(found.find_stop("駅1")), -600)
    assert before[found.find_stop("港")[0]] == 70 * 60
    planner, _ = Timetables(found).on(date(2026, 12, 7))
    assert planner.arrivals(planner.at_stops(found.find_stop("駅1")), -600)[found.find_stop("港")[0]] > 70 * 60


def test_a_station_is_all_its_poles() -> None:
    """Asked by the station, the bus of any of its poles is found; a stop of no feed is none."""
    found = network()
    assert {found.stops.id[pole] for pole in found.poles(found.find_stop("駅")[0])} == {"駅", "駅1", "駅2"}
    assert found.find_stop("空") == ()
    one = journey(found, "yuumi:駅", "港", 500)
    assert one is not None
    assert one.rides[0].start.key == "yuumi:駅1"


@pytest.mark.parametrize(("kind", "seconds", "expected"), [("2", "300", True), ("2", "900", False), ("3", "", False)])
def test_changes_that_the_feed_times_or_rules_out(kind: str, seconds: str, *, expected: bool) -> None:
    """Ten minutes to change: five are enough, fifteen are not, and a change may be impossible."""
    rows = f"from_stop_id,to_stop_id,transfer_type,min_transfer_time\n駅2,駅1,{kind},{seconds}\n"
    found = network(transfers=rows)
    planner, _ = Timetables(found).on(WEDNESDAY)
    arrival = planner.arrivals(planner.at_stops(found.find_stop("里"), walk=False), 500 * 60)[found.find_stop("港")[0]]
    assert arrival == (570 * 60 if expected else NEVER)


def test_a_stand_in_is_told_under_the_name_people_know() -> None:
    """An archive may be kept under a name that nobody says at a desk."""
    network = network_of(
        [lines_feed({"北": (0.0, 0.0), "南": (900.0, 0.0)}, [Line("朝", [("北", 500, 500), ("南", 510, 510)])])]
    )
    tables = Timetables(network, stand_in=True, called={"yuumi": "浜線"})
    _, used = tables.on(date(2031, 1, 8))
    assert str(used.told[0]).startswith("「浜線」の時刻表は令和8年4月1日から令和9年3月31日までです")
