"""高松市 as a demonstration: real towns, places, roads and buses from open data in a folder, with made-up people in 塩江・香川・香南."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

from ashinami.society.real.group import RealGroup
from ashinami.society.real.takamatsu import BUSES, CITY, layers, old_towns, other_layers, takamatsu
from ashinami.society.town.fortnight import each_day
from ashinami_web.atlas.actions import write_layer
from ashinami_web.bodies.models import Area, BodyArea
from ashinami_web.bodies.models.body import PEOPLED
from ashinami_web.bookings.models import Wish
from ashinami_web.buses.actions import Reply, add_timetable, keep_basis, set_limits
from ashinami_web.buses.answering import bus
from ashinami_web.config import clock
from ashinami_web.config.scope import acting, whole_installation
from ashinami_web.demonstration.days import write_day
from ashinami_web.demonstration.load import EARLIER
from ashinami_web.demonstration.people import Settled, key_of, settle
from ashinami_web.demonstration.records import keep_records
from ashinami_web.demonstration.registration import register
from ashinami_web.people.roles import Role
from ashinami_web.runs.offer_actions import columns_of

DEVICE = "setup:demonstration"
KOTODEN = "ことでんバス GTFS（ことでんバス株式会社、2026年4月〜9月）"


def load_takamatsu(today: date, data: Path, say: Callable[[str], None] = lambda _: None) -> None:
    """Write the group with the fortnight that begins this week's Monday; the folder holds every file (`takamatsu.missing`)."""
    first_day = today - timedelta(days=today.weekday())
    group = takamatsu(data, first_day)
    # as in `load`: set-up sees the whole installation
    with acting(whole_installation()):
        settled = settle(group, first_day - EARLIER, called=f"{CITY}{PEOPLED}")
        register(settled, today)
        say("層・区域・ことでんバスの時刻表を書いています")
        write_real(group, settled, data, today)
        for planted in each_day(group):
            say(f"{planted.day:%m月%d日} の申込み {len(planted.wishes)} 件を書いています")
            write_day(planted, settled, today=today)
            keep_bases(planted.day, settled)
        keep_records(settled, today)


def keep_bases(service_day: date, settled: Settled) -> None:
    """Keep with each wish of the day what the timetable says of it, as the desk does; what she said of it herself nobody made up."""
    desk = settled.acting("demo-desk", Role.DESK)
    for wish in Wish.objects.filter(body=settled.group, service_day=service_day):
        keep_basis(wish, bus(settled.group, columns_of(wish)), Reply(), by=desk, at=wish.taken_at)


def write_real(group: RealGroup, settled: Settled, data: Path, today: date) -> None:
    """Write the layers with their sources, the three old towns, and the bus timetable; a like day stands in where it has run out."""
    town, at = settled.municipality, datetime.combine(today, time(8), tzinfo=clock.JAPAN)
    for layer in (*other_layers(data), *layers(data)):
        write_layer(layer, municipality=town, files=["demonstration"], by=DEVICE, at=at)
    for name, outline in old_towns(group).items():
        area = Area.objects.create(
            id=key_of("area", name), kind=Area.Kind.OLD_MUNICIPALITY, name=f"旧{name}（およその範囲）", municipality=town,
            outline=outline, start=today - EARLIER,
        )  # fmt: skip
        BodyArea.objects.create(body=settled.group, area=area, start=today - EARLIER)
    content = (data / BUSES).read_bytes()
    officer = replace(settled.acting("demo-officer", Role.MUNICIPALITY), body=town)
    add_timetable(
        name="ことでんバス", content=content, source=KOTODEN, licence="CC BY 4.0", by=officer, at=at, day=today
    )
    set_limits({"stand_in": True}, by=settled.acting("demo-coordinator", Role.COORDINATOR), at=at, day=today)
