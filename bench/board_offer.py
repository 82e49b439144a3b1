"""How quickly the desk is offered drivers while somebody is on the phone: the real server and engine, asked over HTTP.

A day of the demonstration town is filled with promised wishes; each request asks for another time, as the desk does while she speaks.
Prints median, 95th and 99th percentile in milliseconds (the goal is 150), and which heavy libraries the web process has loaded.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from urllib.parse import urlencode

from bench.desk_page import PORT, heavy_in, log_in

TIMES = 200
WISHES = 60
GOAL = 150

_FILL = """
import random, sys
from datetime import timedelta
import django
django.setup()
from django.db.models import Count
from ashinami.vocabulary.wish import Back, Purpose
from ashinami_web.bodies.models import Body, Membership, Volunteer
from ashinami_web.bookings.actions import Said, take_wish
from ashinami_web.bookings.models import Place, RiderCard
from ashinami_web.config import clock
from ashinami_web.config.acting import Acting, author_of
from ashinami_web.config.scope import Scope, acting, whole_installation
from ashinami_web.demonstration.load import load
from ashinami_web.jobs.worker import work_once
from ashinami_web.people.roles import Role
from ashinami_web.running.migration import migrate
from ashinami_web.runs.actions import request_plan
migrate()
load(clock.today())
with acting(whole_installation()):
    # the town has several groups: the one with the most riders is the desk's
    cards = RiderCard.objects.values("body").annotate(riders=Count("pk")).order_by("-riders")
    group = Body.objects.get(pk=cards[0]["body"])
    riders = list(RiderCard.objects.filter(body=group).values_list("person_id", flat=True))
    places = list(Place.objects.filter(lat__isnull=False).values_list("pk", flat=True))
    person = Membership.objects.filter(body=group, role=Role.COORDINATOR).values_list("person", flat=True)[0]
    by = Acting(person=person, body=group, roles=frozenset({Role.COORDINATOR}), author=author_of(person))
    Volunteer.objects.update(half_days=[[True, True]] * 7)
    day, rng, now = clock.today() + timedelta(days=40), random.Random(1), clock.now()
    for number in range(int(sys.argv[1])):
        start = 540 + 5 * (number % 72)
        take_wish(Said(rider=rng.choice(riders), service_day=day, destination=rng.choice(places), appointment=start,
                       back=Back.FIXED, back_at=min(start + 60, 990), purpose=Purpose.CLINIC), by=by, at=now)
    request_plan(day, by=by, at=now, seconds=3)
work_once("bench")
print(riders[0], places[0], day.isoformat())
"""


def run() -> list[str]:
    """Measure and return the lines to print."""
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {
            "ASHINAMI_HOME": home,
            "ASHINAMI_DEMO": "1",
            "DJANGO_SETTINGS_MODULE": "ashinami_web.config.settings",
        }
        environment.pop("ASHINAMI_DATABASE_URL", None)
        filled = subprocess.run(
            [sys.executable, "-c", _FILL, str(WISHES)], env=environment, check=True, capture_output=True, text=True
        )
        rider, place, day = filled.stdout.split()[-3:]
        with _both(environment) as web:
            times, offers = _asked(log_in(), rider, place, day)
            heavy = heavy_in(web.pid)
    hundredths = statistics.quantiles(times, n=100)
    return [
        f"an offer over HTTP, {WISHES} wishes on the day, {TIMES} requests in ms (goal {GOAL}):",
        f"median {statistics.median(times):.1f}   95th percentile {hundredths[94]:.1f}   99th {hundredths[98]:.1f}",
        f"first request {times[0]:.0f} ms; offers found in {offers} of {TIMES}",
        f"heavy libraries in the web process: {heavy or 'none'}",
    ]


def _asked(cookie: str, rider: str, place: str, day: str) -> tuple[list[float], int]:
    line = HTTPConnection("127.0.0.1", PORT)
    times, found = [], 0
    for number in range(TIMES):
        said = {"rider": rider, "service_day": day, "destination": place, "back": "FIXED", "stay": 60}
        minute = 540 + 5 * (number % 80)
        said |= {"companions": 0, "appointment": f"{minute // 60}:{minute % 60:02d}"}
        start = time.perf_counter()
        line.request("GET", f"/desk/offers/?{urlencode(said)}", headers={"Cookie": cookie})
        answer = line.getresponse()
        page = answer.read().decode()
        times.append((time.perf_counter() - start) * 1000)
        assert answer.status == 200, answer.status
        found += 'name="offer"' in page
    return times, found


@contextmanager
def _both(environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """Run the web process and the engine, and wait until both are there."""
    web = [sys.executable, "-m", "ashinami_web.running.web", "127.0.0.1", str(PORT)]
    engine = [sys.executable, "-m", "ashinami_web.running.engine"]
    processes = [subprocess.Popen(command, env=environment) for command in (web, engine)]
    try:
        for _ in range(300):
            time.sleep(0.1)
            try:
                HTTPConnection("127.0.0.1", PORT, timeout=1).connect()
                break
            except OSError:
                continue
        time.sleep(3)  # the engine opens its line after its settings are read
        yield processes[0]
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait()
