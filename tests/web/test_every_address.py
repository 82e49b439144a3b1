"""The stranger at every address: nobody gets in without log-in, and another group's coordinator sees and changes nothing.

The addresses are walked as they are: a page added tomorrow is walked tomorrow.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from asked_town import asked
from community_drafts import GROUP_ONLY, write_group_drafts
from django.db import connection
from django.test import Client
from driven_day import WAITING_WORDS, waiting_for_the_desk
from funded_town import BUS, year_of
from kept_town import keep
from layered_town import layered
from meeting_place import MEETING_WORDS, meeting_place
from money_town import planned, sent_claim, with_money
from recorded_town import recorded
from registered_town import register
from shared_town import reckoned_alone
from stood_town import stand
from walked_addresses import MONTH, addresses, keys_of_the_group, learn_what_leads_nowhere, tables, without_error_pages
from web_town import MONDAY, NOON, Town

from ashinami_web.audit.models import Event
from ashinami_web.bookings.models import Wish
from ashinami_web.config.scope import acting, whole_installation
from ashinami_web.driving.actions import make_link
from ashinami_web.jobs.worker import work_once
from ashinami_web.people.models import Account, Disclosure
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
    "driver_sync",
    "driver_shell",
    "driver_worker",
    "driver_manifest",
    "driver_thanks",
    "calendar_feed",
}
"""Who is not logged in may ask for these; the driver's pages and the calendar ask for a token instead, tested with them."""

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
    *WAITING_WORDS,
    GROUP_ONLY,
)
"""Of the group's people; nobody outside the group may meet these words."""

SENT_TO = {("officer", f"review_{what}") for what in ("claim", "claim_xlsx", "claim_pdf", "claim_csv")}
"""What a group has sent to its municipality: a claim, seen there without a name."""


@pytest.fixture(autouse=True)
def _refused_without_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    without_error_pages(monkeypatch)


@pytest.fixture
def busy_town(town: Town, wish_of: Callable[..., Wish]) -> Town:
    """Return the town in full swing: wishes taken, planned, confirmed; a link made; the group registered, its ledgers written."""
    wish_of("kiku")
    wish_of("ume", appointment=800, back_at=900)
    wish_of("matsu", day=MONDAY + timedelta(days=1))
    request_plan(MONDAY, by=town.by("asa"), at=NOON, seconds=1)
    assert work_once("test")
    confirm(MONDAY, version=day_of(town.group.pk, MONDAY).version, by=town.by("asa"), at=NOON)
    new = make_link(
        town.people["haru"].pk, start=NOON.date(), end=MONDAY + timedelta(days=7), by=town.by("asa"), at=NOON
    )
    waiting_for_the_desk(town, new)
    register(town)
    recorded(town)
    layered(town)
    meeting_place(town, town.group, alone=True)
    keep(town)
    sent_claim(town, planned(town, with_money(town)))
    reckoned_alone(town)
    write_group_drafts(town)
    stand(town)
    year_of(town, "sewa", BUS)
    asked(town)
    learn_what_leads_nowhere(town, keys_of_the_group(town))
    return town


def everything(town: Town) -> dict[str, list[object]]:
    """Return all rows of the group, to see whether anything changed."""
    with acting(whole_installation()):
        return {
            model.__name__: sorted((list(row.values()) for row in manager.values()), key=str)
            for model, manager in tables()
        }


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


# on PostgreSQL the database guards too, and would hide what the application lets through: there one stranger is enough
@pytest.mark.parametrize("who", ["yoso"] if connection.vendor == "postgresql" else ["yoso", "officer", "sc", "haru"])
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
