"""How quickly the desk answers with 10,000 rides on record: the real server, asked over HTTP, beside the same server without them.

Prints the median and 95th percentile of each page in milliseconds, the ratio to the empty year, and which heavy libraries the web
process has loaded (it must be none).
"""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote, urlencode

PORT = 8765
TIMES = 60
WISHES = 5_000  # there and back: 10,000 rides
PAGES = ("/desk/", "/desk/riders/?q=" + quote("たか"), "/desk/?rider={rider}", "/wishes/", "/board/")

_FILL = """
import os, sys, random
from datetime import timedelta
import django
django.setup()
from ashinami_web.bodies.models import Body
from ashinami_web.bookings.models import Place, RiderCard, Wish
from ashinami_web.config import clock
from ashinami_web.config.scope import acting, whole_installation
from ashinami_web.demonstration.load import load
from ashinami_web.running.migration import migrate
from ashinami_web.runs.models import Ride
migrate()
load(clock.today())
with acting(whole_installation()):
    group = Body.objects.get(kind="group")
    riders = list(RiderCard.objects.values_list("person_id", flat=True))
    places = list(Place.objects.values_list("pk", flat=True))
    rng, now = random.Random(1), clock.now()
    wishes = [
        Wish(body=group, rider_id=rng.choice(riders), service_day=clock.today() - timedelta(days=20 + number % 340),
             destination_id=rng.choice(places), appointment=540 + 10 * (number % 30), back_at=700 + 10 * (number % 20),
             taken_at=now, taken_by="person:x", state="done", verdict="lawful")
        for number in range(int(sys.argv[1]))
    ]
    Wish.objects.bulk_create(wishes, batch_size=500)
    Ride.objects.bulk_create(
        [Ride(body=group, wish=wish, leg=leg, service_day=wish.service_day, state="cancelled")
         for wish in wishes for leg in ("OUT", "BACK")], batch_size=500)
    print(riders[0])
"""


def run() -> list[str]:
    """Measure and return the lines to print."""
    lines = [f"median / 95th percentile in ms over {TIMES} requests; ratio to the same page without the year's rides"]
    empty, _ = _measured(0)
    full, heavy = _measured(WISHES)
    for page, (median, high) in full.items():
        ratio = median / empty[page][0]
        lines.append(f"{page:<28} {median:7.1f} / {high:7.1f}   without: {empty[page][0]:7.1f}   ratio {ratio:4.2f}")
    lines.append(f"heavy libraries in the web process: {heavy or 'none'}")
    return lines


def _measured(wishes: int) -> tuple[dict[str, tuple[float, float]], str]:
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {
            "ASHINAMI_HOME": home,
            "ASHINAMI_DEMO": "1",
            "DJANGO_SETTINGS_MODULE": "ashinami_web.config.settings",
        }
        environment.pop("ASHINAMI_DATABASE_URL", None)
        filled = subprocess.run(
            [sys.executable, "-c", _FILL, str(wishes)], env=environment, check=True, capture_output=True, text=True
        )
        rider = filled.stdout.split()[-1]
        with _server(environment) as process:
            cookie = log_in()
            figures = {page.partition("{")[0]: _asked(page.format(rider=rider), cookie) for page in PAGES}
            return figures, heavy_in(process.pid)


@contextmanager
def _server(environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "ashinami_web.running.web", "127.0.0.1", str(PORT)], env=environment
    )
    try:
        for _ in range(200):
            time.sleep(0.1)
            try:
                HTTPConnection("127.0.0.1", PORT, timeout=1).connect()
                break
            except OSError:
                continue
        yield process
    finally:
        process.terminate()
        process.wait()


def log_in() -> str:
    """Log in as the demonstration's desk and return the cookie."""
    asking = HTTPConnection("127.0.0.1", PORT)
    asking.request("GET", "/login/")
    page = asking.getresponse()
    token = _cookie(page.getheader("Set-Cookie") or "", "csrftoken")
    form = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.read().decode())
    assert form is not None
    body = urlencode({"csrfmiddlewaretoken": form[1], "username": "demo-desk"})
    headers = {"Cookie": f"csrftoken={token}", "Content-Type": "application/x-www-form-urlencoded"}
    asking.request("POST", "/demo-login/", body, headers)
    answer = asking.getresponse()
    answer.read()
    cookies = answer.headers.get_all("Set-Cookie") or []
    return next(f"sessionid={_cookie(line, 'sessionid')}" for line in cookies if line.startswith("sessionid"))


def _cookie(header: str, name: str) -> str:
    found = re.search(rf"{name}=([^;]+)", header)
    assert found is not None, header
    return found[1]


def _asked(path: str, cookie: str) -> tuple[float, float]:
    asking = HTTPConnection("127.0.0.1", PORT)
    times = []
    for _ in range(TIMES + 3):
        start = time.perf_counter()
        asking.request("GET", path, headers={"Cookie": cookie})
        answer = asking.getresponse()
        answer.read()
        times.append((time.perf_counter() - start) * 1000)
        assert answer.status == 200, (path, answer.status)
    times = sorted(times[3:])
    return statistics.median(times), times[int(len(times) * 0.95) - 1]


def heavy_in(pid: int) -> str:
    """Return the heavy libraries mapped into the process, by its memory map (Linux only)."""
    maps = Path(f"/proc/{pid}/maps")
    if not maps.exists():
        return "not looked at: no /proc here"
    mapped = maps.read_text(encoding="utf-8", errors="ignore")
    return ", ".join(name for name in ("numba", "llvmlite", "scipy", "highspy", "typst") if f"/{name}" in mapped)
