"""Support visits: taken at the desk, arranged with helpers who do not drive, done, counted in half hours with the month."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import uuid4

import pytest
from board_day import page
from django.test import Client
from web_town import EVERY_DAY, LONG_AGO, MONDAY, NOON, Town, make_person

from ashinami.basics.day import Month
from ashinami_web.audit.models import Event
from ashinami_web.bodies.limits_actions import pair
from ashinami_web.bodies.models import Pairing, Volunteer
from ashinami_web.bookings.models import Wish
from ashinami_web.config import clock
from ashinami_web.driving.actions import make_link
from ashinami_web.helping.actions import VisitAsked, VisitError, arrange, call_off, done, set_time, shares, take_visit
from ashinami_web.helping.helper_actions import take_on_helper
from ashinami_web.helping.models import Helper, Visit
from ashinami_web.money.records import activities
from ashinami_web.needs.intake_queries import unmet_counts
from ashinami_web.people.models import Disclosure, Person
from ashinami_web.shift.queries import by_reason, unmet_lines

type ClientOf = Callable[[str], Client]


@pytest.fixture
def fumi(town: Town) -> Person:
    """Return a helper who does not drive: waste, cleaning, watching over and talking, every day."""
    person = make_person(town, "fumi", "手伝 フミ", "てつだい ふみ", "home_1")
    Disclosure.objects.create(person=person, to_body=town.group, purpose="drive", consent="spoken", start=LONG_AGO)
    helps = ["waste", "cleaning", "watching", "talking"]
    take_on_helper(person.pk, helps, EVERY_DAY, by=town.by("sewa"), at=NOON, day=LONG_AGO)
    return person


def _taken(town: Town, **said: object) -> Visit:
    usual = {
        "rider": town.people["kiku"].pk,
        "service_day": MONDAY,
        "start": 600,
        "units": 2,
        "helps": ["cleaning", "waste"],
    }
    return take_visit(VisitAsked(**(usual | said)), by=town.by("asa"), at=NOON)  # type: ignore[arg-type]


def test_a_visit_from_the_telephone_to_the_month(town: Town, client_of: ClientOf, fumi: Person) -> None:
    """Asa takes it on Kiku's page and reads it back; Fumi, who has no car, goes; her link says done; the month has an hour of hers."""
    desk, kiku = client_of("asa"), town.people["kiku"]
    assert "買い物代行" in page(desk, f"/desk/?rider={kiku.pk}")
    said: dict[str, Any] = {
        "rider": kiku.pk, "wish": uuid4(), "service_day": MONDAY, "appointment": "10時", "kind": "cleaning", "units": "2",
        "helps": ["waste"], "back": "FIXED",
    }  # fmt: skip
    assert (
        "午前10時から、60分、𠮷田 キクさんのお宅へ、掃除・ごみ出しにうかがいます"
        in desk.get("/desk/check/", said).content.decode()
    )
    assert "手伝 フミ" in desk.get("/desk/offers/", said).content.decode()
    told = desk.post("/desk/", said, follow=True).content.decode()
    assert "受け付けました" in told
    assert "決まりましたら、前の日まで" in told
    assert desk.post("/desk/", said).status_code == 302
    visit = Visit.objects.get()
    assert not Wish.objects.exists(), "a visit is no ride"
    assert "手伝 フミさんに決める" in page(desk, f"/help/{visit.pk}/")
    desk.post(f"/help/{visit.pk}/send/{fumi.pk}/")
    assert "手伝 フミ" in page(desk, f"/help/?day={MONDAY}")

    link = make_link(fumi.pk, start=MONDAY, end=MONDAY + timedelta(days=7), by=town.by("asa"), at=NOON)
    visit.refresh_from_db()
    assert visit.state == "arranged"
    done(visit, 65, by=f"person:{fumi.pk}", at=NOON, device=f"link:{link.link.pk}", remark="足を痛がっていました")
    assert "足を痛がっていました" in page(desk, f"/help/{visit.pk}/")
    found = activities(town.group.pk, Month.of(MONDAY), Month.of(MONDAY).days)
    assert sorted((one.what, one.minutes, one.helper) for one in found) == [
        ("cleaning", 33, str(fumi.pk)),
        ("waste", 32, str(fumi.pk)),
    ]
    done(visit, 65, by="again", at=NOON)
    assert Event.objects.filter(kind="visit.done").count() == 2, "pressed twice"


@pytest.mark.usefixtures("monday_evening")
def test_a_helper_says_done_on_her_own_page(town: Town, fumi: Person) -> None:
    """Her link shows her visits alone; what is not hers, or not today's, she cannot end."""
    visit = _taken(town)
    other = _taken(town, rider=town.people["ume"].pk, start=800)
    arrange(visit, fumi.pk, by=town.by("asa"), at=NOON)
    link = make_link(fumi.pk, start=MONDAY, end=MONDAY + timedelta(days=7), by=town.by("asa"), at=NOON)
    phone, mine = Client(), f"/d/{link.token}/visits/"
    shown = page(phone, mine)
    assert "𠮷田 キク" in shown
    assert "海野 ウメ" not in shown
    assert "いま書けません" in phone.post(f"{mine}{other.pk}/", {"minutes": "60"}, follow=True).content.decode()
    assert "いま書けません" in phone.post(f"{mine}{visit.pk}/", {"minutes": "x"}, follow=True).content.decode()
    assert "おつかれさま" in phone.post(f"{mine}{visit.pk}/", {"minutes": "45"}, follow=True).content.decode()
    visit.refresh_from_db()
    assert visit.state == "done"
    assert "これからの訪問はありません" in page(phone, mine)


def test_a_helper_is_never_promised_to_two_homes_at_once(town: Town, fumi: Person) -> None:
    """A second visit at the same time, one a quarter of an hour too near, a help she does not do, a pair that must not meet."""
    by = town.by("asa")
    arrange(_taken(town), fumi.pk, by=by, at=NOON)
    wrongs: tuple[dict[str, Any], ...] = (
        {"start": 630},
        {"start": 670},
        {"helps": ["cooking"]},
        {"helps": []},
        {"start": None},
    )
    for wrong in wrongs:
        with pytest.raises(VisitError):
            arrange(_taken(town, **wrong), fumi.pk, by=by, at=NOON)
    arrange(_taken(town, start=675), fumi.pk, by=by, at=NOON)
    never = Volunteer(body=town.group, person=fumi, vehicle=town.cars["haru"])
    pair(never, town.people["ume"].pk, Pairing.Kind.NEVER, reason="", by=town.by("sewa"), at=NOON, day=NOON.date())
    with pytest.raises(VisitError):
        arrange(_taken(town, start=900, rider=town.people["ume"].pk), fumi.pk, by=by, at=NOON)


def test_a_visit_without_time_waits_and_one_nobody_can_do_is_kept_with_its_reason(
    town: Town, client_of: ClientOf, fumi: Person
) -> None:
    """It can always be saved; declined, the reason stays on record as a need of the town."""
    desk = client_of("asa")
    visit = _taken(town, start=None, helps=["cooking"])
    assert "時刻と手助けの中身が決まると" in page(desk, f"/help/{visit.pk}/")
    assert "時刻を入れて" in desk.post(f"/help/{visit.pk}/time/", {}).content.decode()
    desk.post(f"/help/{visit.pk}/time/", {"start": "午後2時"})
    shown = page(desk, f"/help/{visit.pk}/")
    assert "その手助けはしていません" in shown
    assert "わけを書いて" in desk.post(f"/help/{visit.pk}/end/", {"unmet": "yes"}).content.decode()
    desk.post(f"/help/{visit.pk}/end/", {"unmet": "yes", "reason": "調理のできる人がいない"})
    visit.refresh_from_db()
    assert (visit.state, visit.why_over) == ("unmet", "調理のできる人がいない")
    assert Event.objects.get(kind="visit.unmet").facts["reason"] == "調理のできる人がいない"
    # it stands with what was not met, with the kind of help, and in the counts the community reads
    (line,) = unmet_lines(town.group.pk, MONDAY, MONDAY)
    assert (line.what, line.why, line.words) == ("調理 14:00", "行ける人がいない", "調理のできる人がいない")
    assert by_reason([line]) == [("行ける人がいない", 1)]
    assert unmet_counts(town.group, MONDAY, MONDAY) == {f"行ける人がいない（調理）／{line.where or '地区不明'}": 1}
    assert f'/help/{visit.pk}/"' in page(desk, "/shift/unmet/")
    with pytest.raises(VisitError):
        set_time(visit, 600, by=town.by("asa"), at=NOON)
    with pytest.raises(VisitError):
        done(visit, 30, by="desk", at=NOON)
    call_off(_taken(town), "用がなくなった", unmet=False, by=town.by("asa"), at=NOON)
    assert Event.objects.filter(kind="visit.cancelled").count() == 1


def test_going_along_on_an_outing_counts_with_its_ride(
    town: Town, wish_of: Callable[..., Wish], fumi: Person, client_of: ClientOf
) -> None:
    """外出の付き添い: the visit names the ride it went along with, as the money of サービスD asks."""
    wish = wish_of("kiku")
    shown = page(client_of("asa"), f"/desk/?rider={town.people['kiku'].pk}")
    assert f'<option value="{wish.pk}">' in shown
    Helper.objects.update(helps=["outing"])
    visit = _taken(town, helps=["outing"], wish=wish.pk, start=560, units=4)
    arrange(visit, fumi.pk, by=town.by("asa"), at=NOON)
    done(visit, 120, by=town.by("asa").author, at=NOON)
    (found,) = activities(town.group.pk, Month.of(MONDAY), Month.of(MONDAY).days)
    assert found.with_ride == str(wish.rides.get(leg="OUT").pk)


def test_minutes_are_shared_and_add_up() -> None:
    """Each kind of help gets its part, the whole stays whole; without a kind it is 'other'."""
    assert shares(["a", "b", "c"], 100) == [("a", 34), ("b", 33), ("c", 33)]
    assert shares([], 30) == [("other", 30)]


def test_helpers_are_taken_on_by_the_coordinator(town: Town, client_of: ClientOf) -> None:
    """Once, and changed by writing again; the desk sees them, and takes nobody on."""
    sewa, haru = client_of("sewa"), town.people["haru"]
    assert "まだいません" in page(sewa, "/help/helpers/")
    assert "一つは選んで" in sewa.post("/help/helpers/", {"person": haru.pk}).content.decode()
    for helps in (["waste"], ["waste", "shopping"]):
        sewa.post("/help/helpers/", {"person": haru.pk, "helps": helps, "half_days": ["0am"]})
    assert Helper.objects.get().helps == ["waste", "shopping"]
    assert client_of("asa").post("/help/helpers/", {"person": haru.pk, "helps": ["waste"]}).status_code == 403
    assert "買い物" in page(client_of("asa"), "/help/helpers/")
    assert "この日の訪問はありません" in page(sewa, f"/help/?day={date(2026, 12, 24)}")


def test_a_watching_visit_nobody_reported_rings_at_the_desk_and_what_was_noticed_is_kept_in_sight(
    town: Town, client_of: ClientOf, fumi: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """見守り: an hour after its end without a word the desk is told to ring; what the helper noticed stands there two weeks."""
    visit = _taken(town, helps=["watching"], units=1)
    arrange(visit, fumi.pk, by=town.by("asa"), at=NOON)
    desk, alarm = client_of("asa"), "済んだ知らせがない訪問"

    def let_it_be(day: date, hour: int, minute: int) -> None:
        moment = datetime.combine(day, time(hour, minute), tzinfo=clock.JAPAN)
        monkeypatch.setattr(clock, "now", lambda: moment)
        monkeypatch.setattr(clock, "today", moment.date)

    let_it_be(MONDAY, 11, 29)
    assert alarm not in page(desk, "/help/")
    let_it_be(MONDAY, 11, 30)
    shown = page(desk, "/help/")
    assert alarm in shown
    assert "𠮷田 キク" in shown
    done(visit, 30, by=f"person:{fumi.pk}", at=NOON, remark="声に元気がない")
    shown = page(desk, "/help/")
    assert alarm not in shown
    assert "声に元気がない" in shown
    let_it_be(MONDAY + timedelta(days=15), 9, 0)
    assert "声に元気がない" not in page(desk, "/help/")
