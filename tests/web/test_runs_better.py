"""The proof comes upon a better plan: it is kept beside the board, said there, compared and taken; nothing happens by itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from board_day import DAY, ClientOf, WishOf, page, plan, ride_of, version
from web_town import MONDAY, NOON, Town

from ashinami.casework.planning import FoundDay
from ashinami.casework.to_prove import ToProve
from ashinami.dispatch.bound import bounded
from ashinami.dispatch.cost import terms
from ashinami.dispatch.plan import Plan as Proposal
from ashinami.dispatch.search import solve
from ashinami.dispatch.stop import MaxIterations
from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.models import Event
from ashinami_web.jobs.models import Job
from ashinami_web.jobs.worker import work_once
from ashinami_web.runs import jobs, proving
from ashinami_web.runs.better_actions import keep_better
from ashinami_web.runs.confirm_actions import confirm
from ashinami_web.runs.distance import better_than
from ashinami_web.runs.models import Plan
from ashinami_web.runs.planning import found
from ashinami_web.runs.trial_actions import adopt, request_trial

TOLD = "あとから見つかりました"
PROVEN = "これよりよい案はありません（証明ずみ）"


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work the bound out in the test's own process: a process for each test would take seconds."""

    def at_once(given: ToProve, seconds: float, *, stopped: Callable[[], bool]) -> Proposal | None:
        return None if stopped() else bounded(given.problem, given.plan, seconds, lambda: 0.0)

    monkeypatch.setattr(proving, "bounded_apart", at_once)


@pytest.fixture
def searched_badly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the search never ask the driver who is best for the day."""

    def poor(*args: Any, **more: Any) -> FoundDay:
        best = found(*args, **more)
        his = best.plan.routes[0].driver
        drivers = tuple(replace(d, windows=()) if d.key == his else d for d in best.problem.drivers)
        worse = solve(replace(best.problem, drivers=drivers), seed=1, stop=MaxIterations(2))
        return replace(best, plan=replace(worse, cost=terms(best.problem, worse).total))

    monkeypatch.setattr(jobs, "found", poor)


def prove() -> None:
    """Work on what nobody waits for."""
    while work_once("test", aside=True):
        pass


@pytest.mark.usefixtures("searched_badly")
def test_a_better_plan_is_said_and_compared_and_taken(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """The board stays as it was and says by how much; one key leads to both side by side; taken, it is proven the best."""
    wish = wish_of("kiku")
    plan(town)
    asa, before, seen = client_of("asa"), ride_of(wish), version(town)
    assert TOLD not in page(asa, DAY)
    prove()
    row, better = Plan.objects.get(better_than=None), Plan.objects.get(better_than__isnull=False)
    assert (better.better_than, better.tried, better.based_on) == (row, True, seen)
    assert (ride_of(wish).driver_id, version(town)) == (before.driver_id, seen)
    told = asa.get(f"/board/try/{row.pk}/distance/", headers={"HX-Request": "true"}).content.decode()
    assert "運転者の出ている時間が" in told
    assert f'href="/board/try/{better.pk}/" aria-keyshortcuts="Alt+Y"' in told
    assert TOLD in page(asa, DAY)
    assert "あとから見つかった、よりよい案" in page(asa, f"/board/try/?day={MONDAY.isoformat()}")
    compared = page(asa, f"/board/try/{better.pk}/")
    assert "なし（証明ずみ）" in compared
    assert "よりよい案があります" not in compared, "it stands beside it"
    assert "この案を予定表に載せる" in compared
    adopt(better, by=town.by("asa"), at=NOON + timedelta(minutes=1))
    assert ride_of(wish).driver_id != before.driver_id
    shown = page(asa, DAY)
    assert PROVEN in shown
    assert TOLD not in shown
    event = Event.objects.get(kind=EventKind.PLAN_BETTERED)
    assert (event.subject, event.facts["than"], event.facts["served"]) == (str(better.pk), str(row.pk), 0)
    assert event.facts["minutes_out"] > 0
    asa.post("/board/undo/", {"day": MONDAY, "version": version(town)})
    assert ride_of(wish).driver_id == before.driver_id


@pytest.mark.usefixtures("searched_badly")
@pytest.mark.parametrize("changed", ["confirmed", "asked", "replaced"])
def test_where_the_board_has_changed_meanwhile_nothing_is_said(
    town: Town, client_of: ClientOf, wish_of: WishOf, changed: str
) -> None:
    """A ride confirmed, a wish taken, another plan on the board: the better plan is of a day that is no more."""
    wish_of("kiku")
    plan(town)
    row = Plan.objects.get()
    match changed:
        case "confirmed":
            confirm(MONDAY, version=version(town), by=town.by("asa"), at=NOON)
        case "asked":
            wish_of("ume")
        case _:
            Plan.objects.filter(pk=row.pk).update(made_at=NOON - timedelta(minutes=1))
            plan(town)
            Job.objects.exclude(arguments__plan=str(row.pk)).filter(kind="prove_plan").delete()
    prove()
    assert not Plan.objects.filter(better_than=row).exists()
    assert not Event.objects.filter(kind=EventKind.PLAN_BETTERED).exists()
    assert TOLD not in page(client_of("asa"), DAY)


@pytest.mark.usefixtures("searched_badly")
def test_a_better_plan_is_forgotten_when_the_board_goes_on(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """Offered, then a ride is locked: the board no longer says so, and the plan can no longer be taken."""
    wish = wish_of("kiku")
    plan(town)
    prove()
    asa, better = client_of("asa"), Plan.objects.get(better_than__isnull=False)
    assert TOLD in page(asa, DAY)
    asa.post(f"/board/rides/{ride_of(wish).pk}/lock/", {"locked": "1", "version": version(town)})
    assert better.better_than is not None
    assert better_than(better.better_than) is None
    assert TOLD not in page(asa, DAY)
    assert "ほかの人が先に" in asa.post(f"/board/try/{better.pk}/adopt/", follow=True).content.decode()


@pytest.mark.usefixtures("searched_badly")
def test_a_plan_that_is_tried_has_a_better_one_too(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """Where two proposals stand side by side the dearer one leads to the better; nothing once the board has moved on."""
    wish = wish_of("kiku")
    plan(town)
    request_trial(MONDAY, seed=2, by=town.by("asa"), at=NOON, seconds=1)
    assert work_once("test")
    tried, asa = Plan.objects.get(tried=True), client_of("asa")
    prove()
    better = Plan.objects.get(better_than=tried)
    shown = page(asa, f"/board/try/{tried.pk}/")
    assert f'href="/board/try/{better.pk}/?with={tried.pk}"' in shown
    assert "あとから見つかった、よりよい案" in page(asa, f"/board/try/{better.pk}/?with={tried.pk}")
    asa.post(f"/board/rides/{ride_of(wish).pk}/lock/", {"locked": "1", "version": version(town)})
    assert "よりよい案があります" not in page(asa, f"/board/try/{tried.pk}/")
    better.delete()
    assert keep_better(tried, better.content, by="engine", at=NOON) is None


@pytest.mark.usefixtures("searched_badly")
def test_kept_twice_it_is_one(town: Town, wish_of: WishOf) -> None:
    """A worker that dies at the very end leaves a job that another does again; the same day again is no better plan."""
    wish_of("kiku")
    plan(town)
    prove()
    row, better = Plan.objects.get(better_than=None), Plan.objects.get(better_than__isnull=False)
    assert keep_better(row, better.content, by="engine", at=NOON) == better
    assert Event.objects.filter(kind=EventKind.PLAN_BETTERED).count() == 1
    better.delete()
    assert keep_better(row, row.content, by="engine", at=NOON) is None
    assert not Plan.objects.filter(better_than=row).exists()


@pytest.mark.usefixtures("searched_badly")
def test_what_is_better_is_said_plainly(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """More people served comes first, then the drivers' minutes, then turns, then what is small."""
    wish_of("kiku")
    plan(town)
    prove()
    row, better = Plan.objects.get(better_than=None), Plan.objects.get(better_than__isnull=False)
    cost = better.content["cost"]
    for changes, left, said in (
        ({}, [{"wish": "x", "why": "", "text": ""}], "あと1人の申込みを受けられる案"),
        ({"minutes_out": row.content["cost"]["minutes_out"] - 7}, [], "運転者の出ている時間が7分みじかい案"),
        ({"minutes_out": 10_000, "uneven": 0}, [], "担当の偏りがより小さい案"),
        ({"minutes_out": 10_000, "uneven": 10**9}, [], "少しだけよい案"),
    ):
        better.content["cost"] = cost | changes
        better.save()
        row.content["left_out"] = left
        row.save()
        told = client_of("asa").get(f"/board/try/{row.pk}/distance/", headers={"HX-Request": "true"})
        assert said in told.content.decode()


def test_small_changes_and_visits_are_told_apart(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """The same driver at another minute is folded away; a visit somebody else goes on is told beside the rides."""
    wish_of("kiku")
    plan(town)
    request_trial(MONDAY, seed=2, by=town.by("asa"), at=NOON, seconds=1)
    assert work_once("test")
    tried, asa = Plan.objects.get(tried=True), client_of("asa")
    out = next(stop for route in tried.content["plan"]["routes"] for stop in route["stops"] if stop["leg"] == "行き")
    out["start"] += 3
    tried.save()
    compared = page(asa, f"/board/try/{tried.pk}/")
    assert "同じ運転者のまま、時刻だけが変わるもの 1件" in compared
    assert "運転者は、だれも替わりません" in compared
    assert "訪問" not in re.sub(r"(?s)<nav.*?</nav>", "", compared)
    tried.content["visits"] = [{"visit": "x", "helper": "y", "start": 600}]
    tried.save()
    assert "ほかに、訪問1件の行く人か時刻が変わります" in page(asa, f"/board/try/{tried.pk}/")
