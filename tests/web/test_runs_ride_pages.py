"""One ride on the board: moved, locked, confirmed, withdrawn, marked by telephone, fetched when she rings."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from board_day import DAY, ClientOf, WishOf, other_driver, page, plan, ride_of, version
from web_town import MONDAY, NOON, Town

from ashinami.basics.day import Month
from ashinami.vocabulary.wish import Back
from ashinami_web.config import clock
from ashinami_web.jobs.models import Job
from ashinami_web.people.models import Person
from ashinami_web.reports.queries import table_of
from ashinami_web.runs.actions import move
from ashinami_web.runs.confirm_actions import confirm


def test_a_ride_is_moved_locked_confirmed_and_withdrawn(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """Everything a desk does with one ride, by forms alone."""
    wish = wish_of("kiku", back=Back.NONE)
    plan(town)
    asa, ride = client_of("asa"), ride_of(wish)
    at, new = f"/board/rides/{ride.pk}/", other_driver(town, ride)
    asa.post(f"{at}move/", {"driver": new, "version": version(town)})
    assert str(ride_of(wish).driver_id) == new
    assert "受付が手で動かしました。" in page(asa, at)
    asa.post(f"{at}lock/", {"locked": "1", "version": version(town)})
    assert ride_of(wish).locked
    asa.post(f"{at}lock/", {"locked": "0", "version": version(town)})
    assert not ride_of(wish).locked
    asa.post(f"{at}confirm/", {"version": version(town)})
    assert ride_of(wish).state == "confirmed"
    asa.post(f"{at}withdraw/", {"version": version(town), "reason": "雪のため"})
    assert ride_of(wish).state == "offered"


def test_a_move_that_does_not_fit_says_why(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """The answer to a move is immediate: here the other car takes no wheelchair."""
    wish = wish_of("ume", back=Back.NONE)
    plan(town)
    ride = ride_of(wish)
    answer = client_of("asa").post(
        f"/board/rides/{ride.pk}/move/", {"driver": town.people["haru"].pk, "version": version(town)}
    )
    assert "車いすで乗れる車がありません" in answer.content.decode()
    assert ride_of(wish).driver_id == town.people["nao"].pk


def test_what_was_typed_stays_when_the_board_has_moved(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """The reason is still in its field, and the page carries the new version."""
    wish = wish_of("kiku", back=Back.NONE)
    old = plan(town)
    confirm(MONDAY, version=old, by=town.by("sewa"), at=NOON)
    ride = ride_of(wish)
    answer = client_of("asa").post(f"/board/rides/{ride.pk}/withdraw/", {"version": old, "reason": "ご家族が送る"})
    shown = answer.content.decode()
    assert "ほかの人が先に" in shown
    assert 'value="ご家族が送る"' in shown
    assert f'name="version" value="{version(town)}"' in shown
    assert ride_of(wish).state == "confirmed"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"reason": ""}, "理由を書いてください。"),
        ({"what": "done", "minute": "ごろ", "km": "3"}, "時刻は 920、9:20、午後1時半 のように書いてください。"),
        ({"what": "done", "minute": "", "km": "三"}, "距離は 3.2 のように数字で入れてください。"),
    ],
)
def test_bad_input_is_said_and_kept(
    town: Town, client_of: ClientOf, wish_of: WishOf, typed: dict[str, str], said: str
) -> None:
    """A polite sentence, and all that was typed still there."""
    wish = wish_of("kiku", back=Back.NONE)
    confirm(MONDAY, version=plan(town), by=town.by("asa"), at=NOON)
    where = "withdraw" if "reason" in typed else "mark"
    answer = client_of("asa").post(f"/board/rides/{ride_of(wish).pk}/{where}/", {"version": version(town), **typed})
    shown = answer.content.decode()
    assert said in shown
    assert all(f'value="{text}"' in shown for text in typed.values() if text)
    assert ride_of(wish).state == "confirmed"


@pytest.mark.usefixtures("monday_evening")
def test_the_desk_marks_for_a_driver_who_phones_and_takes_it_back(
    town: Town, client_of: ClientOf, wish_of: WishOf
) -> None:
    """Time and kilometres as said; the same page sent twice is one event; the last mark can be taken back."""
    wish = wish_of("kiku", back=Back.NONE)
    confirm(MONDAY, version=plan(town), by=town.by("asa"), at=NOON)
    asa, at = client_of("asa"), f"/board/rides/{ride_of(wish).pk}/"
    said = {"id": uuid4(), "what": "done", "minute": "9時50分", "km": "4.3"}
    for _ in range(2):
        asa.post(f"{at}mark/", said)
    assert ride_of(wish).state == "done"
    shown = page(asa, at)
    assert "さいごの記録は 9:50 です。" in shown
    event = re.search(r'name="event" value="([^"]+)"', shown)
    assert event is not None
    asa.post(f"{at}take-back/", {"event": event[1]})
    assert ride_of(wish).state == "confirmed"


def test_a_stranger_finds_no_ride(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """For another group's coordinator the ride does not exist, nor does a name of it stand on her board."""
    wish = wish_of("kiku", back=Back.NONE)
    plan(town)
    yoso, ride = client_of("yoso"), ride_of(wish)
    assert yoso.get(f"/board/rides/{ride.pk}/").status_code == 404
    for what in ("move", "lock", "confirm", "withdraw", "mark", "take-back"):
        assert yoso.post(f"/board/rides/{ride.pk}/{what}/", {"version": version(town)}).status_code == 404
    assert "𠮷田" not in page(yoso, DAY)
    jobs = Job.objects.all()
    assert jobs
    assert all(yoso.get(f"/jobs/{job.pk}/").status_code == 404 for job in jobs)


@pytest.mark.usefixtures("monday_evening")
def test_she_rings_and_her_way_home_is_driven(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """お帰りの電話待ち ends with a time; what was promised before keeps its driver and its time, even when done already."""
    wish = wish_of("kiku", back=Back.OPEN)
    confirm(MONDAY, version=plan(town), by=town.by("asa"), at=NOON)
    asa, out, back = client_of("asa"), ride_of(wish), ride_of(wish, "BACK")
    asa.post(f"/board/rides/{out.pk}/mark/", {"id": uuid4(), "what": "done", "minute": "9:58", "km": ""})
    at = f"/board/rides/{back.pk}/"
    assert f'href="{at}"' in page(asa, DAY)
    assert "予約の時刻より前です" in asa.post(f"{at}call/", {"minute": "9:00"}).content.decode()
    assert "迎えの時刻を入れてください" in asa.post(f"{at}call/", {"minute": ""}).content.decode()
    assert "お帰りの電話を待っています" in page(asa, at)
    asa.post(f"{at}call/", {"minute": "1115"})
    assert "行ける運転者がいます" in page(asa, at)
    asa.post(f"{at}move/", {"driver": out.driver_id, "version": version(town)})
    home = ride_of(wish, "BACK")
    assert home.state == "offered"
    assert 675 <= (home.pick_up_at or 0) <= 705
    before, out = out, ride_of(wish)
    assert (out.state, out.driver_id) == ("done", before.driver_id)
    assert abs((out.pick_up_at or 0) - (before.pick_up_at or 0)) <= 5


@pytest.mark.usefixtures("monday_evening")
def test_a_day_under_way_is_planned_anew_around_who_is_out(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """A rider in the car stays with her driver when a late wish is planned."""
    first = wish_of("kiku")
    confirm(MONDAY, version=plan(town), by=town.by("asa"), at=NOON)
    before = ride_of(first)
    client_of("asa").post(
        f"/board/rides/{before.pk}/mark/", {"id": uuid4(), "what": "aboard", "minute": "9:50", "km": ""}
    )
    wish_of("matsu", appointment=840, back_at=900)
    plan(town)
    after = ride_of(first)
    assert (after.state, after.driver_id, after.run_id is not None) == ("aboard", before.driver_id, True)


def test_the_ride_says_why_this_driver_and_who_is_next(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """The planner's weighing stands by the ride until somebody moves it by hand."""
    wish = wish_of("kiku", back=Back.NONE)
    plan(town)
    ride = ride_of(wish)
    other = Person.objects.get(pk=other_driver(town, ride))
    shown = page(client_of("asa"), f"/board/rides/{ride.pk}/")
    assert "運転者の外出は" in shown
    assert f"次の候補は {other.name}さん" in shown
    move(ride, other.pk, version=version(town), by=town.by("asa"), at=NOON)
    assert "次の候補は" not in page(client_of("asa"), f"/board/rides/{ride.pk}/")


def test_what_has_not_happened_yet_is_not_written_down(town: Town, wish_of: WishOf, client_of: ClientOf) -> None:
    """A ride of next Monday cannot be done on Friday; the page says so and keeps what was typed."""
    wish = wish_of("kiku")
    confirm(MONDAY, version=plan(town), by=town.by("asa"), at=NOON)
    ride = ride_of(wish)
    sent = {"id": str(uuid4()), "what": "done", "minute": "1013", "km": "3.2"}
    answer = client_of("asa").post(f"/board/rides/{ride.pk}/mark/", sent).content.decode()
    assert "まだ来ていない時刻です" in answer
    assert 'value="1013"' in answer
    assert ride_of(wish).state == "confirmed"


def test_a_day_written_down_afterwards_takes_the_times_planned(
    town: Town, wish_of: WishOf, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two days later nobody knows the minute: the ride lasted as planned, not two days."""
    wish = wish_of("kiku", back=Back.NONE)
    confirm(MONDAY, version=plan(town), by=town.by("asa"), at=NOON)
    monkeypatch.setattr(clock, "now", lambda: NOON + timedelta(days=5))
    ride = ride_of(wish)
    for what in ("aboard", "done"):
        client_of("asa").post(f"/board/rides/{ride.pk}/mark/", {"id": str(uuid4()), "what": what})
    (done,) = table_of(town.group.pk, Month.of(MONDAY)).rides
    assert done.minutes == (ride.drop_off_at or 0) - (ride.pick_up_at or 0)
