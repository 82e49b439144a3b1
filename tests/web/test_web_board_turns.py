"""What each driver has taken, what he wishes for himself, and a rota: fair over the weeks, nobody blamed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from board_day import ClientOf, WishOf, page, plan, ride_of, version
from web_town import MONDAY, NOON, Town

from ashinami_web.audit.models import Event
from ashinami_web.bodies.models import Pairing, Volunteer
from ashinami_web.config import clock
from ashinami_web.running.line import EngineError
from ashinami_web.runs import asking
from ashinami_web.runs.confirm_actions import confirm
from ashinami_web.runs.loads import Taken, loads_before
from ashinami_web.runs.planning import drivers_on

LATER = MONDAY + timedelta(days=7)


def _volunteer(town: Town, who: str) -> Volunteer:
    return Volunteer.objects.get(person=town.people[who])


def test_turns_over_the_months(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """A day driven is a turn with its minutes, this month and in the last four weeks; a day only proposed is none."""
    wish = wish_of("kiku")
    board = plan(town)
    assert loads_before(town.group.pk, LATER) == {}
    confirm(MONDAY, version=board, by=town.by("asa"), at=NOON)
    ride = ride_of(wish)
    driver, run = ride.driver_id, ride.run
    assert driver is not None
    assert run is not None
    taken = loads_before(town.group.pk, LATER)[driver]
    assert taken == Taken(1, run.back_home - run.leave_home)
    assert loads_before(town.group.pk, MONDAY)[driver] == Taken()
    shown = page(client_of("asa"), f"/board/turns/?day={LATER.isoformat()}")
    assert "1日" in shown
    assert "断った回数は数えません" in shown
    told = {each.key: (each.turns_before, each.minutes_before) for each in drivers_on(town.group.pk, LATER)}
    assert told[str(driver)] == (1, taken.minutes)


def test_a_volunteer_says_how_much_he_takes(town: Town, client_of: ClientOf) -> None:
    """Share, range, minutes at the wheel and rests reach the planner; half a rest, and nonsense, are asked again."""
    asa, haru = client_of("asa"), _volunteer(town, "haru")
    said = {"share": "50", "farthest": "12.5", "most_driving": "90", "rest_after": "60", "rest_minutes": "15"}
    asa.post(f"/volunteers/{haru.pk}/limits/", said)
    driver = next(each for each in drivers_on(town.group.pk, MONDAY) if each.key == str(haru.person_id))
    assert (driver.share, driver.farthest, driver.most_driving, driver.rest) == (50, 12_500, 90, (60, 15))
    assert "12.5" in page(asa, f"/volunteers/{haru.pk}/")
    wrong = asa.post(f"/volunteers/{haru.pk}/limits/", said | {"rest_minutes": ""}).content.decode()
    assert "両方を入れてください" in wrong
    assert "少なすぎます" in asa.post(f"/volunteers/{haru.pk}/limits/", said | {"farthest": "0"}).content.decode()
    Volunteer.objects.filter(pk=haru.pk).update(share=40)
    assert "40 %" in page(asa, f"/volunteers/{haru.pk}/")


def test_a_pair_that_never_meets(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """The planner keeps them apart; the reason is for coordinators alone, and stands in no record."""
    haru, nao = (_volunteer(town, who) for who in ("haru", "nao"))
    rider = town.people["kiku"].pk
    sewa, asa = client_of("sewa"), client_of("asa")
    assert asa.post(f"/volunteers/{haru.pk}/pair/", {"rider": rider, "kind": "never"}).status_code == 403
    assert "利用者を選んでください" in sewa.post(f"/volunteers/{haru.pk}/pair/", {"kind": "never"}).content.decode()
    sewa.post(f"/volunteers/{haru.pk}/pair/", {"rider": rider, "kind": "never", "reason": "むかしの行き違い"})
    sewa.post(f"/volunteers/{nao.pk}/pair/", {"rider": rider, "kind": "gladly"})
    assert "むかしの行き違い" in page(sewa, f"/volunteers/{haru.pk}/")
    assert "むかしの行き違い" not in page(asa, f"/volunteers/{haru.pk}/")
    assert "行き違い" not in "".join(str(event.facts) for event in Event.objects.all())
    drivers = {each.key: each for each in drivers_on(town.group.pk, MONDAY)}
    assert drivers[str(haru.person_id)].must_not_meet == {str(rider)}
    assert drivers[str(nao.person_id)].prefers == {str(rider)}
    wish = wish_of("kiku")
    plan(town)
    ride = ride_of(wish)
    assert ride.driver_id == nao.person_id
    assert "この組み合わせはありません" in page(asa, f"/board/rides/{ride.pk}/")
    pairing = Pairing.objects.get(kind="never")
    assert asa.post(f"/volunteers/pairs/{pairing.pk}/end/").status_code == 403
    sewa.post(f"/volunteers/pairs/{pairing.pk}/end/")
    assert Pairing.objects.count() == 1


def test_every_driver_answers_at_once(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """On a ride's page each other driver has his times and what it costs, or why not: a wheelchair does not go into the small car."""
    seated, walks = wish_of("ume"), wish_of("kiku", appointment=840, back_at=900)
    plan(town)
    asa = client_of("asa")
    assert "車いすで乗れる車ではありません" in page(asa, f"/board/rides/{ride_of(seated).pk}/")
    shown = page(asa, f"/board/rides/{ride_of(walks).pk}/")
    assert "外出が" in shown
    assert "この人に頼む" in shown


def test_why_nobody_drives_her(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """For a wish left out the page says why, and what was tried and would make room."""
    first = wish_of("ume")
    second = wish_of("ume")
    plan(town)
    left = next(wish for wish in (first, second) if ride_of(wish).state == "requested")
    shown = page(client_of("asa"), f"/board/rides/{ride_of(left).pk}/")
    assert "なぜまだ乗れないか" in shown
    assert "お送りできます" in shown


def test_a_rota_from_what_was_driven(
    town: Town, client_of: ClientOf, wish_of: WishOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Monday mornings were driven, so somebody is on turn on Monday mornings, each with a reason; without a past nobody is needed."""
    asa = client_of("asa")
    assert "まだ組めません" in page(asa, f"/board/turns/rota/?day={MONDAY.isoformat()}")
    wish_of("kiku")
    wish_of("matsu", appointment=630, back_at=690)
    confirm(MONDAY, version=plan(town), by=town.by("asa"), at=NOON)
    monkeypatch.setattr(clock, "today", lambda: LATER)
    shown = page(asa, f"/board/turns/rota/?day={LATER.isoformat()}&weeks=8")
    assert shown.count("からの週") == 8
    assert "髙橋 ハル" in shown
    assert "山﨑 ナオ" in shown
    assert page(asa, f"/board/turns/rota/?day={LATER.isoformat()}&weeks=99").count("からの週") == 4


def test_an_engine_that_is_not_well(
    town: Town, client_of: ClientOf, wish_of: WishOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages that need the engine lead back to the board with a word; rides and wishes show what they can."""

    def fails(_message: object) -> None:
        raise EngineError

    wish, left = wish_of("kiku"), wish_of("matsu", appointment=300, back_at=360)
    plan(town)
    monkeypatch.setattr(asking, "call", fails)
    asa, day = client_of("asa"), MONDAY.isoformat()
    assert "髙橋 ハル" in page(asa, f"/board/rides/{ride_of(left).pk}/")
    assert "準備ができていません" in page(asa, f"/board/rides/{ride_of(left).pk}/")
    sent = {"driver": str(town.people["haru"].pk), "version": version(town)}
    assert "準備ができていません" in asa.post(f"/board/rides/{ride_of(wish).pk}/move/", sent).content.decode()
    assert "準備ができていません" in asa.get(f"/board/turns/rota/?day={day}", follow=True).content.decode()
    assert page(asa, f"/wishes/{left.pk}/")
    asked = {"rider": str(town.people["kiku"].pk), "service_day": day, "appointment": "10"}
    assert "準備ができていません" in asa.get("/desk/offers/", asked).content.decode()
