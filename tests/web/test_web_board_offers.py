"""Offers on the phone: who could fetch her when, held until they lapse, settled at once; the engine asked over its line."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime, time, timedelta
from typing import Any
from uuid import uuid4

import pytest
from board_day import DAY, ClientOf, WishOf, page, plan, ride_of, version
from web_town import MONDAY, NOON, Town

from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.models import Event
from ashinami_web.bookings.models import Wish
from ashinami_web.config import clock
from ashinami_web.running import line
from ashinami_web.running.line import EngineError, Line
from ashinami_web.runs import asking
from ashinami_web.runs.confirm_actions import confirm
from ashinami_web.runs.models import Hold
from ashinami_web.runs.offer_actions import OfferGoneError, Way, hold_offer, offers_for, ways_told


def _said(town: Town, **more: Any) -> dict[str, Any]:
    """Return what stands on the form for a ride to the clinic at 10:00 and home at 11:00."""
    usual = {
        "wish": str(uuid4()),
        "rider": str(town.people["kiku"].pk),
        "service_day": MONDAY.isoformat(),
        "appointment": "1000",
        "destination": str(town.clinic.pk),
        "back": "FIXED",
        "stay": "60",
        "companions": "0",
    }
    return usual | more


def _offers(client_of: ClientOf, said: dict[str, Any]) -> str:
    answer = client_of("asa").get("/desk/offers/", said)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_offers_while_she_speaks(town: Town, client_of: ClientOf) -> None:
    """Both drivers could fetch her, each with a time; nothing is offered while the wish says too little, or for a place nobody knows."""
    told = _offers(client_of, _said(town))
    assert "髙橋 ハル" in told
    assert "山﨑 ナオ" in told
    assert "あとで配車する" in told
    for missing in ({"appointment": ""}, {"destination": "", "destination_text": "どこか遠く"}, {"rider": ""}):
        assert "髙橋 ハル" not in _offers(client_of, _said(town, **missing))


def test_what_nobody_can_drive_is_said(town: Town, client_of: ClientOf) -> None:
    """At five in the morning nobody is out: said at once, and the wish can be taken all the same."""
    assert "いまのところいません" in _offers(client_of, _said(town, appointment="500"))


def test_an_offer_is_held_until_it_lapses(
    town: Town, client_of: ClientOf, wish_of: WishOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Held with the wish, it stands on the board, keeps its driver from others, is planned for, and lapses after half an hour."""
    asa, said = client_of("asa"), _said(town)
    wish_of("ume")  # needs the welfare car at the same hour
    token = _token_of(town, client_of, said, "髙橋 ハル")
    asa.post("/desk/", said | {"offer": token})
    wish = Wish.objects.get(pk=said["wish"])
    assert Hold.objects.get().wish_id == wish.pk
    assert "仮押さえ" in page(asa, DAY)
    assert "仮押さえをやめる" in page(asa, f"/wishes/{wish.pk}/")
    others = _offers(client_of, _said(town, rider=str(town.people["matsu"].pk), appointment="1000"))
    assert "髙橋 ハル" not in others or "乗り合わせ" in others
    plan(town)
    assert str(ride_of(wish).driver_id) == ways_told(token)[0].driver
    assert ride_of(wish).pick_up_at is not None
    monkeypatch.setattr(clock, "now", lambda: NOON + timedelta(minutes=31))
    assert "仮押さえ</h2>" not in page(asa, DAY)


def test_a_held_offer_is_settled_or_let_go(town: Town, client_of: ClientOf) -> None:
    """Settled, it is confirmed at the minute told; let go, the minutes are free again. Both are on record."""
    asa = client_of("asa")
    for how, who, state in (("settle", "山﨑 ナオ", "confirmed"), ("release", "髙橋 ハル", "requested")):
        said = _said(town, appointment="1000" if how == "settle" else "1400")
        token = _token_of(town, client_of, said, who)
        asa.post("/desk/", said | {"offer": token})
        asa.post(f"/wishes/{said['wish']}/{how}/")
        ride = ride_of(Wish.objects.get(pk=said["wish"]))
        assert ride.state == state
        assert ride.pick_up_at == (ways_told(token)[0].pick_up if how == "settle" else None)
    assert not Hold.objects.filter(ended_at__isnull=True).exists()
    assert Event.objects.filter(kind=EventKind.OFFER_HELD).count() == 2
    assert Event.objects.filter(kind=EventKind.OFFER_ENDED).count() == 2


def test_every_offer_held_is_settled_whole(town: Town, client_of: ClientOf) -> None:
    """Whichever offer she takes, with one driver or two, both ways are confirmed at the minutes she was told."""
    asa, rider = client_of("asa"), str(town.people["kiku"].pk)
    told = _offers(client_of, _said(town, rider=rider))
    for token in [part.split('"')[0] for part in told.split('name="offer" value="')[2:]]:
        said = _said(town, rider=rider)
        asa.post("/desk/", said | {"offer": token})
        wish = Wish.objects.get(pk=said["wish"])
        asa.post(f"/wishes/{wish.pk}/settle/")
        ways = [Way(str(ride.driver_id), ride.pick_up_at or 0) for ride in wish.rides.order_by("-leg")]
        assert ways == list(ways_told(token))
        assert {ride.state for ride in wish.rides.all()} == {"confirmed"}
        for ride in wish.rides.all():
            asa.post(f"/board/rides/{ride.pk}/withdraw/", {"reason": "試し", "version": version(town)})
        asa.post(f"/wishes/{wish.pk}/cancel/", {"reason": "試し"})


def test_an_offer_is_settled_at_once(town: Town, client_of: ClientOf) -> None:
    """With the box ticked the wish is taken and confirmed in one go, and the bar stands on the board."""
    asa, said = client_of("asa"), _said(town)
    token = _token_of(town, client_of, said, "髙橋 ハル")
    asa.post("/desk/", said | {"offer": token, "settle": "on"})
    rides = Wish.objects.get(pk=said["wish"]).rides.all()
    assert {ride.state for ride in rides} == {"confirmed"}
    assert "𠮷田 キク" in page(asa, DAY).split("予定に入っていない申込み")[0]


def test_what_the_law_leaves_open_waits_on_the_board(town: Town, client_of: ClientOf) -> None:
    """An undetermined wish gets its driver and its minutes, and waits for a signature; an unlawful one is offered nobody."""
    asa = client_of("asa")
    said = _said(town, arrangement=str(town.arrangements["insurance_unclear"].pk))
    token = _token_of(town, client_of, said, "髙橋 ハル")
    answer = asa.post("/desk/", said | {"offer": token, "settle": "on"}, follow=True).content.decode()
    assert "世話役が" in answer
    ride = ride_of(Wish.objects.get(pk=said["wish"]))
    assert (ride.state, ride.locked) == ("offered", True)
    unlawful = _said(town, arrangement=str(town.arrangements["per_km_fare"].pk))
    assert "髙橋 ハル" not in _offers(client_of, unlawful)


def test_an_offer_that_is_gone_is_said(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """Between the words and the click somebody else was promised: the wish is taken, the offer is not."""
    asa, wish = client_of("asa"), wish_of("kiku")
    with pytest.raises(OfferGoneError):
        hold_offer(wish, (Way(str(town.people["haru"].pk), 1), Way("nobody", 2)), by=town.by("asa"), at=NOON)
    answer = asa.post(f"/wishes/{wish.pk}/hold/", {"offer": "nonsense"}, follow=True).content.decode()
    assert "ふさがりました" in answer
    answer = asa.post(f"/wishes/{wish.pk}/settle/", {"offer": ""}, follow=True).content.decode()
    assert "ふさがりました" in answer
    assert not Hold.objects.exists()


def test_nothing_is_offered_in_the_past(town: Town, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch) -> None:
    """At noon of the day itself nobody is offered for ten o'clock, and somebody is for two."""
    monkeypatch.setattr(clock, "now", lambda: NOON + timedelta(days=3))
    monkeypatch.setattr(clock, "today", lambda: MONDAY)
    assert "髙橋 ハル" not in _offers(client_of, _said(town))
    assert "髙橋 ハル" in _offers(client_of, _said(town, appointment="1400"))


def test_a_driver_under_way_is_offered_from_where_he_is(
    town: Town, client_of: ClientOf, wish_of: WishOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At half past ten of the day: whom he has brought stays as it was, and he is offered for what he can still reach."""
    wish, asa = wish_of("kiku"), client_of("asa")
    confirm(MONDAY, version=plan(town), by=town.by("asa"), at=NOON)
    half_past_ten = datetime.combine(MONDAY, time(10, 30), tzinfo=clock.JAPAN)
    monkeypatch.setattr(clock, "now", lambda: half_past_ten)
    monkeypatch.setattr(clock, "today", lambda: MONDAY)
    out = ride_of(wish)
    asa.post(f"/board/rides/{out.pk}/mark/", {"id": uuid4(), "what": "done", "minute": "9:58", "km": ""})
    said = _said(town, rider=str(town.people["matsu"].pk), appointment="1130", back="NONE")
    told = _offers(client_of, said)
    assert "行き 10:" in told or "行き 11:" in told
    token = told.split('name="offer" value="')[2].split('"')[0]
    asa.post("/desk/", said | {"offer": token, "settle": "on"})
    assert {ride.state for ride in Wish.objects.get(pk=said["wish"]).rides.all()} == {"confirmed"}
    kept = ride_of(wish)
    assert (kept.state, kept.driver_id, kept.pick_up_at) == ("done", out.driver_id, out.pick_up_at)


def test_the_engine_answers_over_its_line(standing_town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where an engine listens it answers, with what the group may see; where it fails, that is said and nothing else happens."""
    wish = Wish(
        body=standing_town.group,
        rider=standing_town.people["kiku"],
        service_day=MONDAY,
        destination=standing_town.clinic,
        appointment=600,
        back_at=660,
        arrangement=standing_town.arrangements["fuel"],
    )
    asked = _count(monkeypatch, asking, "answer_call")
    engine = Line(asking.answer_call)  # looked up when called: it is counted
    try:
        over_the_line = offers_for(wish)
    finally:
        engine.close()
    assert asked == [1]
    assert over_the_line
    assert over_the_line == offers_for(wish)  # nobody listens now: thought out here
    assert asked == [1]


def test_an_engine_that_fails_is_said(settings: Any) -> None:
    """A question the engine cannot answer is an error of its own, not an empty answer; a caller without the key hears nothing."""
    engine = Line(lambda message: message["nothing like that"])
    try:
        with pytest.raises(EngineError):
            line.call({"question": "offers"})
        settings.SECRET_KEY = settings.SECRET_KEY[::-1]
        with pytest.raises(line.NobodyThereError):
            line.call({"question": "offers"})
    finally:
        engine.close()


def test_the_web_process_loads_no_compiler() -> None:
    """Every page's module can be loaded without the compiled loops: they are the engine's."""
    code = (
        "import sys, ashinami_web.config.wsgi; from django.urls import get_resolver; get_resolver().url_patterns;"
        "print(sorted({'numba', 'llvmlite', 'highspy', 'scipy'} & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def _token_of(town: Town, client_of: ClientOf, said: dict[str, Any], name: str) -> str:
    """Return the token of the first offer of a driver for both ways."""
    key = next(str(person.pk) for person in town.people.values() if str(person) == name)
    told = _offers(client_of, said)
    tokens = [part.split('"')[0] for part in told.split('name="offer" value="')[1:]]
    return next(token for token in tokens if token.count(key) == 2)


def _count(monkeypatch: pytest.MonkeyPatch, module: Any, name: str) -> list[int]:
    """Count the calls of a function in a list of one number."""
    calls, real = [0], getattr(module, name)

    def counted(*args: Any) -> Any:
        calls[0] += 1
        return real(*args)

    monkeypatch.setattr(module, name, counted)
    return calls
