"""Standing wishes in the books: turns eight weeks ahead, one changed, this and later, all; a day of rest; nothing lost, nothing doubled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from web_town import Town

from ashinami.casework.standing import Every, OnRest, Rule
from ashinami.vocabulary.ride import RideState
from ashinami.vocabulary.wish import Back, Purpose
from ashinami_web.bookings.actions import Said, cancel_wish, change_wish, take_wish
from ashinami_web.bookings.models import Wish
from ashinami_web.bookings.recall import last_wishes
from ashinami_web.config import clock
from ashinami_web.jobs.worker import work_once
from ashinami_web.runs.models import Ride
from ashinami_web.standing.actions import add_closing, begin, change, end, remove_closing, take_after_all, write_ahead
from ashinami_web.standing.models import Closing, Standing, Turn
from ashinami_web.standing.queries import lines, said_on
from ashinami_web.standing.watch import ask_daily

APRIL = date(2027, 4, 12)
AT = datetime(2027, 4, 12, 9, tzinfo=clock.JAPAN)


@pytest.fixture
def spring(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be a Monday in April 2027, three weeks before Golden Week."""
    monkeypatch.setattr(clock, "now", lambda: AT)
    monkeypatch.setattr(clock, "today", lambda: APRIL)


def said(town: Town, **more: Any) -> Said:
    """Return Kiku's usual trip to the clinic."""
    usual: dict[str, Any] = {
        "rider": town.people["kiku"].pk,
        "service_day": APRIL,
        "destination": town.clinic.pk,
        "appointment": 600,
        "back": Back.FIXED,
        "back_at": 660,
        "purpose": Purpose.CLINIC,
    }
    return Said(**(usual | more))


def weekly(*weekdays: int, **more: Any) -> Rule:
    """Return a weekly rule from the Monday on."""
    return Rule(every=Every.WEEKLY, start=APRIL, weekdays=frozenset(weekdays), **more)


def begun(town: Town, rule: Rule) -> Standing:
    """Begin it as Asa."""
    return begin(said(town), rule, by=town.by("asa"), at=AT, today=APRIL)


def live(standing: Standing) -> list[str]:
    """Return the days on which it is still to be driven, as month-day."""
    rows = standing.turns.filter(wish__state__in=("requested", "offered", "confirmed")).order_by("on")
    assert all(row.wish is not None and row.wish.service_day == row.day for row in rows.select_related("wish"))
    return [f"{row.day:%m-%d}" for row in rows]


def sound(standing: Standing) -> None:
    """Nothing doubled: each day has one wish that stands, and each wish that stands has its turn."""
    wishes = Wish.objects.filter(rider=standing.rider_id, state__in=("requested", "offered", "confirmed"))
    assert max(Counter(wishes.values_list("service_day", flat=True)).values(), default=0) <= 1
    assert set(wishes.values_list("pk", flat=True)) <= set(Turn.objects.values_list("wish", flat=True))
    assert Ride.objects.filter(wish__in=wishes).count() == 2 * wishes.count()


def test_golden_week_is_written_down(town: Town, spring: None) -> None:
    """Mondays and Thursdays: 29 April and 3 May rest with their reason; the other turns are wishes like any other."""
    row = begun(town, weekly(0, 3))
    assert live(row)[:7] == ["04-12", "04-15", "04-19", "04-22", "04-26", "05-06", "05-10"]
    rests = {f"{turn.on:%m-%d}": turn.why for turn in row.turns.filter(wish__isnull=True)}
    assert rests == {"04-29": "HOLIDAY", "05-03": "HOLIDAY"}
    assert row.turns.count() == 17
    sound(row)
    # she goes on the holiday all the same
    turn = row.turns.get(on=date(2027, 4, 29))
    assert take_after_all(turn, by=town.by("asa"), at=AT).service_day == date(2027, 4, 29)
    with pytest.raises(ValueError, match="already"):
        take_after_all(Turn.objects.get(pk=turn.pk), by=town.by("asa"), at=AT)
    assert "04-29" in live(row)
    sound(row)


def test_the_day_goes_on_and_nothing_is_written_twice(
    town: Town, spring: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The daily round adds what has come within eight weeks; running it again adds nothing."""
    row = begun(town, weekly(0))
    before = row.turns.count()
    assert write_ahead(row, body=town.group, author="daily", at=AT, today=APRIL) == 0
    later = APRIL + timedelta(days=14)
    monkeypatch.setattr(clock, "today", lambda: later)
    monkeypatch.setattr(clock, "now", lambda: AT + timedelta(days=14))
    ask_daily()
    ask_daily()
    assert work_once("test")
    assert row.turns.count() == before + 2
    assert write_ahead(row, body=town.group, author="daily", at=AT, today=later) == 0
    sound(row)


def test_one_this_and_later_all(town: Town, spring: None) -> None:
    """One day an hour later; from May on Tuesdays; then all at 14:00: the day changed by itself, and what is promised, stay."""
    by = town.by("asa")
    row = begun(town, weekly(0))
    alone = row.turns.get(on=date(2027, 4, 26)).wish
    assert alone is not None
    change_wish(alone, replace(said(town), service_day=date(2027, 4, 26), appointment=720, back_at=780), by=by, at=AT)
    done = change(
        row, said(town), replace(weekly(1), start=date(2027, 5, 4)), since=date(2027, 5, 4), by=by, at=AT, today=APRIL
    )
    assert (done.dropped, done.added) == (5, 5)
    assert live(row)[:5] == ["04-12", "04-19", "04-26", "05-11", "05-18"]
    promised = row.turns.get(on=date(2027, 5, 11)).wish
    assert promised is not None
    Ride.objects.filter(wish=promised).update(state=RideState.CONFIRMED, driver=town.people["haru"])
    Wish.objects.filter(pk=promised.pk).update(state=RideState.CONFIRMED)
    done = change(row, said(town, appointment=840, back_at=900), weekly(2), since=APRIL, by=by, at=AT, today=APRIL)
    assert [turn.on for turn in done.stuck] == [date(2027, 5, 11)]
    assert [turn.on for turn in done.own] == [date(2027, 4, 26)]
    times = {
        f"{wish.service_day:%m-%d}": wish.appointment
        for wish in Wish.objects.filter(state__in=("requested", "confirmed"))
    }
    assert times["04-14"] == 840
    assert (times["04-26"], times["05-11"]) == (720, 600)
    # the Wednesday of each week in which a turn stays rests: the week has one turn, not two
    assert {"04-28", "05-12"} & set(times) == set()
    assert row.turns.get(on=date(2027, 5, 12)).why == "PROMISED"
    sound(row)


def test_what_stands_ahead_is_no_last_trip(town: Town, spring: None) -> None:
    """Eight Mondays are written ahead; 前と同じに offers the shop of last week and today's turn, not the same trip three times."""
    shop = said(town, service_day=APRIL - timedelta(days=6), destination=town.shop.pk)
    shopped = take_wish(shop, by=town.by("asa"), at=AT)
    standing = begun(town, weekly(0))
    last = list(last_wishes(town.group.pk, standing.rider_id, APRIL))
    assert [(wish.service_day, wish.destination) for wish in last] == [
        (APRIL, town.clinic),
        (shopped.service_day, town.shop),
    ]


def test_called_off_by_herself_it_stays_off(town: Town, spring: None) -> None:
    """A single day she cancelled is not taken anew by the daily round or by a change of the time."""
    by = town.by("asa")
    row = begun(town, weekly(0))
    off = row.turns.get(on=date(2027, 4, 19)).wish
    assert off is not None
    cancel_wish(off, reason="旅行", by=by, at=AT)
    write_ahead(row, body=town.group, author="daily", at=AT, today=APRIL)
    change(row, said(town, appointment=660, back_at=720), weekly(0), since=APRIL, by=by, at=AT, today=APRIL)
    assert "04-19" not in live(row)
    off.refresh_from_db()
    assert (off.state, off.ended_by) == ("cancelled", "RIDER")
    sound(row)


def test_a_closing_rests_or_moves_and_is_taken_back(town: Town, spring: None) -> None:
    """The doctor is away on Monday the 19th: the turn moves to Tuesday, and back when the closing is removed."""
    by = town.by("asa")
    row = begun(town, weekly(0, closed=OnRest.AFTER))
    day = date(2027, 4, 19)
    done = add_closing(place=town.clinic.pk, start=day, last=day, note="院長の出張", by=by, at=AT, today=APRIL)
    assert (done.moved, live(row)[:3]) == (1, ["04-12", "04-20", "04-26"])
    assert row.turns.get(on=day).why == "CLOSED"
    remove_closing(Closing.objects.get(), by=by, at=AT + timedelta(minutes=1), today=APRIL)
    assert live(row)[:3] == ["04-12", "04-19", "04-26"]
    sound(row)


def test_it_ends_and_the_past_stays(town: Town, spring: None) -> None:
    """From the day it ends nothing is to be driven; every wish that was ever made is still in the books."""
    row = begun(town, weekly(0))
    made = Wish.objects.count()
    end(row, on=date(2027, 4, 26), by=town.by("asa"), at=AT, today=APRIL)
    assert live(row) == ["04-12", "04-19"]
    assert Wish.objects.count() == made
    assert lines(town.group.pk, APRIL)[0].ends == date(2027, 4, 26)
    sound(row)


def test_what_is_wished_comes_back_whole(town: Town, spring: None) -> None:
    """What terms keep as JSON is what was said, but for the day and the promise."""
    first = said(town, note="杖あり", companions=1, arrangement=town.arrangements["fuel"].pk)
    row = begin(first, weekly(0), by=town.by("asa"), at=AT, today=APRIL)
    assert said_on(row.terms.get(), first.rider, first.service_day) == first


def test_from_a_wish_on_the_page(town: Town, spring: None, client_of: Callable[[str], Client]) -> None:
    """Asa opens a wish and makes it standing: the wish itself is the first turn, none is made beside it; a stranger sees nothing."""
    desk = client_of("asa")
    sent = {"rider": str(town.people["kiku"].pk), "service_day": "2027-04-13", "appointment": "10", "back": "OPEN"}
    desk.post("/desk/", sent | {"destination": str(town.clinic.pk)})
    wish = Wish.objects.get()
    page = desk.get(f"/standing/new/?wish={wish.pk}").content.decode()
    assert "定期の申込みを始める" in page
    rule = {"every": "WEEKLY", "holidays": "SKIP", "closed": "SKIP", "destination": str(town.clinic.pk)}
    wrong = desk.post(f"/standing/new/?wish={wish.pk}", sent | rule).content.decode()
    assert "曜日を選んでください" in wrong
    answer = desk.post(f"/standing/new/?wish={wish.pk}", sent | rule | {"weekdays": ["1"]})
    row = Standing.objects.get()
    assert answer.headers["Location"] == f"/standing/{row.pk}/"
    assert row.turns.get(on=date(2027, 4, 13)).wish == wish
    shown = desk.get(answer.headers["Location"]).content.decode()
    assert "毎週 火曜日" in shown
    assert "この日から変える" in shown
    assert "2027-05-04" in shown
    assert client_of("yoso").get(answer.headers["Location"]).status_code == 404
    sound(row)
