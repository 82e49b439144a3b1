"""Support visits in the day's plan: placed with the rides, with helpers who have a car and who have none."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given as over
from hypothesis import settings
from hypothesis import strategies as st

from ashinami.basics.clock import Span
from ashinami.casework.day_plan import DayPlan
from ashinami.casework.visiting import Helping, HomeVisit, Placed
from ashinami.dispatch.plan import StopKind
from tests.casework.small_day import FUMI, HANA, KIYOSHI, NOWHERE, SATOMI, day, home, planned

MORNING, ALL_DAY = Span(480, 720), Span(480, 1020)
ON_FOOT = Helping("H1", frozenset({"waste", "cleaning"}), (MORNING,), home=home("H1", 32.914, 132.192))
DRIVES = Helping("D2", frozenset({"shopping", "waste"}), (ALL_DAY,), home=SATOMI.home)
WASTE = HomeVisit("V1", "R1", HANA.home, frozenset({"waste"}), 30, 510)
CLEANING = HomeVisit("V2", "R3", FUMI.home, frozenset({"cleaning"}), 60)
SHOPPING = HomeVisit("V3", "R3", FUMI.home, frozenset({"shopping"}), 60, 720)


def _where(plan: DayPlan) -> dict[str, Placed]:
    return {one.visit: one for one in plan.visits}


def test_one_plan_places_rides_and_visits() -> None:
    """She who has no car does waste and cleaning; the driver who shops goes between her rides; all three rides are driven as before."""
    plan = planned(day(visits=(WASTE, CLEANING, SHOPPING), helpers=(ON_FOOT, DRIVES)))
    where = _where(plan)
    assert (where["V3"].helper, where["V3"].start) == ("D2", 720)
    assert where["V2"].helper == "H1", "only she cleans"
    assert where["V1"].start == 510
    assert not plan.visits_left
    assert {wish.key for wish in plan.served} == {"W1", "W2", "W3"}
    stops = [stop.wish for route in plan.plan.routes for stop in route.stops]
    assert set(stops) == {"W1", "W2", "W3"}, "the runs of the board hold rides alone"
    assert all(route.driver in ("D1", "D2") for route in plan.plan.routes)


def test_the_driver_who_helps_is_never_at_two_places() -> None:
    """Between her rides and the visit lies the way; the minutes of the visit are in no ride."""
    plan = planned(day(visits=(SHOPPING,), helpers=(DRIVES,)))
    visit = _where(plan)["V3"]
    for route in plan.plan.routes:
        if route.driver == "D2":
            aboard = [(stop.depart, after.arrive) for stop, after in pairwise(route.stops)
                      if stop.kind is StopKind.PICK_UP]  # fmt: skip
            assert all(end <= visit.start or start >= visit.start + 60 for start, end in aboard)
            assert route.leave_home <= visit.start
            assert route.back_home >= visit.start + 60


def test_a_visit_nobody_can_go_on_is_left_with_its_reason() -> None:
    """Nobody cooks; in the afternoon she is not free; nobody knows where the house is; too far on foot; a pair that must not meet."""
    visits = (
        HomeVisit("cook", "R1", HANA.home, frozenset({"cooking"}), 30, 600),
        HomeVisit("late", "R1", HANA.home, frozenset({"waste"}), 30, 900),
        HomeVisit("lost", "R1", NOWHERE, frozenset({"waste"}), 30, 600),
        HomeVisit("never", "R2", KIYOSHI.home, frozenset({"waste"}), 30, 600),
        HomeVisit("far", "R3", FUMI.home, frozenset({"waste"}), 30, 630),
    )
    near = Helping("H1", ON_FOOT.helps, (MORNING,), not_with=frozenset({"R2"}), home=ON_FOOT.home, farthest=800)
    plan = planned(day(visits=visits, helpers=(near,)))
    left = {entry.wish: entry.text for entry in plan.visits_left}
    assert left == {
        "cook": "その手助けをする方がいません",
        "late": "その時間に出られる方がいません",
        "lost": "場所未確認：地図の上の場所がまだ分かりません",
        "never": "組まない約束の方しかいません",
        "far": "行ける範囲の外です",
    }


def test_a_promise_keeps_its_helper_and_its_minute() -> None:
    """Promised to her at nine, the visit stays so, though another has helped less."""
    kept = HomeVisit("V1", "R1", HANA.home, frozenset({"waste"}), 30, 540, "H1")
    busy = Helping("H1", ON_FOOT.helps, (MORNING,), home=ON_FOOT.home, minutes_before=900)
    fresh = Helping("H2", ON_FOOT.helps, (MORNING,), home=ON_FOOT.home)
    plan = planned(day(visits=(kept,), helpers=(busy, fresh)))
    assert plan.visits == (Placed("V1", "H1", 540),)
    free = planned(day(visits=(WASTE,), helpers=(busy, fresh)))
    assert _where(free)["V1"].helper == "H2", "who has helped least is asked first"


def test_a_helper_whose_home_nobody_knows_is_told_of() -> None:
    """He is in no plan, and the plan says so."""
    lost = Helping("H1", ON_FOOT.helps, (MORNING,))
    plan = planned(day(visits=(WASTE,), helpers=(lost,)))
    assert [notice.code for notice in plan.notices] == ["helper-not-located"]
    assert plan.visits_left


def test_half_days_apart_leave_time_to_walk_home() -> None:
    """With a free hour between his two stretches he is still never in both."""
    parted = Helping("H1", ON_FOOT.helps, (Span(480, 600), Span(660, 720)), home=ON_FOOT.home)
    plan = planned(
        day(visits=(WASTE, HomeVisit("V2", "R3", FUMI.home, frozenset({"waste"}), 30, 675)), helpers=(parted,))
    )
    assert {(one.visit, one.start) for one in plan.visits} == {("V1", 510), ("V2", 675)}


@settings(max_examples=15, deadline=None)
@over(
    st.lists(
        st.tuples(st.sampled_from([None, 480, 500, 540, 600, 660, 720, 900]), st.sampled_from([30, 60, 90])), max_size=6
    )
)
def test_no_visit_is_lost_or_doubled_and_no_helper_is_at_two_homes(asked: list[tuple[int | None, int]]) -> None:
    """Whatever is asked: each visit is placed or left, at its minute, and 15 minutes lie between two of one helper."""
    visits = tuple(
        HomeVisit(f"V{n}", "R1", HANA.home, frozenset({"waste"}), minutes, start)
        for n, (start, minutes) in enumerate(asked)
    )
    plan = planned(day(visits=visits, helpers=(ON_FOOT, DRIVES)))
    placed, left = [one.visit for one in plan.visits], [entry.wish for entry in plan.visits_left]
    assert sorted(placed + left) == [visit.key for visit in visits]
    minutes = {visit.key: visit.minutes for visit in visits}
    assert all(
        one.start == visit.start for one in plan.visits for visit in visits if visit.key == one.visit and visit.start
    )
    for helper in ("H1", "D2"):
        his = sorted((one.start, one.start + minutes[one.visit] + 15) for one in plan.visits if one.helper == helper)
        assert all(end <= start for (_, end), (start, _) in pairwise(his))
