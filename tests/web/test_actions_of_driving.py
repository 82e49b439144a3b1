"""What seldom happens between a driver's device and the desk: each time nothing is lost, nothing counts twice, and somebody is told."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError
from driven_day import EVENING, at, key, link_of, sent, two_rides
from web_town import Town

from ashinami.vocabulary.ride import RideState
from ashinami.vocabulary.wish import Purpose
from ashinami_web.audit.models import Event
from ashinami_web.driving import sync_actions
from ashinami_web.driving.actions import MarkError, mark
from ashinami_web.driving.marks import Mark
from ashinami_web.driving.models import DriverLink, KeptMark
from ashinami_web.driving.review_actions import Extra, ReviewError, take
from ashinami_web.driving.sync_actions import KEPT, TAKEN, take_in
from ashinami_web.records.models import DutyCheck
from ashinami_web.runs.models import Ride


def test_a_ride_nobody_promised_takes_no_mark(town: Town) -> None:
    """The desk has proposed Haru and nobody has confirmed: he is told to ring; what his phone sends of it waits for the desk."""
    ride, _second = two_rides(town)
    for state, driver in ((RideState.OFFERED, town.people["haru"].pk), (RideState.CONFIRMED, None)):
        ride.state, ride.driver_id = state, driver
        with pytest.raises(MarkError, match="まだ確定していない"):
            mark(ride, "aboard", by="person:x", at=at(0), device="link")
    Ride.objects.filter(pk=ride.pk).update(state=RideState.OFFERED)
    [answer] = take_in(link_of(town).link, [sent("aboard", ride)], received_at=EVENING)
    assert (answer.how, KeptMark.objects.get().why) == (KEPT, "not_his")
    assert not Event.objects.filter(kind="ride.aboard").exists()


def test_another_driver_takes_nothing_back_however_early_he_says_so(town: Town) -> None:
    """Nao's phone takes back a press that Haru's has not sent yet. It arrives: it counts, and Nao's word still waits for the desk."""
    (ride, _second), his, hers = two_rides(town), link_of(town).link, link_of(town, "nao").link
    pressed = sent("en_route", ride)
    take_in(hers, [sent("take_back", minute=5, mark=pressed["id"])], received_at=EVENING)
    take_in(his, [pressed], received_at=EVENING)
    ride.refresh_from_db()
    assert ride.state == "en_route"
    assert KeptMark.objects.get(why="early").outcome == "waiting"


def test_an_end_whose_minutes_were_corrected_is_taken_back_whole(town: Town) -> None:
    """The end came before the beginning and was figured anew when that came; taken back, he is aboard and no minute is counted."""
    (ride, _second), link = two_rides(town), link_of(town).link
    end = sent("done", ride, 25)
    take_in(link, [end, sent("aboard", ride, 10)], received_at=EVENING)
    assert Event.objects.filter(kind="ride.done").count() == 2, "the end, and its correction"
    [answer] = take_in(link, [sent("take_back", minute=30, mark=end["id"])], received_at=EVENING)
    ride.refresh_from_db()
    assert (answer.how, ride.state) == (TAKEN, "aboard")


def test_a_check_with_a_number_that_is_another_s_waits_for_the_desk(town: Town) -> None:
    """Two phones with one number: the first driver's check stands, the second's is kept, and neither is the other's."""
    first, said = link_of(town).link, sent("before", well=True, sober=True)
    take_in(first, [said], received_at=EVENING)
    [answer] = take_in(link_of(town, "nao").link, [said | {"well": False}], received_at=EVENING)
    assert answer.how == KEPT
    check = DutyCheck.objects.get()
    assert (check.driver_id, check.well) == (town.people["haru"].pk, True)


def test_a_ride_that_is_gone_when_its_mark_is_written_leaves_the_mark(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It stood a moment ago, when the mark was looked at: the mark waits for the desk."""
    monkeypatch.setattr(sync_actions, "why_kept", lambda *_asked: None)
    [answer] = take_in(link_of(town).link, [sent("done") | {"ride": str(uuid4())}], received_at=EVENING)
    assert (answer.how, KeptMark.objects.get().why) == (KEPT, "not_his")


def test_one_press_sent_twice_at_one_moment_is_one(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both sendings looked and saw nothing; the other was written first. The phone hears that it has arrived, and it stands once."""
    (ride, _second), link = two_rides(town), link_of(town).link
    pressed, writes = sent("en_route", ride), sync_actions.write

    def other_first(link: DriverLink, one: Mark, *, received_at: Any) -> bool:
        writes(link, one, received_at=received_at)
        raise IntegrityError

    monkeypatch.setattr(sync_actions, "write", other_first)
    [answer] = take_in(link, [pressed], received_at=EVENING)
    assert answer.how == TAKEN
    assert Event.objects.filter(pk=key(pressed)).count() == 1
    assert not KeptMark.objects.exists()


def test_a_number_that_is_taken_is_not_taken_again_by_the_desk(town: Town) -> None:
    """A lost phone's mark was kept; meanwhile the desk's own event has its number: the desk is told, and the mark stays where it is."""
    (ride, second), link = two_rides(town), link_of(town).link
    DriverLink.objects.update(revoked_at=at(0))
    link.refresh_from_db()
    pressed = sent("en_route", ride)
    take_in(link, [pressed], received_at=EVENING)
    mark(second, "done", by="person:desk", at=at(300), device="desk", id=UUID(pressed["id"]))
    with pytest.raises(ReviewError, match="同じ番号"):
        take(KeptMark.objects.get(), by=town.by("asa"), at=EVENING)
    assert KeptMark.objects.get().outcome == "waiting"


def test_an_extra_ride_ends_after_it_begins(town: Town) -> None:
    """The form asks again; what builds it otherwise is told."""
    with pytest.raises(ValueError, match="ends after"):
        Extra(rider=town.people["matsu"].pk, purpose=Purpose.OTHER, start=600, end=600)
