"""How far a plan is from the best: worked out after it stands on the board, told there and where two proposals are compared."""

from __future__ import annotations

import multiprocessing
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from board_day import DAY, ClientOf, WishOf, page, plan, version
from web_town import MONDAY, NOON, Town

from ashinami.casework.to_prove import ToProve
from ashinami.dispatch.bound import bounded
from ashinami.dispatch.plan import Plan as Proposal
from ashinami.dispatch.warm import small_day
from ashinami_web.bookings.queries import wishes_on
from ashinami_web.config import clock
from ashinami_web.helping.models import Visit
from ashinami_web.jobs.actions import cancel
from ashinami_web.jobs.models import Job
from ashinami_web.jobs.worker import Running, work_once
from ashinami_web.running.apart import EndedWithoutAnswerError, bounded_apart
from ashinami_web.runs import proving
from ashinami_web.runs.actions import move
from ashinami_web.runs.confirm_actions import confirm
from ashinami_web.runs.distance import distance_of, stands
from ashinami_web.runs.models import Plan, Ride
from ashinami_web.runs.trial_actions import adopt, request_trial

FRAGMENT = {"HX-Request": "true"}
LOOKING, PROVEN = "一番よい案との差を調べています", "これよりよい案はありません（証明ずみ）"


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work the bound out in the test's own process: a process for each test would take seconds."""

    def at_once(given: ToProve, seconds: float, *, stopped: Callable[[], bool]) -> Proposal | None:
        return None if stopped() else bounded(given.problem, given.plan, seconds, lambda: 0.0)

    monkeypatch.setattr(proving, "bounded_apart", at_once)


def job_of(row: Plan) -> Job:
    """Return the job that looks how far a plan is from the best."""
    return Job.objects.get(kind="prove_plan", arguments__plan=str(row.pk))


def test_the_plan_stands_first_and_its_distance_follows(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """The board says that it is being looked for, asks again by itself without touching anything else, and then says the figure."""
    wish_of("kiku")
    wish_of("ume")
    plan(town)
    row, asa = Plan.objects.get(), client_of("asa")
    assert row.content["plan"]["bound"] is None
    asked = f"/board/try/{row.pk}/distance/"
    assert f'hx-get="{asked}"' in page(asa, DAY)
    assert LOOKING in page(asa, DAY)
    assert asa.get(asked, headers=FRAGMENT).status_code == 204
    assert not work_once("test"), "nobody who waits for a plan waits for this"
    assert work_once("test", aside=True)
    told = asa.get(asked, headers=FRAGMENT)
    assert PROVEN in told.content.decode()
    assert "hx-get" not in told.content.decode()
    assert "HX-Refresh" not in told
    assert "<html" not in told.content.decode()
    assert PROVEN in page(asa, DAY)
    assert asa.get(asked)["Location"] == DAY
    assert "given" not in job_of(row).arguments


@pytest.mark.usefixtures("here")
def test_two_proposals_side_by_side_both_say_how_far_they_are(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """The board as it was proposed and another plan: first both are looked for, then both have their figure."""
    wish_of("kiku")
    plan(town)
    request_trial(MONDAY, seed=2, by=town.by("asa"), at=NOON, seconds=1)
    assert work_once("test")
    row, asa = Plan.objects.get(tried=True), client_of("asa")
    shown = page(asa, f"/board/try/{row.pk}/")
    assert shown.count("調べています") == shown.count("distance/?short=1") == 2
    assert "調べるのをやめる" not in shown
    while work_once("test", aside=True):
        pass
    assert page(asa, f"/board/try/{row.pk}/").count("なし（証明ずみ）") == 2
    assert "なし（証明ずみ）" in asa.get(f"/board/try/{row.pk}/distance/?short=1", headers=FRAGMENT).content.decode()
    assert "二つの案は同じです" in page(asa, f"/board/try/{row.pk}/")
    assert "この案を予定表に載せる" not in page(asa, f"/board/try/{row.pk}/"), "it would change nothing"
    adopt(row, by=town.by("asa"), at=NOON + timedelta(minutes=1))
    assert PROVEN in page(asa, DAY)


@pytest.mark.usefixtures("here")
def test_what_if_says_how_far_it_is_too(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """A day on which a driver is off is another day, with a best plan of its own."""
    wish_of("kiku")
    plan(town)
    asa, driver = client_of("asa"), str(Ride.objects.get(leg="OUT").driver_id)
    tried = asa.post("/board/try/", {"day": MONDAY.isoformat(), "what": "off", "driver": driver})["Location"]
    assert "調べています" in page(asa, tried)
    while work_once("test", aside=True):
        pass
    assert page(asa, tried).count("なし（証明ずみ）") == 2
    one, other = (row.content["plan"]["bound"] for row in Plan.objects.order_by("tried"))
    assert one < other, "the other driver has farther to go"


@pytest.mark.usefixtures("here")
def test_the_figure_is_the_boards_only_while_it_stands_as_proposed(
    town: Town, client_of: ClientOf, wish_of: WishOf
) -> None:
    """Confirmed it stays; a wish taken since, or a ride moved by hand, and nobody knows any more; undone it is there again."""
    wish_of("kiku")
    plan(town)
    assert work_once("test", aside=True)
    asa, by = client_of("asa"), town.by("asa")
    ride = Ride.objects.get(leg="OUT")
    other = next(town.people[who].pk for who in ("haru", "nao") if town.people[who].pk != ride.driver_id)
    move(ride, other, version=version(town), by=by, at=NOON)
    assert PROVEN not in page(asa, DAY)
    asa.post("/board/undo/", {"day": MONDAY, "version": version(town)})
    assert PROVEN in page(asa, DAY)
    confirm(MONDAY, version=version(town), by=by, at=NOON)
    assert PROVEN in page(asa, DAY)
    wish_of("matsu", appointment=None)
    assert PROVEN in page(asa, DAY), "one without a time asks for nothing yet"
    row, wishes = Plan.objects.get(), list(wishes_on(town.group.pk, MONDAY))
    assert stands(row, wishes, [Visit(state="asked", helps=[])]), "nor does a visit that says nothing"
    assert not stands(row, wishes, [Visit(state="asked", helps=["GARBAGE"])])
    over = Visit(state="done", helps=["GARBAGE"], helper_id=town.people["haru"].pk, start=480)
    assert stands(row, wishes, [over]), "what was over when the day was planned is no matter of the plan"
    over.state = "arranged"
    assert not stands(row, wishes, [over])
    wish_of("ume")
    assert PROVEN not in page(asa, DAY)


def test_looking_on_can_be_left(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """The desk stops it; the plan stays, and no figure is claimed."""
    wish_of("kiku")
    plan(town)
    row, asa = Plan.objects.get(), client_of("asa")
    stop = re.search(r'action="(/jobs/[^"]*/cancel/)"', page(asa, DAY))
    assert stop is not None
    assert asa.post(stop[1])["Location"] == DAY
    assert not work_once("test", aside=True)
    assert LOOKING not in page(asa, DAY)
    asked = asa.get(f"/board/try/{row.pk}/distance/", headers=FRAGMENT)
    assert "一番よい案との差は、計算していません" in asked.content.decode()
    assert Ride.objects.filter(state="offered").count() == 2


@pytest.mark.usefixtures("here")
def test_a_plan_that_is_replaced_is_not_looked_into(town: Town, wish_of: WishOf) -> None:
    """The job of the first plan gives up; that of the second goes on."""
    wish_of("kiku")
    plan(town)
    first = Plan.objects.get()
    Plan.objects.filter(pk=first.pk).update(made_at=NOON - timedelta(minutes=1))
    plan(town)
    second = Plan.objects.exclude(pk=first.pk).get()
    while work_once("test", aside=True):
        pass
    assert job_of(first).result == {"given_up": True}
    assert [Plan.objects.get(pk=one.pk).content["plan"]["bound"] is None for one in (first, second)] == [True, False]


@pytest.mark.usefixtures("here")
def test_a_day_that_is_past_is_not_looked_into(town: Town, wish_of: WishOf, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody plans yesterday."""
    wish_of("kiku")
    plan(town)
    monkeypatch.setattr(clock, "today", lambda: MONDAY + timedelta(days=1))
    assert work_once("test", aside=True)
    assert job_of(Plan.objects.get()).result == {"given_up": True}


@pytest.mark.usefixtures("here")
def test_done_twice_it_is_the_same(town: Town, wish_of: WishOf) -> None:
    """A worker that dies at the very end leaves a job that another does again: nothing is lost, and no figure gets worse."""
    wish_of("kiku")
    plan(town)
    row = Plan.objects.get()
    arguments = job_of(row).arguments
    assert work_once("test", aside=True)
    bound = Plan.objects.get().content["plan"]["bound"]
    for again in (arguments, job_of(row).arguments):
        Job.objects.filter(kind="prove_plan").update(state="queued", finished_at=None, arguments=again)
        assert work_once("test", aside=True)
        assert job_of(row).state == "done"
        assert Plan.objects.get().content["plan"]["bound"] == bound


def test_a_large_day_has_what_is_clear_at_once(
    town: Town, client_of: ClientOf, wish_of: WishOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its matrix is no row of a queue: the bound comes with the plan."""
    monkeypatch.setattr(proving, "MOST_PLACES", 2)
    wish_of("kiku")
    plan(town)
    assert Plan.objects.get().content["plan"]["bound"] is not None
    assert LOOKING not in page(client_of("asa"), DAY)
    assert not Job.objects.filter(kind="prove_plan").exists()


def test_a_stranger_asks_in_vain(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """Another group finds no such plan; who may not plan is refused."""
    wish_of("kiku")
    plan(town)
    asked = f"/board/try/{Plan.objects.get().pk}/distance/"
    assert client_of("yoso").get(asked, headers=FRAGMENT).status_code == 404
    assert client_of("sc").get(asked, headers=FRAGMENT).status_code == 403


def test_the_process_ends_when_told() -> None:
    """Told to stop, the process is gone at once; so it is when its work fails."""
    day = ToProve.of(small_day(), Proposal(()))
    assert bounded_apart(day, 600, stopped=lambda: True) is None
    assert not multiprocessing.active_children()
    broken = replace(day, travel=())
    with pytest.raises(EndedWithoutAnswerError):
        bounded_apart(broken, 600, stopped=lambda: False)
    assert not multiprocessing.active_children()


def test_cancelled_while_it_runs_nothing_is_kept(town: Town, wish_of: WishOf, monkeypatch: pytest.MonkeyPatch) -> None:
    """The desk's wish to stop reaches the process through the job."""
    wish_of("kiku")
    plan(town)
    row = Plan.objects.get()

    def long(given: ToProve, seconds: float, *, stopped: Callable[[], bool]) -> Proposal | None:
        cancel(job_of(row), by=town.by("asa"), at=NOON)
        running.stop()
        return None if stopped() else given.plan

    monkeypatch.setattr(proving, "bounded_apart", long)
    job = job_of(row)
    Job.objects.filter(pk=job.pk).update(state="running", worker="test", lease_until=NOON)
    running = Running(job_of(row))
    assert proving.prove_plan(running) == {"given_up": True}
    assert distance_of(row).job is None, "the board no longer says that it is being looked for"
    assert Plan.objects.get().content["plan"]["bound"] is None
