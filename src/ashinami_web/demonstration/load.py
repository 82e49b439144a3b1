"""Writing the demonstration into an empty database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from ashinami.society.town.fortnight import each_day
from ashinami.society.town.spec import TownSpec
from ashinami.society.town.town import make_town
from ashinami_web.bodies.models import Body
from ashinami_web.config.scope import acting, whole_installation
from ashinami_web.demonstration.buses import bring_in
from ashinami_web.demonstration.days import write_day
from ashinami_web.demonstration.money import keep_books
from ashinami_web.demonstration.people import settle
from ashinami_web.demonstration.registration import register

EARLIER = timedelta(days=210)
"""How long before the fortnight the group's people and papers are on record."""


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
        for planted in each_day(town):
            say(f"{planted.day:%m月%d日} の申込み {len(planted.wishes)} 件を書いています")
            write_day(planted, settled, today=today)
