"""The stranger at every address: nobody gets in without log-in, and another group's coordinator sees and changes nothing.

The addresses are walked as they are: a page added tomorrow is walked tomorrow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import product

import pytest
from community_drafts import GROUP_ONLY, write_group_drafts
from django.apps import apps
from django.db.models import Model
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern
from funded_town import BUS, year_of
from kept_town import keep
from layered_town import layered
from meeting_place import MEETING_WORDS, meeting_place
from money_town import sent_claim, with_money
from registered_town import register
from web_town import MONDAY, NOON, Town

from ashinami_web.audit.models import Event
from ashinami_web.bodies.models import Volunteer
from ashinami_web.bookings.models import Wish
from ashinami_web.config.rows import Scoped
from ashinami_web.config.scope import acting, whole_installation
from ashinami_web.driving.actions import make_link
from ashinami_web.jobs.worker import work_once
from ashinami_web.people.models import Account, Disclosure, Person
from ashinami_web.reports.models import ClosedMonth
from ashinami_web.runs.actions import request_plan
from ashinami_web.runs.board import day_of
from ashinami_web.runs.confirm_actions import confirm
from ashinami_web.runs.models import Ride

OPEN_TO_ALL = {
    "login",
    "set_language",
    "logout",
    "demo_login",
    "driver_page",
    "driver_mark",
    "driver_take_back",
    "calendar_feed",
}
"""Who is not logged in may ask for these; the driver's pages and the calendar ask for a token instead, tested with them."""

MONTH = "2026-12"
UNSEEN = (
    "𠮷田 キク",
    "海野 ウメ",
    "浜田 マツ",
    "よしだ きく",
    "うみの うめ",
    "髙橋 ハル",
    "浜の上",
    "試福第1号",
    "123456789012",
    *MEETING_WORDS,
    GROUP_ONLY,
)
"""Of the group's people; nobody outside the group may meet these words."""

SENT_TO = {("officer", f"review_{what}") for what in ("claim", "claim_xlsx", "claim_pdf", "claim_csv")}
"""What a group has sent to its municipality: a claim, seen there without a name."""

SPOKEN_OF = (Person, Volunteer, Wish, Ride)
"""Whose keys stand in the addresses of any app."""

type Address = tuple[str, str]
type Keys = dict[type[Model], str]

LEADS_NOWHERE: set[tuple[str, str]] = set()
"""Addresses, and keys of which table no owner finds a page at there: a stranger who tries them learns nothing about the scope."""

OWNERS = ("sewa", "sc", "officer")
"""Who between them see all rows of the busy town that anybody but their writer may see."""


def addresses(keys: Keys, numbers: list[int]) -> Iterator[Address]:
    """Yield every address as (name, path); one with a key for each key of its own app and of what every app speaks of."""

    def walk(
        patterns: list[URLPattern | URLResolver], before: str
    ) -> Iterator[tuple[str, str, str, dict[str, object]]]:
        for entry in patterns:
            assert isinstance(entry.pattern, RoutePattern) or not before, "addresses are written with path()"
            route = before + str(entry.pattern).removeprefix("^/")
            if isinstance(entry, URLResolver):
                yield from walk(entry.url_patterns, route)
            else:
                app = entry.callback.__module__.removeprefix("ashinami_web.").split(".")[0]
                yield entry.name or route, route, app, dict(entry.pattern.converters)

    for name, route, app, converters in walk(get_resolver().url_patterns, ""):
        own = {model: key for model, key in keys.items() if model._meta.app_label == app}  # noqa: SLF001
        meant = {model: key for model, key in keys.items() if model in own or model in SPOKEN_OF}
        fitting = [key for model, key in meant.items() if (name, model.__name__) not in LEADS_NOWHERE]
        # a parameter that bears the name of a table of its app takes the key of that table
        named = {model._meta.model_name: [key] for model, key in own.items()}  # noqa: SLF001
        choices = [
            [
                (parameter, value)
                for value in _values(type(converter).__name__, parameter, named.get(parameter, fitting), numbers)
            ]
            for parameter, converter in converters.items()
        ]
        for chosen in product(*choices):
            path = route
            for parameter, value in chosen:
                kind = next(part for part in path.split("<")[1:] if part.split(">")[0].endswith(parameter)).split(">")[
                    0
                ]
                path = path.replace(f"<{kind}>", str(value), 1)
            yield name, f"/{path}"


def learn_what_leads_nowhere(town: Town, keys: Keys) -> None:
    """Ask once as each owner which tables' keys an address of one key knows; those that are 404 to all are walked no further.

    What somebody may not open (403), and what only takes a form (405), is kept; so is an address at which no key leads anywhere.
    """
    if LEADS_NOWHERE:
        return
    owners = [Client() for _ in OWNERS]
    for client, who in zip(owners, OWNERS, strict=True):
        client.force_login(town.accounts[who])
    tables = {key: model.__name__ for model, key in keys.items()}
    found: dict[str, dict[str, bool]] = {}
    for name, path in addresses(keys, []):
        of = [table for key, table in tables.items() if key in path]
        if len(of) == 1:
            known = any(client.get(path).status_code != 404 for client in owners)
            found.setdefault(name, {})[of[0]] = found.get(name, {}).get(of[0], False) or known
    for name, known in found.items():
        if any(known.values()):
            LEADS_NOWHERE.update((name, table) for table, leads in known.items() if not leads)


def _values(converter: str, parameter: str, keys: list[str], numbers: list[int]) -> list[str]:
    if converter == "UUIDConverter":
        return keys
    if converter == "IntConverter":
        return [str(number) for number in numbers]
    named = {"token": "no-such-token", "month": MONTH, "day": MONDAY.isoformat(), "step": "take"}
    return [(named | {"scheme_id": "kagoshima.group_bus"})[parameter]]


@pytest.fixture
def busy_town(town: Town, wish_of: Callable[..., Wish]) -> Town:
    """Return the town in full swing: wishes taken, planned, confirmed; a link made; the group registered, its ledgers written."""
    wish_of("kiku")
    wish_of("ume", appointment=800, back_at=900)
    wish_of("matsu", day=MONDAY + timedelta(days=1))
    request_plan(MONDAY, by=town.by("asa"), at=NOON, seconds=1)
    assert work_once("test")
    confirm(MONDAY, version=day_of(town.group.pk, MONDAY).version, by=town.by("asa"), at=NOON)
    make_link(town.people["haru"].pk, start=NOON.date(), end=MONDAY + timedelta(days=7), by=town.by("asa"), at=NOON)
    register(town)
    layered(town)
    meeting_place(town, town.group, alone=True)
    keep(town)
    sent_claim(town, with_money(town))
    write_group_drafts(town)
    year_of(town, "sewa", BUS)
    learn_what_leads_nowhere(town, keys_of_the_group(town))
    return town


def keys_of_the_group(town: Town) -> Keys:
    """Return the key of one row of each table that the group alone may see."""
    with town.scope_of("yoso"):
        theirs = {model: set(manager.values_list("pk", flat=True)) for model, manager in _tables()}
    return {
        model: str(next(key for key in manager.values_list("pk", flat=True) if key not in theirs[model]))
        for model, manager in _tables()
        if manager.exclude(pk__in=theirs[model]).exists()
    }


def everything(town: Town) -> dict[str, list[object]]:
    """Return all rows of the group, to see whether anything changed."""
    with acting(whole_installation()):
        return {
            model.__name__: sorted((list(row.values()) for row in manager.values()), key=str)
            for model, manager in _tables()
        }


def _tables() -> list[tuple[type[Model], Scoped]]:  # type: ignore[type-arg]
    found = ((model, model._meta.default_manager) for model in apps.get_models())  # noqa: SLF001 - Django's own name for it
    return [(model, manager) for model, manager in found if isinstance(manager, Scoped)]


def test_nobody_gets_in_without_log_in(busy_town: Town) -> None:
    """Every address but the log-in sends an unknown visitor to it, or knows nothing."""
    client, keys = Client(), keys_of_the_group(busy_town)
    before = everything(busy_town)
    for name, path in addresses(keys, list(Account.objects.values_list("pk", flat=True))):
        if name in OPEN_TO_ALL:
            continue
        for ask in (client.get, client.post):
            answer = ask(path)
            to_login = answer.status_code == 302 and answer.headers["Location"].startswith("/login/")
            assert to_login or answer.status_code in (403, 404, 405), (name, path, answer.status_code)
    assert everything(busy_town) == before


@pytest.mark.parametrize("who", ["yoso", "officer", "sc", "haru"])
def test_a_stranger_sees_and_changes_nothing_of_the_group(
    busy_town: Town, client_of: Callable[[str], Client], who: str
) -> None:
    """Another group's coordinator, the municipality, a driver by log-in: no name shows anywhere, and no row of the group changes."""
    client, keys = client_of(who), keys_of_the_group(busy_town)
    unseen = [word for word in UNSEEN if word not in (busy_town.people[who].name, busy_town.people[who].kana)]
    before = everything(busy_town)
    for name, path in addresses(keys, []):
        if name in ("logout", "login"):
            continue
        for ask in (client.get, client.post):
            answer = ask(path)
            assert answer.status_code < 500, (name, path)
            shown = answer.getvalue().decode(errors="ignore")
            assert not [word for word in unseen if word in shown], (name, path)
            if any(key in path for key in keys.values()) and (who, name) not in SENT_TO:
                assert answer.status_code in (302, 403, 404, 405), (name, path, answer.status_code)
    after = everything(busy_town)
    # he may look at days of his own body, which makes an empty day of theirs; the group's rows stay as they were
    for table, rows in before.items():
        assert [row for row in rows if row not in after[table]] == [], table
    with acting(whole_installation()):
        assert not Event.objects.filter(body=busy_town.group, by__contains=str(busy_town.people[who].pk)).exists()


def test_a_rider_no_longer_disclosed_is_named_nowhere(busy_town: Town, client_of: Callable[[str], Client]) -> None:
    """Her consent has ended: her rides and counts stand, on the board, in the lists, in the month; her name shows on none of them."""
    Disclosure.objects.filter(person=busy_town.people["kiku"]).update(end=NOON.date())
    desk = client_of("sewa")
    hidden = ("𠮷田 キク", "よしだ きく", "浜の上")
    link = make_link(busy_town.people["haru"].pk, start=NOON.date(), end=MONDAY, by=busy_town.by("asa"), at=NOON)
    walked = [path for _, path in addresses(keys_of_the_group(busy_town), [])]
    rows = [(model, str(key)) for model in (Ride, Wish) for key in model.objects.values_list("pk", flat=True)]
    walked += [path for model, key in rows for _, path in addresses({model: key}, []) if key in path]
    walked += [f"{path}?day={MONDAY}" for path in ("/board/", "/wishes/")]
    for path in (*walked, f"/d/{link.token}/"):
        answer = desk.get(path)
        assert answer.status_code < 500, path
        shown = answer.getvalue().decode(errors="ignore")
        assert not [word for word in hidden if word in shown], path
    board = desk.get(f"/board/?day={MONDAY}").getvalue().decode()
    assert "（開示なし）" in board, "the ride is not lost with her name"


def test_the_administrator_keeps_accounts_and_sees_no_rider(
    busy_town: Town, client_of: Callable[[str], Client]
) -> None:
    """Who manages log-ins does not meet riders."""
    client, keys = client_of("admin"), keys_of_the_group(busy_town)
    for name, path in addresses(keys, list(Account.objects.values_list("pk", flat=True))):
        shown = client.get(path).getvalue().decode(errors="ignore")
        riders = [word for word in UNSEEN if word in shown and word != "髙橋 ハル"]
        assert not riders, (name, path)


def test_the_walk_meets_the_pages_it_must(busy_town: Town) -> None:
    """The walk itself works: it finds the desk, a wish by its key, the board, the driver's page and the month."""
    names = {name for name, _ in addresses(keys_of_the_group(busy_town), [1])}
    assert {"desk", "wish", "board", "driver_page", "month", "people", "audit", "home"} <= names
    assert not ClosedMonth.objects.filter(month=MONTH).exists()
