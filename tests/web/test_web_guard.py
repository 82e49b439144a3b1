"""The ride guard: what falls when records or the law change, what stays, and who is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from board_day import WishOf, ride_of
from guarded_town import guard_town, list_rider, looked, priced, promise, verdict_of
from registered_town import CAR, PAGE, TODAY, VERSION, told, volunteer
from web_town import MONDAY, NOON, Town

from ashinami.casework import basis
from ashinami.casework import guard as library
from ashinami.dispatch.stop import MaxIterations
from ashinami.law import corpus
from ashinami.rules.conditions import Never
from ashinami.rules.corpus import Corpus
from ashinami.rules.provision import Provision
from ashinami.vocabulary.registration import Course, NoteKind
from ashinami_web.audit.models import Event
from ashinami_web.bookings.actions import sign_undetermined
from ashinami_web.bookings.models import Wish
from ashinami_web.guard.checking import Looked
from ashinami_web.guard.queries import count_fallen, fallen
from ashinami_web.registration.actions import record_registration
from ashinami_web.registration.ledger_actions import write_driver, write_vehicle
from ashinami_web.registration.models import DriverNote
from ashinami_web.runs.board import day_of
from ashinami_web.runs.planning import ask, plan
from ashinami_web.runs.seating import put_on_board

DRIVERS = next(one.id for one in corpus().versions("road_transport.registered.drivers") if MONDAY in one.in_force)


@pytest.fixture
def guarded(town: Town) -> Town:
    """Return the town with everything in order."""
    guard_town(town)
    return town


def confirmed(town: Town, wish_of: WishOf) -> Wish:
    """Take Kiku's wish for Monday, give it to Haru and confirm it."""
    wish = wish_of("kiku")
    assert promise(town, wish).waiting == ()
    return wish


def wish_again(wish: Wish) -> Wish:
    """Return the wish as it stands by now."""
    return Wish.objects.get(pk=wish.pk)


def publish(monkeypatch: pytest.MonkeyPatch, **changed: object) -> None:
    """Let an edition of the law be in use in which the provision about drivers is written otherwise."""

    def written(provision: Provision) -> Provision:
        return replace(provision, **changed) if provision.id == DRIVERS else provision  # type: ignore[arg-type]  # fields of it

    edition = Corpus(written(one) for one in corpus().provisions)
    for module in (basis, library):
        monkeypatch.setattr(module, "corpus", lambda: edition)


def propose(town: Town) -> None:
    """Let the planner propose for Monday and put it on the board."""
    proposal = plan(ask(town.group, MONDAY), town.group, seed=1, stop=MaxIterations(20))
    put_on_board(day_of(town.group.pk, MONDAY), proposal)


def reasons_of(town: Town) -> str:
    """Return the reasons of all that fell."""
    return " ".join(reason for one in fallen(town.group.pk, TODAY) for reason in one.reasons)


def test_a_ride_in_order_is_lawful_with_its_driver_and_car(guarded: Town, wish_of: WishOf) -> None:
    """Only Haru may drive: Nao's page is not begun. The ride's basis names no person and no key."""
    wish = confirmed(guarded, wish_of)
    assert verdict_of(wish) == "lawful"
    assert {ride.driver_id for ride in wish.rides.all()} == {guarded.people["haru"].pk}
    told_of = {one["name"] for listed in wish.basis["receipt"]["members"].values() for one in listed}
    assert told_of == {"利用者", "行き", "運転者", "車"}
    assert looked(guarded).changed == ()
    assert count_fallen(guarded.group.pk, TODAY) == 0


def test_the_planner_proposes_whom_the_law_allows(guarded: Town, wish_of: WishOf) -> None:
    """Nao's page is not begun: she goes with Haru. Without his course nobody may drive: no proposal, though the wish may be accepted."""
    wish = wish_of("kiku")
    propose(guarded)
    assert ride_of(wish).driver_id == guarded.people["haru"].pk
    strike_course()
    propose(guarded)
    assert ride_of(wish).driver_id is None
    assert verdict_of(wish) == "lawful"


def strike_course() -> None:
    """Strike Haru's course from the ledger, as a line written by mistake."""
    DriverNote.objects.filter(kind=NoteKind.COURSE, what=Course.WELFARE).delete()


def test_without_the_course_a_promised_ride_falls(guarded: Town, wish_of: WishOf) -> None:
    """Only an office could recognise something in its place: the ride is open, with whom to telephone and what to do."""
    wish = confirmed(guarded, wish_of)
    strike_course()
    assert looked(guarded).changed == (wish.pk,)
    (one,) = fallen(guarded.group.pk, TODAY)
    assert (one.before, verdict_of(wish), one.promised) == ("lawful", "undetermined", True)
    assert "（運転者）" in one.reasons[0]
    assert "別の運転者か車" in one.todo
    assert [driver.pk for driver in one.drivers] == [guarded.people["haru"].pk]


def test_a_licence_that_runs_out_takes_only_the_rides_after_its_last_day(guarded: Town, wish_of: WishOf) -> None:
    """The licence ends on Monday: the ride of that day stands; ending a day earlier, it falls."""
    wish = confirmed(guarded, wish_of)
    write_driver(volunteer(guarded, "haru"), PAGE | {"licence_expires_on": MONDAY}, **told(guarded))
    assert looked(guarded).changed == ()
    write_driver(volunteer(guarded, "haru"), PAGE | {"licence_expires_on": MONDAY - timedelta(days=1)}, **told(guarded))
    assert looked(guarded).changed == (wish.pk,)
    write_driver(volunteer(guarded, "haru"), PAGE, **told(guarded))
    assert looked(guarded).changed == (wish.pk,), "and it stands again"
    assert fallen(guarded.group.pk, TODAY) == []


def test_insurance_that_lapses_takes_the_ride(guarded: Town, wish_of: WishOf) -> None:
    """The car is insured to the Sunday before: the ride falls for want of cover."""
    wish = confirmed(guarded, wish_of)
    lapsed = CAR | {"insured_until": MONDAY - timedelta(days=1)}
    write_vehicle(guarded.cars["haru"], lapsed, **told(guarded))
    assert looked(guarded).changed == (wish.pk,)
    assert "保険" in reasons_of(guarded)


def test_a_rider_taken_off_the_list_falls_from_that_day(guarded: Town, wish_of: WishOf) -> None:
    """Off the list from Tuesday, Monday's ride stands; off from Monday, it falls, and the list is what to look at."""
    wish = confirmed(guarded, wish_of)
    list_rider(guarded, off_on=MONDAY + timedelta(days=1))
    assert looked(guarded).changed == ()
    list_rider(guarded, off_on=MONDAY)
    assert looked(guarded).changed == (wish.pk,)
    (one,) = fallen(guarded.group.pk, TODAY)
    assert "名簿" in one.todo
    assert "団体の名簿にのっていません" in reasons_of(guarded)


def test_the_registration_ends_on_its_stored_day(guarded: Town, wish_of: WishOf) -> None:
    """A ride on the day printed on the certificate is lawful, one on the day after is not; the stored day moves, and both follow."""
    last, after = wish_of("kiku", day=VERSION.expires_on), wish_of("kiku", day=VERSION.expires_on + timedelta(days=1))
    assert (last.verdict, after.verdict) == ("lawful", "unlawful")
    earlier = replace(VERSION, expires_on=VERSION.expires_on - timedelta(days=1))
    record_registration(earlier, **told(guarded))
    assert looked(guarded).changed == (last.pk,)
    assert (verdict_of(last), verdict_of(after)) == ("unlawful", "unlawful")


def test_a_price_put_on_record_anew_is_judged(guarded: Town, wish_of: WishOf) -> None:
    """The price goes beyond actual cost: the wish falls before anybody plans it."""
    wish = wish_of("kiku")
    priced(guarded, **{"price.within_actual_cost": False})
    assert looked(guarded).changed == (wish.pk,)
    (one,) = fallen(guarded.group.pk, TODAY)
    assert not one.promised
    assert "実費" in reasons_of(guarded)


def test_a_law_written_otherwise_is_applied_to_rides_ahead(
    guarded: Town, wish_of: WishOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new edition bars rides under a registration: the promise falls, and the list says that the law has changed."""
    wish = confirmed(guarded, wish_of)
    publish(monkeypatch, condition=Never("この版では運べません。", corpus().get(DRIVERS).cite))
    assert looked(guarded).changed == (wish.pk,)
    (one,) = fallen(guarded.group.pk, TODAY)
    assert (one.law_changed, verdict_of(wish)) == (True, "unlawful")


def test_a_law_reworded_alike_is_kept_without_a_word(
    guarded: Town, wish_of: WishOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another revision, the same verdict: the receipt is written anew, and nothing is listed."""
    wish = confirmed(guarded, wish_of)
    before = wish_again(wish).basis["receipt"]["applied"]
    publish(monkeypatch, summary="言いかえた要旨です。")
    assert looked(guarded).changed == ()
    assert wish_again(wish).basis["receipt"]["applied"] != before
    assert fallen(guarded.group.pk, TODAY) == []


def test_past_rides_and_rides_on_the_road_keep_their_verdict(guarded: Town, wish_of: WishOf) -> None:
    """The course is struck: on Tuesday, Monday's ride is no longer looked at; on Monday, one already under way is not either."""
    wish = confirmed(guarded, wish_of)
    strike_course()
    assert looked(guarded, MONDAY + timedelta(days=1)) == Looked(0, ())
    Wish.objects.filter(pk=wish.pk).update(state="en_route")
    assert looked(guarded) == Looked(0, ())
    assert verdict_of(wish) == "lawful"


def test_a_signature_falls_with_what_it_was_given_to(guarded: Town, wish_of: WishOf) -> None:
    """Sewa signs with one question open; another question opens: her word no longer covers it, and the ride is listed."""
    list_rider(guarded, cannot_use_alone=None, judged_by="", judged_on=None)
    wish = wish_of("kiku")
    assert verdict_of(wish) == "undetermined"
    sign_undetermined(wish, reason="次の部会で判断する", by=guarded.by("sewa"), at=NOON)
    assert promise(guarded, wish).waiting == ()
    assert looked(guarded).changed == ()
    list_rider(guarded, cannot_use_alone=None, judged_by="", judged_on=None, category="")
    assert looked(guarded).changed == (wish.pk,)
    assert wish_again(wish).signed_by == ""
    assert count_fallen(guarded.group.pk, TODAY, day=MONDAY) == 1
    event = Event.objects.get(kind="wish.rejudged")
    assert event.facts == {
        "before": "undetermined",
        "after": "undetermined",
        "signature_fell": True,
        "law_changed": False,
    }
