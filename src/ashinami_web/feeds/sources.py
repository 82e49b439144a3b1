"""Which calendars other programs may read. A room takes part by one module of its own, `calendar_feed.py`, found by its name:

    FEED = Source(name="meetings", …)

What stands in a calendar is read in the scope of the body whose address it is. It names no person.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import import_module

from django.apps import apps
from django.utils.functional import Promise
from django.utils.module_loading import module_has_submodule

from ashinami.community.ical import Entry
from ashinami_web.feeds.models import Feed
from ashinami_web.people.roles import Permission

MODULE = "calendar_feed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One calendar.

    Attributes
    ----------
    name : as its rows and its page name it.
    permission : who may make and take back its addresses.
    title, explains : the heading of its page, and what stands in it.
    page, back : the name of that page, and of the page it is reached from.
    called : the calendar's name in the other program, with `%(body)s`.
    entries : what stands in it on a day.
    """

    name: str
    permission: Permission
    title: str | Promise
    explains: str | Promise
    page: str
    back: str
    called: str | Promise
    entries: Callable[[Feed, date], Iterable[Entry]]


@cache
def sources() -> dict[str, Source]:
    """Return the calendars of all rooms, by name."""
    modules = [
        import_module(f"{app.name}.{MODULE}")
        for app in apps.get_app_configs()
        if app.module is not None and module_has_submodule(app.module, MODULE)
    ]
    return {module.FEED.name: module.FEED for module in modules}
