"""What drivers' devices sent and the desk has to look at: taken in, put on record as a ride, or left out with a reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from driven_day import EVENING, at, link_of, sent, two_rides
from web_town import MONDAY, Town

from ashinami_web.audit.models import Event
from ashinami_web.bookings.models import Wish
from ashinami_web.driving.actions import mark
from ashinami_web.driving.models import DriverLink, KeptMark
from ashinami_web.driving.review_actions import ReviewError, set_aside, take, take_extra
from ashinami_web.driving.sync_actions import take_in
from ashinami_web.records.models import DutyCheck
from ashinami_web.runs.models import Ride

pytestmark = pytest.mark.usefixtures("monday_evening")
type ClientOf = Callable[[str], Client]
EXTRA: dict[str, Any] = {
    "who": "となりの人",
    "from": "浜の店",
    "to": "みなと診療所",
    "start": "14:10",
    "end": "14:25",
    "metres": 3_200,
}


def kept_of(link: DriverLink, said: dict[str, Any], received: Any = EVENING) -> KeptMark:
    """Let a mark arrive that waits for the desk."""
    take_in(link, [said], received_at=received)
    return KeptMark.objects.get(mark=said["id"])


def page(client: Client, url: str = "/driver-reports/", **said: Any) -> str:
    """Return a page, or the page after sending a form, as text."""
    answer = client.post(url, said, follow=True) if said else client.get(url)
    return answer.content.decode()


def test_an_extra_ride_becomes_a_ride_like_any_other(town: Town, client_of: ClientOf) -> None:
    """The driver wrote four words on his phone; the desk names the rider, and the month counts it. The words are gone then."""
    kept = kept_of(link_of(town).link, sent("extra", minute=400, **EXTRA))
    asa = client_of("asa")
    shown = page(asa)
    assert "となりの人" in shown
    assert 'value="14:10"' in shown
    url = f"/driver-reports/{kept.pk}/extra/"
    assert "利用者を選んでください" in page(asa, url, purpose="CLINIC", start="1410", end="1425")
    assert "乗った時刻より前" in page(
        asa, url, rider=town.people["matsu"].pk, purpose="CLINIC", start="1410", end="1400"
    )
    said = {"rider": town.people["matsu"].pk, "purpose": "CLINIC", "destination": "みなと診療所"}
    assert "記録に入れました" in page(asa, url, **said, start="1410", end="1425", km="3.2")
    ride = Ride.objects.get()
    assert (ride.state, ride.driver_id, ride.metres) == ("done", town.people["haru"].pk, 3_200)
    done = Event.objects.get(subject=str(ride.pk), kind="ride.done")
    assert (done.facts["minutes"], done.facts["metres"]) == (15, 3_200)
    kept.refresh_from_db()
    assert (kept.outcome, "who" in kept.said) == ("taken", False)
    assert "確かめる記録はありません" in page(asa)


def test_where_the_law_is_open_the_extra_ride_waits_as_a_wish(town: Town, client_of: ClientOf) -> None:
    """Nothing makes a ride lawful that the law leaves open: it stands as a wish with its driver, for a coordinator's signature."""
    for arrangement in town.arrangements.values():
        arrangement.is_default = False
        arrangement.save()
    kept = kept_of(link_of(town).link, sent("extra", minute=400, **EXTRA))
    said = {"rider": town.people["matsu"].pk, "purpose": "OTHER", "start": "1410", "end": "1425"}
    assert "申込みとして書きました" in page(client_of("asa"), f"/driver-reports/{kept.pk}/extra/", **said)
    ride = Ride.objects.get()
    assert (ride.state, ride.driver_id) == ("requested", town.people["haru"].pk)


def test_one_passenger_more_is_counted_once_the_desk_says_so(town: Town, client_of: ClientOf) -> None:
    """Her sister got in too."""
    first, _second = two_rides(town)
    kept = kept_of(link_of(town).link, sent("passengers", first, 60, people=1))
    assert Wish.objects.get(pk=first.wish_id).companions == 0
    asa = client_of("asa")
    assert "記録に入れました" in page(asa, f"/driver-reports/{kept.pk}/take/", go="1")
    assert Wish.objects.get(pk=first.wish_id).companions == 1
    assert "もうほかの人が" in page(asa, f"/driver-reports/{kept.pk}/take/", go="1")
    assert Wish.objects.get(pk=first.wish_id).companions == 1


@pytest.mark.parametrize("people", [0, 40, "三人"])
def test_passengers_nobody_can_count_are_asked_again(town: Town, people: object) -> None:
    """No number, no count."""
    first, _second = two_rides(town)
    kept = kept_of(link_of(town).link, sent("passengers", first, 60, people=people))
    with pytest.raises(ReviewError, match="何人か"):
        take(kept, by=town.by("asa"), at=EVENING)


def test_a_revoked_link_s_marks_count_when_the_desk_has_asked(town: Town) -> None:
    """The phone was found again: the driver says it was him."""
    (first, _second), link = two_rides(town), link_of(town).link
    DriverLink.objects.update(revoked_at=at(0))
    link.refresh_from_db()
    pressed = sent("done", first, 80)
    kept = kept_of(link, pressed)
    back = kept_of(link, sent("take_back", minute=81, mark=pressed["id"]))
    with pytest.raises(ReviewError, match="まだ届いていません"):
        take(back, by=town.by("asa"), at=EVENING)
    take(kept, by=town.by("asa"), at=EVENING)
    first.refresh_from_db()
    assert first.state == "done"
    take(back, by=town.by("asa"), at=EVENING)
    first.refresh_from_db()
    assert first.state == "confirmed"
    assert Event.objects.filter(kind="device_mark.settled").count() == 2


def test_a_phone_whose_clock_was_ahead_is_taken_at_the_time_it_arrived(town: Town) -> None:
    """It cannot have been later than it arrived."""
    first, _second = two_rides(town)
    kept = kept_of(link_of(town).link, sent("done", first, 200), at(90))
    take(kept, by=town.by("asa"), at=EVENING)
    assert Event.objects.get(subject=str(first.pk), kind="ride.done").happened_at == at(90)


def test_a_ride_that_went_to_somebody_else_is_put_right_on_the_board_first(town: Town) -> None:
    """Haru drove it all the same: the board must say so before his mark counts."""
    (first, _second), link = two_rides(town), link_of(town).link
    Ride.objects.filter(pk=first.pk).update(driver=town.people["nao"])
    kept = kept_of(link, sent("done", first, 80))
    with pytest.raises(ReviewError, match="配車で運転者を直して"):
        take(kept, by=town.by("asa"), at=EVENING)
    Ride.objects.filter(pk=first.pk).update(driver=town.people["haru"])
    take(kept, by=town.by("asa"), at=EVENING)
    first.refresh_from_db()
    assert first.state == "done"


def test_a_mark_whose_number_was_used_gets_a_new_one(town: Town) -> None:
    """The desk's own event had it: both stand."""
    (first, _second), link = two_rides(town), link_of(town).link
    mark(first, "en_route", by="person:desk", at=at(1), device="desk", id=UUID(int=9))
    kept = kept_of(link, sent("aboard", first, 70) | {"id": str(UUID(int=9))})
    take(kept, by=town.by("asa"), at=EVENING)
    first.refresh_from_db()
    assert first.state == "aboard"


def test_what_was_said_before_setting_out_through_an_old_link_goes_to_the_records(town: Town) -> None:
    """He used last month's link: the check counts once somebody has looked; a reading that cannot be is refused in words."""
    link = link_of(town, start=MONDAY - timedelta(days=7), days=7).link
    kept = kept_of(link, sent("before", minute=-30, well=True, sober=True))
    take(kept, by=town.by("asa"), at=EVENING)
    assert DutyCheck.objects.get().well is True
    wrong = kept_of(link, sent("after", minute=80, detector=True, alcohol=4_000))
    with pytest.raises(ReviewError, match="検知器"):
        take(wrong, by=town.by("asa"), at=EVENING)


def test_what_cannot_be_read_is_left_out_with_a_reason(town: Town, client_of: ClientOf) -> None:
    """It is shown as it came; it can only be left out, and who left it out, and why, stays."""
    kept = kept_of(link_of(town).link, sent("flown"))
    asa = client_of("asa")
    assert "読み取れない記録" in page(asa)
    with pytest.raises(ReviewError, match="入れられません"):
        take(kept, by=town.by("asa"), at=EVENING)
    assert "理由を書いてください" in page(asa, f"/driver-reports/{kept.pk}/aside/", note=" ")
    assert "入れないことにしました" in page(asa, f"/driver-reports/{kept.pk}/aside/", note="試しに押した")
    kept.refresh_from_db()
    assert (kept.outcome, kept.note, kept.settled_by) == ("aside", "試しに押した", town.by("asa").author)
    assert "もうほかの人が" in page(asa, f"/driver-reports/{kept.pk}/aside/", note="もう一度")


def test_the_wrong_door_and_the_wrong_person_are_refused(town: Town) -> None:
    """A mark of a ride is no extra ride; who may not plan settles nothing."""
    first, _second = two_rides(town)
    link = link_of(town).link
    kept = kept_of(link, sent("passengers", first, 60, people=1))
    with pytest.raises(ReviewError, match="予定にない送迎ではありません"):
        take_extra(kept, None, by=town.by("asa"), at=EVENING)  # type: ignore[arg-type]
    with pytest.raises(PermissionDenied):
        set_aside(kept, note="いらない", by=town.by("sc"), at=EVENING)
    extra = kept_of(link, sent("extra", minute=70, **EXTRA))
    with pytest.raises(ReviewError, match="入れられません"):
        take(extra, by=town.by("asa"), at=EVENING)
