"""A cooperative: who pays its costs, and its year fitted to its workers, held against trying every way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashinami.basics.clock import Span
from ashinami.basics.day import Month
from ashinami.funding.cooperative import facts
from ashinami.funding.cooperative.subsidy import NO_CERTAINTY, funded
from ashinami.funding.cooperative.year import Job, Rules, Worker, Year, clash, frame
from ashinami.funding.cooperative.year_check import faults
from ashinami.funding.cooperative.year_plan import ANOTHER_WORKER, IDLE, OPEN_DRIVE, OPEN_WORK, Place, plan_year
from ashinami.funding.scheme import Standing
from tests.spec.funding.words_land import judged

DAY = date(2026, 4, 1)
YEN = st.integers(0, 10_000_000)
MONTHS = tuple(Month(2026, month) for month in range(4, 13)) + tuple(Month(2027, month) for month in (1, 2, 3))
DAYTIME = (Span(510, 870),)
AROUND = (Span(420, 480), Span(900, 960))


def job(key: str, *months: int, windows: tuple[Span, ...] = DAYTIME, heads: int = 1, driving: bool = False) -> Job:
    """Return a job of twenty days a month at a receiver of its own."""
    there = frozenset(month for month in MONTHS if month.month in (months or range(1, 13)))
    return Job(
        key=key, name=key, receiver=f"{key}の先", months=there, windows=windows, days=20, heads=heads, driving=driving
    )


FARM, INN, BREWERY = job("農", 4), job("食", 5, 6, 7, 8, 9, 10), job("酒", 11, 12, 1, 2, 3)
BUS = job("バス", windows=AROUND, driving=True)
SEASONS = (FARM, INN, BREWERY, BUS)


@given(st.lists(YEN, max_size=5), YEN)
def test_the_shares_of_a_cooperative_are_the_whole(wages: list[int], office: int) -> None:
    """State, special tax and the municipality's own part are the subsidy; subsidy and fees are the real cost; caps hold."""
    found = funded(tuple(wages), office, 4_000_000, 6_000_000)
    assert found.state + found.special_tax + found.net == found.municipal
    assert found.municipal + found.fees == sum(wages) + office
    assert found.eligible <= 4_000_000 * len(wages) + 6_000_000
    assert found.state <= found.municipal
    assert found.net >= 0


@given(st.lists(YEN, min_size=1, max_size=4), YEN, st.integers(0, 3))
def test_a_higher_wage_never_lowers_the_subsidy(wages: list[int], office: int, at: int) -> None:
    """Monotone in each wage, and flat above the cap."""
    higher = [wage + 1000 if number == at % len(wages) else wage for number, wage in enumerate(wages)]
    before, after = (funded(tuple(one), office, 4_000_000, 6_000_000).municipal for one in (wages, higher))
    assert before <= after <= before + 500


def test_a_cooperative_of_six_workers_as_the_prefecture_shows_it() -> None:
    """Six at the cap are 24 million a year; each condition that fails refuses, and the special tax warns."""
    rows = [{facts.WAGE: 4_200_000}] * 6
    told = {
        facts.OFFICE: 6_500_000, facts.FOUNDERS: 4, facts.CERTIFIED: True, facts.DEPOPULATING: True, facts.WITHOUT_TERM: True,
        facts.TOP_RECEIVER: 80, facts.NON_MEMBERS: 20,
    }  # fmt: skip
    found = judged("state.local_work_cooperative", DAY, told, {"worker": rows})
    assert found.standing is Standing.FITS
    assert (found.step("eligible"), found.amount) == (30_000_000, 15_000_000)
    assert NO_CERTAINTY in found.warnings
    for fact, failing in (
        (facts.FOUNDERS, 3), (facts.CERTIFIED, False), (facts.DEPOPULATING, False), (facts.WITHOUT_TERM, False),
        (facts.TOP_RECEIVER, 81), (facts.NON_MEMBERS, 21),
    ):  # fmt: skip
        refused = judged("state.local_work_cooperative", DAY, told | {fact: failing}, {"worker": rows})
        assert (refused.standing, refused.amount) == (Standing.FAILS, 0), fact.id
    assert judged("state.local_work_cooperative", DAY, told).amount is None


def test_seasonal_jobs_and_the_daily_bus_make_one_job_of_a_year() -> None:
    """Farm in April, inn to October, brewery to March, and the bus before and after each day: one driver, nothing open, nothing idle."""
    plan = plan_year(Year(MONTHS, SEASONS, (Worker("甲", drives=True),)))
    assert plan.proved
    assert plan.open_places == {}
    assert plan.idle == {}
    assert [set(plan.of("甲", month)) for month in MONTHS] == [
        {"バス", "農" if month.month == 4 else "食" if 5 <= month.month <= 10 else "酒"} for month in MONTHS
    ]
    assert faults(plan.year, plan.places) == ()
    assert sum(plan.minutes("甲").values()) == 12 * 20 * 480


def test_who_does_not_drive_leaves_the_bus_open_and_paid_hours_idle() -> None:
    """The bus stays open in every month and 40 paid hours a month are idle; that is told, not hidden."""
    plan = plan_year(Year(MONTHS, SEASONS, (Worker("乙"),)))
    assert set(plan.open_places) == {("バス", month) for month in MONTHS}
    assert set(plan.idle.values()) == {40 * 60}
    assert plan.proved


def test_the_day_that_would_be_too_long_is_not_planned() -> None:
    """An early bus and an evening job make 15 hours from first to last, so one of them stays open; a bus of 14 hours is never taken."""
    early, evening = job("朝バス", windows=(Span(360, 420),), driving=True), job("晩の店", windows=(Span(1020, 1260),))
    rules = Rules(one_receiver=100)
    assert clash(early, evening, rules)
    assert clash(job("近い", windows=(Span(490, 500),)), FARM, rules)
    assert not clash(BUS, FARM, rules)
    plan = plan_year(Year(MONTHS[:1], (early, evening), (Worker("甲", drives=True),), rules))
    assert plan.of("甲", MONTHS[0]) == ("朝バス",)
    assert plan.open_places == {("晩の店", MONTHS[0]): 1}
    whole_day = job("夜バス", windows=(Span(360, 420), Span(1140, 1200)), driving=True)
    assert plan_year(Year(MONTHS[:1], (whole_day,), (Worker("甲", drives=True),), rules)).places == ()


def test_no_receiver_has_more_than_its_share_of_a_worker() -> None:
    """With one receiver alone nobody can stay at 80 per cent, so its places stay open until the rule lets them."""
    alone = Year(MONTHS[:2], (job("食", 4, 5),), (Worker("甲"),))
    assert plan_year(alone).places == ()
    free = replace(alone, rules=Rules(one_receiver=100))
    assert len(plan_year(free).places) == 2
    outside = replace(free, jobs=(replace(alone.jobs[0], member=False),))
    assert plan_year(outside).places == ()


def weighed(year: Year, places: tuple[Place, ...]) -> int:
    """Return the sum that the planner makes small, counted plainly from the places."""
    jobs = {one.key: one for one in year.jobs}
    total = 0
    for one in year.jobs:
        for month in sorted(one.months & set(year.months)):
            left = one.heads - sum(place.job == one.key and place.month == month for place in places)
            total += left * one.month_minutes * (OPEN_DRIVE if one.driving else OPEN_WORK)
    for worker in year.workers:
        for month in (each for each in year.months if each not in worker.away):
            mine = [place for place in places if place.worker == worker.key and place.month == month]
            total += IDLE * max(0, year.rules.paid - sum(jobs[place.job].month_minutes for place in mine))
    return total + ANOTHER_WORKER * len({(place.worker, place.job) for place in places})


def best_of_all(year: Year) -> int:
    """Try every way to fill the places; the slow twin of the planner."""
    possible = [
        Place(month, one.key, worker.key)
        for worker in year.workers for one in year.jobs for month in year.months if year.can_take(worker, one, month)
    ]  # fmt: skip
    ways = (
        tuple(place for place, taken in zip(possible, choice, strict=True) if taken)
        for choice in product((0, 1), repeat=len(possible))
    )
    return min(weighed(year, way) for way in ways if not faults(year, way))


@st.composite
def small_years(draw: st.DrawFn) -> Year:
    """Two months, up to three jobs at up to two receivers, two workers: small enough to try every way."""
    windows = st.sampled_from([DAYTIME, AROUND, (Span(480, 720),), (Span(780, 1020),)])
    jobs = tuple(
        Job(
            key=f"j{number}",
            name=f"j{number}",
            receiver=draw(st.sampled_from(["r1", "r2"])),
            months=frozenset(draw(st.sets(st.sampled_from(MONTHS[:2]), min_size=1))),
            windows=draw(windows),
            days=draw(st.sampled_from([5, 20])),
            heads=draw(st.integers(1, 2)),
            driving=draw(st.booleans()),
            member=draw(st.booleans()),
        )
        for number in range(draw(st.integers(1, 3)))
    )
    workers = tuple(
        Worker(f"w{number}", draw(st.booleans()), frozenset(draw(st.sets(st.sampled_from(MONTHS[:2]), max_size=1))))
        for number in range(2)
    )
    rules = Rules(one_receiver=draw(st.sampled_from([60, 80, 100])), non_members=draw(st.sampled_from([20, 100])))
    return Year(MONTHS[:2], jobs, workers, rules)


@settings(max_examples=40, deadline=None)
@given(small_years())
def test_the_plan_is_as_good_as_trying_every_way_and_breaks_no_rule(year: Year) -> None:
    """The planner's sum is that of the best of all fillings, its places break nothing, and it says so."""
    plan = plan_year(year)
    assert faults(year, plan.places) == ()
    assert plan.proved
    assert plan.cost == pytest.approx(weighed(year, plan.places))
    assert plan.cost == pytest.approx(best_of_all(year))


def test_a_search_cut_short_says_how_far_it_may_be() -> None:
    """With one node there is a plan without faults; unless it is proved, it says that it stopped and by how much at most."""
    jobs = tuple(
        job(f"仕事{number}", windows=(Span(480 + 30 * number, 660 + 30 * number),), heads=2) for number in range(8)
    )
    year = Year(MONTHS, jobs, tuple(Worker(f"職員{number}") for number in range(7)))
    plan = plan_year(year, most_nodes=0)
    assert faults(year, plan.places) == ()
    assert plan.bound <= plan.cost
    assert ("証明ずみ" in plan.said) is plan.proved
    cut = replace(plan, proved=False, bound=plan.cost - 1200)
    assert cut.said == "探索をここで止めました。いちばんよい組み合わせとの差は、重みの合計で多くても1,200です。"


def test_the_check_sees_what_the_planner_never_makes() -> None:
    """Each rule broken by hand is told: no licence, too long a day and month, clash, share, places, outsiders."""
    two = replace(job("他", 4), member=False, windows=(Span(480, 800), Span(830, 1290)))
    year = Year(MONTHS[:1], (FARM, BUS, two), (Worker("甲"), Worker("乙", drives=True)))
    april = MONTHS[0]
    wrong = (
        Place(april, "バス", "甲"), Place(april, "農", "甲"), Place(april, "農", "乙"), Place(april, "他", "乙"), Place(april, "他", "乙"),
    )  # fmt: skip
    said = " ".join(faults(year, wrong))
    for words in (
        "できない仕事",
        "1日の労働",
        "総枠",
        "重なる",
        "％を超えています",
        "席より多く",
        "二度",
        "組合員でない",
    ):
        assert words in said, words
    night = job("夜", 4, windows=(Span(300, 320), Span(1200, 1210)), driving=True)
    late = Year(MONTHS[:1], (night,), (Worker("甲", drives=True),))
    assert any("拘束" in one for one in faults(late, (Place(april, "夜", "甲"),)))


def test_impossible_jobs_and_years_are_refused() -> None:
    """A job without months or with overlapping windows, and two of one key, are no values."""
    with pytest.raises(ValueError, match="has months"):
        replace(FARM, months=frozenset())
    with pytest.raises(ValueError, match="overlap"):
        replace(FARM, windows=(Span(480, 600), Span(590, 700)))
    with pytest.raises(ValueError, match="a key of its own"):
        Year(MONTHS, (FARM, FARM), ())
    assert frame(Month(2026, 4)) == 30 * 2400 // 7
