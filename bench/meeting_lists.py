"""How quickly lists of meetings, actions and decisions answer with twenty years of them on record, on SQLite.

Twelve councils that meet every month for twenty years: 2,880 meetings with minutes, 14,400 actions, 5,760 decisions. Prints the median
and the 95th percentile of each page in milliseconds, and the processor's time of the process that answered. The request goes through
the whole application (the test client), without the network.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile

TIMES = 30
YEARS, COUNCILS = 20, 12

_RUN = """
import statistics, sys, time
from datetime import date, timedelta
import django
django.setup()
from django.conf import settings
from django.test import Client
settings.ALLOWED_HOSTS.append("testserver")
from ashinami_web.bodies.models import Body, Circle, CircleMember, Membership
from ashinami_web.config import clock
from ashinami_web.config.scope import acting, whole_installation
from ashinami_web.meetings.models import Action, AgendaItem, Council, Decision, Meeting, Minutes
from ashinami_web.people.models import Account, Disclosure, Person
from ashinami_web.running.migration import migrate

years, councils, times = (int(word) for word in sys.argv[1:])
migrate()
today, now = clock.today(), clock.now()
with acting(whole_installation()):
    start = today - timedelta(days=365 * years)
    town = Body.objects.create(kind="municipality", name="測る市（架空）", fictional=True)
    person = Person.objects.create(municipality=town, name="測る ハカ")
    Membership.objects.create(person=person, body=town, role="sc", start=start)
    Disclosure.objects.create(person=person, to_body=town, purpose="office", consent="duty", start=start)
    account = Account.objects.create(username="bench", person=person, password="!")
    circle = Circle.objects.create(kind="layer_1", name="c", municipality=town, keeper=town, start=start)
    CircleMember.objects.create(circle=circle, body=town, start=start)
    own = {"body": town, "circle": circle}
    rows = [Council(kind="kyogitai_2", name=f"協議体{n}", start=start, **own) for n in range(councils)]
    Council.objects.bulk_create(rows)
    meetings, actions, decisions, minutes, items = [], [], [], [], []
    for council in rows:
        for month in range(12 * years):
            day = start + timedelta(days=30 * month + 15)
            meeting = Meeting(council=council, day=day, number=month + 1, state="held" if day < today else "planned", changed_at=now, **own)
            meetings.append(meeting)
            item = AgendaItem(meeting=meeting, position=1, part="issues", title="課題")
            items.append(item)
            minutes.append(Minutes(meeting=meeting, item=item, text="話した" * 40, written_at=now, written_by="person:x"))
            for n in range(5):
                ended = {} if month > 12 * years - 3 else {"ended": "done", "ended_on": day, "ended_by": "x"}
                actions.append(Action(council=council, meeting=meeting, title=f"宿題{n}", since=day, owner_id=account.person_id,
                    owner_body=town, due=day + timedelta(days=30), **ended, **own))
            for n in range(2):
                decisions.append(Decision(council=council, meeting=meeting, title=f"決定{n}", reasons="わけ" * 60,
                    decided_on=day, revisit_on=day + timedelta(days=365), written_at=now, written_by="person:x", **own))
    for model, made in ((Meeting, meetings), (AgendaItem, items), (Minutes, minutes), (Decision, decisions), (Action, actions)):
        model.objects.bulk_create(made, batch_size=500)
print(f"{len(meetings)} meetings, {len(actions)} actions, {len(decisions)} decisions")
client = Client()
client.force_login(account)
middle = meetings[len(meetings) // 2]
pages = ("/meetings/", "/meetings/calendar/", "/councils/", f"/councils/{rows[0].pk}/", f"/meetings/{middle.pk}/", "/actions/",
    "/actions/all/", "/actions/all/?from=5000", "/actions/reminders/",
    "/decisions/", "/decisions/?due=1", "/decisions/?q=決定1",
    "/projects/")
for page in pages:
    walls, cpus = [], []
    for _ in range(times + 2):
        wall, cpu = time.perf_counter(), time.process_time()
        answer = client.get(page)
        walls.append((time.perf_counter() - wall) * 1000)
        cpus.append((time.process_time() - cpu) * 1000)
        assert answer.status_code == 200, (page, answer.status_code)
    walls, cpus = sorted(walls[2:]), sorted(cpus[2:])
    high = int(len(walls) * 0.95) - 1
    name = page.replace(str(rows[0].pk), "…").replace(str(middle.pk), "…")
    took = f"{statistics.median(walls):7.1f} / {walls[high]:7.1f} ms"
    print(f"{name:<28} {took}   processor {statistics.median(cpus):7.1f} / {cpus[high]:7.1f} ms")
"""


def run() -> list[str]:
    """Measure and return the lines to print."""
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {"ASHINAMI_HOME": home, "DJANGO_SETTINGS_MODULE": "ashinami_web.config.settings"}
        environment.pop("ASHINAMI_DATABASE_URL", None)
        done = subprocess.run(
            [sys.executable, "-c", _RUN, str(YEARS), str(COUNCILS), str(TIMES)],
            env=environment, check=True, capture_output=True, text=True,
        )  # fmt: skip
    return [
        f"median / 95th percentile over {TIMES} requests; the processor's time beside it",
        *done.stdout.splitlines(),
    ]
