"""Long work: it survives its worker, says how far it is, and stops when asked."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random

import numpy as np
import pytest
from django.conf import settings
from django.db import connection
from web_town import MONDAY, NOON, Town

from ashinami.basics.clock import Span
from ashinami.casework.to_prove import ToProve
from ashinami.dispatch.plan import Plan as Proposal
from ashinami.dispatch.problem import Car, DriverDay, Problem, Trip, Window, WishOrder
from ashinami.vocabulary.wish import Back
from ashinami_web.bookings.actions import Said, take_wish
from ashinami_web.config.scope import acting, whole_installation
from ashinami_web.jobs.actions import cancel, enqueue
from ashinami_web.jobs.models import Job
from ashinami_web.jobs.worker import MOST_ATTEMPTS, claim, work_once
from ashinami_web.runs.board import day_of
from ashinami_web.runs.models import Plan, Ride

ENDLESS = {"day": MONDAY.isoformat(), "patience": 10**9}
WAIT_SECONDS = 40
FAR_AHEAD = date(2099, 1, 1)
"""A day that is still to come whatever the engine's own clock says."""


def until(condition: Callable[[], bool]) -> None:
    """Wait until it holds; fail when it does not in good time."""
    end = time.monotonic() + WAIT_SECONDS
    while not condition():
        assert time.monotonic() < end, "it did not happen in good time"
        time.sleep(0.1)


def state_of(job: Job) -> str:
    """Return where the job stands by now."""
    job.refresh_from_db()
    return str(job.state)


@pytest.fixture
def one_wish(standing_town: Town) -> Town:
    """Return the town with a wish on Monday, committed."""
    take_wish(
        Said(
            rider=standing_town.people["kiku"].pk,
            service_day=MONDAY,
            destination=standing_town.clinic.pk,
            appointment=600,
            back=Back.NONE,
        ),
        by=standing_town.by("asa"),
        at=NOON,
    )
    return standing_town


@pytest.fixture
def engine() -> Iterator[Callable[[], subprocess.Popen[bytes]]]:
    """Return a way to start an engine process on the test database; whatever still runs is ended."""
    started: list[subprocess.Popen[bytes]] = []
    database = connection.settings_dict
    url = (
        f"sqlite:///{database['NAME']}"
        if connection.vendor == "sqlite"
        else f"postgresql://{database['USER']}:{database['PASSWORD']}@{database['HOST']}:{database['PORT']}/{database['NAME']}"
    )

    def start() -> subprocess.Popen[bytes]:
        environment = os.environ | {
            "ASHINAMI_DATABASE_URL": url,
            "ASHINAMI_HOME": str(settings.HOME),
            "DJANGO_SETTINGS_MODULE": "ashinami_web.config.settings",
        }
        environment.pop("ASHINAMI_SUPERVISOR", None)
        process = subprocess.Popen([sys.executable, "-m", "ashinami_web.running.engine"], env=environment)
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()


def test_a_job_killed_midway_goes_on_after_restart(
    one_wish: Town, engine: Callable[[], subprocess.Popen[bytes]]
) -> None:
    """Kill -9 in the middle of planning: the next engine does the job, and the board gets one plan."""
    job = enqueue("plan_day", ENDLESS | {"seconds": 3}, by=one_wish.by("asa"), at=NOON)
    first = engine()
    until(lambda: state_of(job) == "running" and job.progress >= 15)
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert state_of(job) == "running"
    assert not Plan.objects.exists()
    engine()
    until(lambda: state_of(job) == "done")
    assert job.attempts == 2
    assert Plan.objects.count() == 1
    assert Ride.objects.get().state == "offered"


def test_a_running_job_stops_when_asked(one_wish: Town) -> None:
    """A search that would last ten minutes ends within two seconds of the wish to stop, and puts nothing on the board."""
    job = enqueue("plan_day", ENDLESS | {"seconds": 600}, by=one_wish.by("asa"), at=NOON)

    def work() -> None:
        with acting(whole_installation()):
            work_once("test")
        connection.close()

    worker = threading.Thread(target=work)
    worker.start()
    until(lambda: state_of(job) == "running" and job.progress >= 15)
    cancel(job, by=one_wish.by("asa"), at=NOON)
    worker.join(2)
    assert not worker.is_alive()
    assert state_of(job) == "cancelled"
    assert not Plan.objects.exists()


def test_a_waiting_job_is_cancelled_at_once(town: Town) -> None:
    """Nothing has begun, so nothing must be waited for."""
    job = enqueue("plan_day", ENDLESS, by=town.by("asa"), at=NOON)
    cancel(job, by=town.by("asa"), at=NOON)
    assert state_of(job) == "cancelled"
    assert not work_once("test")


def test_the_same_work_is_not_queued_twice(town: Town) -> None:
    """Pressing the button twice is one job."""
    first, second = (enqueue("plan_day", ENDLESS, by=town.by("asa"), at=NOON) for _ in range(2))
    assert first == second


def test_a_job_that_fails_says_what_happened_and_the_worker_goes_on(town: Town) -> None:
    """A day that is no day: the job fails with its reason; the next one is done."""
    bad = enqueue("plan_day", {"day": "nonsense"}, by=town.by("asa"), at=NOON)
    good = enqueue(
        "plan_day", {"day": MONDAY.isoformat(), "seconds": 1}, by=town.by("asa"), at=NOON + timedelta(seconds=1)
    )
    assert work_once("test")
    assert work_once("test")
    assert (state_of(bad), state_of(good)) == ("failed", "done")
    assert "nonsense" in bad.error


def test_a_job_that_kills_its_workers_ends_as_failed(town: Town) -> None:
    """After too many attempts nobody takes it again."""
    job = enqueue("plan_day", ENDLESS, by=town.by("asa"), at=NOON)
    Job.objects.filter(pk=job.pk).update(
        state="running", worker="gone", lease_until=NOON - timedelta(seconds=1), attempts=MOST_ATTEMPTS
    )
    assert claim("test") is None
    assert state_of(job) == "failed"


def test_a_job_held_by_another_worker_is_left_alone(town: Town) -> None:
    """As long as its lease holds, a running job has one worker."""
    enqueue("plan_day", ENDLESS, by=town.by("asa"), at=NOON)
    assert claim("first") is not None
    assert claim("second") is None


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGKILL])
def test_an_engine_that_ends_takes_its_proof_along(
    standing_town: Town, engine: Callable[[], subprocess.Popen[bytes]], told: signal.Signals
) -> None:
    """In the middle of a minute-long proof: told to end it ends at once, and even killed it leaves no process behind."""
    group = standing_town.group
    plan = Plan.objects.create(
        body=group, day=day_of(group.pk, FAR_AHEAD), based_on=0, made_at=NOON, made_by="test", content={"plan": {}}
    )
    given = ToProve.of(_hard_day(), Proposal(())).to_json()
    arguments = {"plan": str(plan.pk), "day": FAR_AHEAD.isoformat(), "given": given, "seconds": 600}
    job = enqueue("prove_plan", arguments, by=standing_town.by("asa"), at=NOON)
    running = engine()
    until(lambda: state_of(job) == "running" and len(_children(running.pid)) > 0)
    children = _children(running.pid)
    running.send_signal(told)
    running.wait(15)
    until(lambda: not any(_is_there(pid) for pid in children))
    assert state_of(job) == "running", "its lease runs out, and the next engine does it again"


def _children(parent: int) -> list[int]:
    """Return the processes that a process has started."""
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(parent)], capture_output=True, text=True, check=False)
    return [int(pid) for pid in found.stdout.split()]


def _is_there(pid: int) -> bool:
    """Whether a process still does anything; one that has ended may stand in the list until somebody asks how."""
    found = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return bool(found.stdout.strip()) and not found.stdout.startswith("Z")


def _hard_day() -> Problem:
    """Return a day of sixty wishes that nobody proves in a few seconds."""
    rng = Random(1)
    spots = np.array([[rng.uniform(0, 20), rng.uniform(0, 20)] for _ in range(40)])
    travel = np.ceil(np.hypot(*(spots[:, None] - spots[None]).transpose(2, 0, 1))).astype(np.int32)

    def trip(origin: int, destination: int, minute: int) -> Trip:
        return Trip(origin, destination, Window(minute - 40, minute), Window(minute - 30, minute + 20), 2, 2, 60)

    drivers = tuple(DriverDay(f"d{n}", n, Car(3), (Span(480, 1080),)) for n in range(20))
    wishes = []
    for number in range(60):
        (home, there), minute = rng.sample(range(40), 2), rng.randrange(540, 900, 5)
        wishes.append(WishOrder(f"w{number}", trip(home, there, minute), trip(there, home, minute + 90)))
    return Problem(drivers, tuple(wishes), travel, travel * 500)
