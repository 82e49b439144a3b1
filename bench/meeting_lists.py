"""How quickly lists of meetings, actions and decisions answer with twenty years of them on record, on SQLite.

5,000 bodies in twenty areas; twelve councils that meet every month for twenty years: 2,880 meetings with minutes, 14,400 actions, 5,760
decisions; sixty projects with trials, talks and requests; forty plans with twenty steps each. Prints the median and the 95th percentile
of each page in milliseconds, and the processor's time of the process that answered. The request goes through
the whole application (the test client), without the network.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile

TIMES = 20
YEARS, COUNCILS, BODIES = 20, 12, 5000

_RUN = """
import gc, statistics, sys, time
from datetime import date, timedelta
import django
django.setup()
from django.conf import settings
from django.test import Client
settings.ALLOWED_HOSTS.append("testserver")
from ashinami_web.bodies.models import Area, Body, BodyArea, Circle, CircleMember, Membership
from ashinami_web.config import clock
from ashinami_web.config.scope import acting, whole_installation
from ashinami_web.meetings.models import Action, AgendaItem, Council, Decision, Meeting, Minutes
from ashinami_web.people.models import Account, Disclosure, Person
from ashinami_web.plans.models import Plan, Step
from ashinami_web.projects.models import Negotiation, Project, RequestSheet, Trial, Variant
from ashinami_web.running.migration import migrate

years, councils, bodies, times = (int(word) for word in sys.argv[1:])
migrate()
today, now = clock.today(), clock.now()
with acting(whole_installation()):
    start = today - timedelta(days=365 * years)
    town = Body.objects.create(kind="municipality", name="測る市（架空）", fictional=True)
    person = Person.objects.create(municipality=town, name="測る ハカ")
    Membership.objects.create(person=person, body=town, role="sc", start=start)
    Disclosure.objects.create(person=person, to_body=town, purpose="office", consent="duty", start=start)
    areas = [Area(kind="school", name=f"学区{n}", municipality=town, start=start) for n in range(20)]
    Area.objects.bulk_create(areas)
    around = [Body(kind="group", name=f"会{n:04}", municipality=town, fictional=True) for n in range(bodies)]
    Body.objects.bulk_create(around, batch_size=500)
    works = [BodyArea(body=one, area=areas[n % 20], start=start) for n, one in enumerate(around)]
    BodyArea.objects.bulk_create(works, batch_size=500)
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
    projects = [Project(name=f"取り組み{n}", stage=("ideas", "design", "trial", "running")[n % 4], carrier=around[n], begun_on=today, **own)
        for n in range(60)]
    Project.objects.bulk_create(projects)
    variants = [Variant(project=one, number=1, name="案") for one in projects]
    Variant.objects.bulk_create(variants)
    Trial.objects.bulk_create([Trial(project=one.project, variant=one, name="試行", start=today, end=today) for one in variants])
    said = {"written_at": now, "written_by": "person:x"}
    Negotiation.objects.bulk_create([Negotiation(project=projects[n % 60], with_body=around[n % 50], day=start + timedelta(days=n),
        position="worries", said="心配", **said, **own) for n in range(2400)], batch_size=500)
    RequestSheet.objects.bulk_create([RequestSheet(project=projects[n % 60], to_body=around[n % 50], title=f"願い{n}", asked="a", gain="g",
        by_when=today, sent_on=today, written_by="person:x", **own) for n in range(1200)], batch_size=500)
    plans = [Plan(kind="roadmap", name=f"行程表{n}", start=start + timedelta(days=180 * n), **own) for n in range(40)]
    Plan.objects.bulk_create(plans)
    Step.objects.bulk_create([Step(plan=one, title=f"手順{n}", due=one.start + timedelta(days=30 * n), carrier=around[n], **own)
        for one in plans for n in range(20)], batch_size=500)
print(f"{bodies} bodies, {len(meetings)} meetings, {len(actions)} actions, {len(decisions)} decisions")
keys = [str(row.pk) for row in (rows[0], meetings[len(meetings) // 2], projects[1], plans[39], areas[3])]
council, middle, project, plan, area = keys
# a server holds none of what was just written: the collector must not walk through it at every page
del meetings, actions, decisions, minutes, items, around, works, rows, projects, variants, plans, areas
gc.collect()
gc.freeze()
client = Client()
client.force_login(account)
pages = ("/meetings/", "/meetings/calendar/", "/councils/", f"/councils/{council}/", f"/meetings/{middle}/", "/actions/",
    "/actions/all/", "/actions/all/?from=5000", "/actions/reminders/",
    "/decisions/", "/decisions/?due=1", "/decisions/?q=決定1",
    "/actions/new/", "/bodies/", "/bodies/?q=会12", f"/bodies/?area={area}",
    "/projects/", f"/projects/{project}/", "/firm-talks/", "/request-sheets/", "/request-sheets/new/", "/ideas/", "/certification/",
    "/plans/", f"/plans/{plan}/", f"/plans/{plan}/bars/", f"/plans/{plan}/steps/new/")
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
    name = page
    for key in keys:
        name = name.replace(key, "…")
    took = f"{statistics.median(walls):7.1f} / {walls[high]:7.1f} ms"
    print(f"{name:<28} {took}   processor {statistics.median(cpus):7.1f} / {cpus[high]:7.1f} ms")
"""


def run() -> list[str]:
    """Measure and return the lines to print."""
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {"ASHINAMI_HOME": home, "DJANGO_SETTINGS_MODULE": "ashinami_web.config.settings"}
        environment.pop("ASHINAMI_DATABASE_URL", None)
        done = subprocess.run(
            [sys.executable, "-c", _RUN, str(YEARS), str(COUNCILS), str(BODIES), str(TIMES)],
            env=environment, check=False, capture_output=True, text=True,
        )  # fmt: skip
    if done.returncode:
        raise RuntimeError(done.stderr)
    return [
        f"median / 95th percentile over {TIMES} requests; the processor's time beside it",
        *done.stdout.splitlines(),
    ]
