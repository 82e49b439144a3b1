"""What a driver's device sends, in any order and more than once: each mark counts once, and nothing is lost."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from driven_day import EVENING, at, key, link_of, sent, two_rides
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from web_town import MONDAY, NOON, Town

from ashinami.casework.ride_log import fold
from ashinami_web.audit.models import Event
from ashinami_web.audit.queries import events_about
from ashinami_web.bookings.actions import cancel_wish
from ashinami_web.driving.actions import mark
from ashinami_web.driving.models import DriverLink, KeptMark
from ashinami_web.driving.sync_actions import KEPT, TAKEN, take_in
from ashinami_web.runs.models import Ride

STAGES = ("en_route", "arrived", "aboard", "done", "no_show")


@st.composite
def days(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a day: presses on two devices for two rides, some taken back; what the desk does; how it all arrives."""
    presses = draw(
        st.lists(
            st.tuples(st.sampled_from((0, 1)), st.sampled_from(STAGES), st.integers(0, 90)), min_size=2, max_size=7
        )
    )
    taken_back = draw(st.lists(st.integers(0, len(presses) - 1), max_size=3, unique=True))
    count = len(presses) + len(taken_back)
    order = draw(st.permutations([*range(count), *draw(st.lists(st.integers(0, count - 1), max_size=4))]))
    return {
        "presses": presses,
        "taken_back": taken_back,
        "devices": draw(st.lists(st.sampled_from((0, 1)), min_size=count, max_size=count)),
        "order": order,
        "cuts": draw(st.sets(st.integers(0, len(order)), max_size=4)),
        "desk_says": draw(
            st.lists(st.tuples(st.integers(0, len(order)), st.sampled_from(("aboard", "done"))), max_size=2)
        ),
        "cancelled": draw(st.booleans()),
        "moved": draw(st.booleans()),
    }


def marks_of(day: dict[str, Any], rides: list[Ride]) -> list[dict[str, Any]]:
    """Return the marks of a day as the devices made them; no two at the same second."""
    pressed = [
        sent(what, rides[which], minute + number / 60) for number, (which, what, minute) in enumerate(day["presses"])
    ]
    backs = [sent("take_back", minute=95 + number, mark=pressed[number]["id"]) for number in day["taken_back"]]
    return pressed + backs


def arrive(town: Town, day: dict[str, Any], rides: list[Ride], links: list[DriverLink], order: list[int]) -> object:
    """Let the day's marks arrive in an order, the desk writing in between; return all that stands then, and undo it."""
    marks = day["marks"]
    with transaction.atomic():
        if day["cancelled"]:
            cancel_wish(rides[0].wish, reason="体調", by=town.by("asa"), at=at(50))
        if day["moved"]:
            Ride.objects.filter(pk=rides[1].pk).update(driver=town.people["nao"])
        batch: list[int] = []
        for position in range(len(order) + 1):
            for number, (when, what) in enumerate(day["desk_says"]):
                if min(when, len(order)) == position:
                    about = Ride.objects.select_related("wish").get(pk=rides[0].pk)
                    mark(about, what, by="person:desk", at=at(40 + number / 7), device="desk", id=UUID(int=number + 1))
            if position in day["cuts"] or position == len(order):
                for device, link in enumerate(links):
                    take_in(link, [marks[one] for one in batch if day["devices"][one] == device], received_at=EVENING)
                batch = []
            if position < len(order):
                batch.append(order[position])
        found = standing(rides, marks)
        transaction.set_rollback(True)
    return found


def standing(rides: list[Ride], marks: list[dict[str, Any]]) -> object:
    """Return where the rides stand and on what, which marks wait for the desk; each mark is in one place, once."""
    waiting = {row.mark: row.why for row in KeptMark.objects.filter(outcome="waiting")}
    events = set(Event.objects.values_list("pk", flat=True))
    for one in marks:
        assert (key(one) in events) + (key(one) in waiting) == 1, one
    told = []
    for ride in Ride.objects.filter(pk__in=[ride.pk for ride in rides]).order_by("pk"):
        record = fold(events_about(ride.body_id, [str(ride.pk), str(ride.wish_id)]))
        assert ride.state in (record.state, "offered")
        last = record.last
        told.append(
            (
                ride.state,
                sorted((state, moment) for state, moment in record.at.items()),
                sorted((event.kind, event.happened_at) for event in record.counted),
                (last.facts.get("minutes"), last.facts.get("minutes_planned")) if last else None,
            )
        )
    return told, waiting


def test_any_interleaving_of_two_devices_and_the_desk_ends_the_same(town: Town) -> None:
    """Shuffled, cut into batches, sent twice, taken back before it arrived: the rides stand as if all had come in order at once."""
    rides = two_rides(town)
    links = [link_of(town).link, link_of(town).link]

    @settings(max_examples=6, suppress_health_check=list(HealthCheck))
    @given(days())
    def holds(day: dict[str, Any]) -> None:
        day["marks"] = marks = marks_of(day, rides)
        in_order = sorted(range(len(marks)), key=lambda number: str(marks[number]["at"]))
        as_it_came = arrive(town, day, rides, links, day["order"])
        assert as_it_came == arrive(town, day | {"cuts": set()}, rides, links, in_order)

    holds()


def test_marks_arrive_after_the_link_has_ended(town: Town) -> None:
    """The phone had no signal for weeks: what happened on a day the link was good for counts; a press on a later day waits for the desk."""
    (ride, _), link = two_rides(town), link_of(town, days=1).link
    weeks_later = EVENING + timedelta(days=30)
    good = [sent("en_route", ride), sent("done", ride, 30)]
    later = sent("done", ride, 24 * 60)
    assert [one.how for one in take_in(link, [*good, later], received_at=weeks_later)] == [TAKEN, TAKEN, KEPT]
    assert KeptMark.objects.get().why == "outside"
    ride.refresh_from_db()
    assert ride.state == "done"


def test_a_revoked_link_s_marks_are_kept_for_the_desk(town: Town) -> None:
    """A lost phone may be in anybody's hands: nothing of it counts by itself, nothing is thrown away."""
    (ride, _), link = two_rides(town), link_of(town).link
    DriverLink.objects.filter(pk=link.pk).update(revoked_at=NOON)
    link.refresh_from_db()
    [answer] = take_in(link, [sent("done", ride, 30)], received_at=EVENING)
    assert (answer.how, KeptMark.objects.get().why) == (KEPT, "revoked")
    ride.refresh_from_db()
    assert ride.state == "confirmed"


def test_marks_for_a_closed_month_wait_for_review_and_close_nothing_anew(town: Town) -> None:
    """They are events without a month; the closed table stays as it is."""
    (ride, _), link = two_rides(town), link_of(town).link
    Event.objects.create(
        id=uuid4(), body=town.group, kind="month.closed", subject="2026-12", happened_at=EVENING, recorded_at=EVENING,
        service_day=MONDAY, posted_period="2026-12", device_id="desk", by="person:desk", facts={},
    )  # fmt: skip
    for order in (["done", "aboard"], ["aboard", "done"]):
        marks = [sent(what, ride, 10 if what == "aboard" else 25) for what in order]
        take_in(link, marks, received_at=EVENING + timedelta(days=40))
        rows = Event.objects.filter(subject=str(ride.pk), device_id=f"link:{link.pk}")
        assert set(rows.values_list("posted_period", flat=True)) == {None}
    last = fold(events_about(town.group.pk, [str(ride.pk)])).last
    assert last is not None
    assert (last.facts["minutes"], last.facts["minutes_planned"]) == (15, False)


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        ({"what": "flown"}, "unreadable"),
        ({"at": "gestern"}, "unreadable"),
        ({"at": "2026-12-07T09:00:00"}, "unreadable"),
        ({"ride": None}, "unreadable"),
        ({"ride": str(uuid4())}, "not_his"),
        ({"at": at(24 * 60 * 2).isoformat()}, "other_day"),
        ({"at": at(24 * 60 * 6).isoformat()}, "clock"),
    ],
)
def test_what_cannot_count_is_kept_with_the_reason(town: Town, broken: dict[str, Any], why: str) -> None:
    """Whatever comes, the device may forget it: somebody at the desk sees it as it was sent. Sent again it is still one."""
    (ride, _), link = two_rides(town), link_of(town).link
    said = sent("done", ride, 20) | broken
    received = EVENING + timedelta(days=4)
    for _again in range(2):
        take_in(link, [said], received_at=received)
    kept = KeptMark.objects.get()
    assert kept.why == why
    assert kept.said


def test_things_that_are_no_marks_are_kept_too(town: Town) -> None:
    """A number, a list, an empty word: each is one row, however often it is sent."""
    link = link_of(town).link
    for _again in range(2):
        assert {one.how for one in take_in(link, [7, ["x"], "", {}], received_at=EVENING)} <= {KEPT, TAKEN}
    assert set(KeptMark.objects.values_list("why", flat=True)) == {"unreadable"}
    assert KeptMark.objects.count() == 4


def test_another_driver_s_ride_and_another_s_mark_are_not_touched(town: Town) -> None:
    """Nao's link marks none of Haru's rides and takes none of his marks back."""
    (ride, _), his, hers = two_rides(town), link_of(town).link, link_of(town, "nao").link
    pressed = sent("en_route", ride)
    take_in(his, [pressed], received_at=EVENING)
    take_in(hers, [sent("done", ride, 9), sent("take_back", minute=10, mark=pressed["id"])], received_at=EVENING)
    ride.refresh_from_db()
    assert ride.state == "en_route"
    assert sorted(KeptMark.objects.values_list("why", flat=True)) == ["early", "not_his"]


def test_an_id_used_twice_for_different_things_loses_neither(town: Town) -> None:
    """The first stands, the second waits for the desk: the desk's own event had the number."""
    (ride, _), link = two_rides(town), link_of(town).link
    mark(ride, "en_route", by="person:desk", at=at(1), device="desk", id=UUID(int=9))
    [answer] = take_in(link, [sent("done", ride, 20) | {"id": str(UUID(int=9))}], received_at=EVENING)
    assert (answer.how, KeptMark.objects.get().why) == (KEPT, "differs")
    ride.refresh_from_db()
    assert ride.state == "en_route"
