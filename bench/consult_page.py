"""How quickly a consultation answers: whole interviews walked through the application's own stack, in one warm process.

Each purpose is answered to its end, once with the first answer offered and once with 「わからない」 wherever that leaves more to ask;
after every third answer the result is looked at too. Prints the median, 95th percentile and slowest page in milliseconds of processor
time (nothing is waited for), and which heavy libraries the process has loaded (it must be none).
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile

_FILL = """
import django
django.setup()
from ashinami_web.config import clock
from ashinami_web.demonstration.load import load
from ashinami_web.running.migration import migrate
migrate()
load(clock.today())
"""
_WALK = """
import re, statistics, sys, time
import django
django.setup()
from django.test import Client
from ashinami.casework.consult.purposes import PURPOSES
from ashinami_web.config import clock
from ashinami_web.config.scope import acting, whole_installation
from ashinami_web.people.models import Account
MOST = 30
client = Client()
with acting(whole_installation()):
    client.force_login(Account.objects.get(username="demo-coordinator"))
times = {"question": [], "result": []}

def get(kind, path):
    start = time.process_time()
    answer = client.get(path)
    times[kind].append((time.process_time() - start) * 1000)
    return answer

def walk(purpose, knows):
    begun = client.post("/consult/new/", {"purpose": purpose, "day": clock.today().isoformat()})
    path = begun.headers["Location"]
    for number in range(MOST):
        page = get("question", path)
        if page.status_code == 302:
            break
        page = page.content.decode()
        ask, of = (re.search(f'name="{name}" value="([^"]*)"', page)[1] for name in ("ask", "of"))
        offered = re.search(r'name="answer" value="([^"]*)"', page)
        said = {"answer": offered[1] if offered else 1} if knows(number) else {"unknown": "yes"}
        if 'name="names"' in page:
            said = {"names": "甲\\n乙"} if knows(number) else said
        client.post(path, {"ask": ask, "of": of} | said)
        if number % 3 == 0:
            get("result", f"{path}result/")

walk("driver", lambda _: True)
for page in times.values():
    page.clear()
for purpose in PURPOSES:
    walk(purpose.key, lambda _: True)
    walk(purpose.key, lambda number: number % 2)
for kind, page in times.items():
    page.sort()
    high = page[int(len(page) * 0.95)]
    print(f"{kind:<10} {statistics.median(page):7.1f} / {high:7.1f} / {page[-1]:7.1f}   over {len(page)} pages")
heavy = [name for name in ("numba", "llvmlite", "scipy", "highspy", "typst", "openpyxl") if name in sys.modules]
print(f"heavy libraries in the process: {', '.join(heavy) or 'none'}")
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
        for script in (_FILL, _WALK):
            ran = subprocess.run(
                [sys.executable, "-c", script], env=environment, check=True, capture_output=True, text=True
            )
    return ["median / 95th percentile / slowest in ms of processor time", *ran.stdout.splitlines()]
