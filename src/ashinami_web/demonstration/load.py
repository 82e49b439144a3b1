"""Writing the demonstration into an empty database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum
from itertools import islice

from ashinami.society.town.city import CITY, make_city
from ashinami.society.town.drivers import FORTNIGHT
from ashinami.society.town.fortnight import each_day
from ashinami.society.town.spec import TownSpec
from ashinami.society.town.town import make_town
from ashinami_web.bodies.models import Body
from ashinami_web.config.scope import acting, whole_installation
from ashinami_web.demonstration.buses import bring_in
from ashinami_web.demonstration.city import write_city
from ashinami_web.demonstration.days import write_day
from ashinami_web.demonstration.desk import man_desk
from ashinami_web.demonstration.meetings import meet
from ashinami_web.demonstration.money import keep_books
from ashinami_web.demonstration.neighbourhood import gather
from ashinami_web.demonstration.people import Settled, lend_staff, settle, settle_group
from ashinami_web.demonstration.records import keep_records
from ashinami_web.demonstration.registration import register

EARLIER = timedelta(days=210)
"""How long before the fortnight the group's people and papers are on record."""


WEEK = 7


class Scale(StrEnum):
    """How large a place is made."""

    VILLAGE = "village"
    CITY = "city"


def is_empty() -> bool:
    """Whether the database holds no body yet."""
    # set-up looks before anybody can act
    with acting(whole_installation()):
        return not Body.objects.exists()


def load(today: date, *, spec: TownSpec | None = None, say: Callable[[str], None] = lambda _: None) -> None:
    """Write 結海市 with the fortnight that begins this week's Monday."""
    first_day = today - timedelta(days=today.weekday())
    town = make_town(spec or TownSpec(), first_day)
    # the town is written by nobody in it: set-up sees the whole installation
    with acting(whole_installation()):
        settled = settle(town, first_day - EARLIER)
        register(settled, today)
        bring_in(town, settled, today)
        keep_books(settled, today)
        gather(settled, today)
        meet(settled, today)
        for planted in each_day(town):
            say(f"{planted.day:%m月%d日} の申込み {len(planted.wishes)} 件を書いています")
            write_day(planted, settled, today=today)
        keep_records(settled, today)
        man_desk(settled, today)


def load_city(today: date, *, spec: TownSpec | None = None, say: Callable[[str], None] = lambda _: None) -> None:
    """Write 結海市 as a whole city: nine former municipalities, four groups, its layers, bodies, areas and bus feeds."""
    first_day = today - timedelta(days=today.weekday())
    start = first_day - EARLIER
    city, groups = make_city(first_day, spec or CITY)
    # as above
    with acting(whole_installation()):
        settled: list[Settled] = []
        for number, each in enumerate(groups, start=1):
            if number == 1:
                settled.append(settle(each.town, start))
            else:
                before = f"group-{number}/"
                town = settled[0].municipality
                settled.append(settle_group(each.town, town, start, key=f"group-{number}", before=before))
                lend_staff(settled[-1].group, start)
        register(settled[0], today)
        say("層・区域・団体・バスのダイヤを書いています")
        where = [(each.group, part.districts) for each, part in zip(settled, groups, strict=True)]
        write_city(city, settled[0], where, start)
        keep_books(settled[0], today)
        gather(settled[0], today)
        meet(settled[0], today)
        for group, part in zip(settled, groups, strict=True):
            # a week of the later groups: a fortnight of all would take long to write, and shows nothing more
            days = FORTNIGHT if group is settled[0] else WEEK
            for planted in islice(each_day(part.town), days):
                say(f"{part.name} {planted.day:%m月%d日} の申込み {len(planted.wishes)} 件を書いています")
                write_day(planted, group, today=today)
        keep_records(settled[0], today)
        man_desk(settled[0], today)
