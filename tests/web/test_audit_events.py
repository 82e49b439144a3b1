"""Events: added once, never changed, posted to the right month."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from web_town import NOON, Town

from ashinami.basics.day import Month
from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.actions import DifferentEventError, record
from ashinami_web.audit.models import Event
from ashinami_web.audit.queries import waiting_for_review
from ashinami_web.bookings.models import Wish
from ashinami_web.config import clock
from ashinami_web.driving.actions import mark, void
from ashinami_web.reports.actions import CannotCloseError, accept_late, close_month
from ashinami_web.reports.models import ClosedMonth, SharedSheet
from ashinami_web.reports.queries import table_of
from ashinami_web.runs.models import Ride

NOVEMBER = Month(2026, 11)
IN_NOVEMBER = date(2026, 11, 20)
DECEMBER_4 = NOON


def driven(wish: Wish, *, metres: int = 4_000, at: datetime | None = None) -> Event:
    """Let the ride of a wish be promised and done."""
    ride = wish.rides.first()
    assert ride is not None
    Ride.objects.filter(pk=ride.pk).update(
        driver=wish.rider_id, pick_up_at=570, drop_off_at=590, metres=metres, state="confirmed"
    )
    ride.refresh_from_db()
    moment = at or datetime.combine(wish.service_day, datetime.min.time(), tzinfo=clock.JAPAN) + timedelta(hours=10)
    return mark(ride, "done", by="person:x", at=moment, device="phone", id=uuid4())


def note(town: Town, **changes: object) -> Event:
    """Record some event."""
    usual: dict[str, object] = {
        "body": town.group.pk,
        "kind": EventKind.GROUP_CHANGED,
        "subject": "x",
        "by": "person:x",
        "at": NOON,
        "service_day": NOON.date(),
    }
    return record(**(usual | changes))  # type: ignore[arg-type]


def test_sending_an_event_twice_is_harmless(town: Town) -> None:
    """The phone may repeat itself: one event stands."""
    key = uuid4()
    assert note(town, id=key).pk == note(town, id=key).pk
    assert Event.objects.filter(pk=key).count() == 1


def test_another_event_under_a_known_id_is_refused(town: Town) -> None:
    """An id is never used for two things."""
    key = uuid4()
    note(town, id=key)
    with pytest.raises(DifferentEventError):
        note(town, id=key, subject="y")


@pytest.mark.parametrize("how", ["change", "remove"])
def test_the_database_refuses_to_change_or_remove_an_event(town: Town, how: str) -> None:
    """Append-only is held by the database, not by good manners."""
    rows = Event.objects.filter(pk=note(town).pk)
    touch = {"change": lambda: rows.update(subject="y"), "remove": rows.delete}[how]
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        touch()


@pytest.mark.parametrize("period", ["2026-13", "2026-1", "November"])
def test_a_period_that_is_no_month_is_refused(town: Town, period: str) -> None:
    """posted_period is a month or empty."""
    with pytest.raises(DatabaseError), transaction.atomic():
        Event.objects.create(
            id=uuid4(),
            body=town.group,
            kind=EventKind.GROUP_CHANGED,
            subject="x",
            happened_at=NOON,
            recorded_at=NOON,
            service_day=NOON.date(),
            posted_period=period,
            device_id="desk",
            by="x",
        )


@pytest.mark.parametrize("kind", ["", "made up", "Made.Up", "made"])
def test_an_event_without_a_kind_of_the_right_shape_is_refused(town: Town, kind: str) -> None:
    """A kind is written as thing and deed (ride.done); which there are says the vocabulary, and the types of `record`."""
    event = note(town)
    with pytest.raises(DatabaseError), transaction.atomic():
        Event.objects.create(
            id=uuid4(), body=town.group, kind=kind, subject="x", happened_at=NOON, recorded_at=NOON,
            service_day=event.service_day, posted_period=event.posted_period, device_id="desk", by="x",
        )  # fmt: skip


def test_a_late_event_waits_and_then_counts_in_the_open_month(town: Town, wish_of: Callable[..., Wish]) -> None:
    """A closed month never changes by a byte; what comes late counts in the month that is open, with a reference."""
    driven(wish_of("kiku", day=IN_NOVEMBER), metres=4_000)
    late = wish_of("matsu", day=IN_NOVEMBER)
    closed = close_month(NOVEMBER, by=town.by("sewa"), at=DECEMBER_4)
    before = bytes(ClosedMonth.objects.get(pk=closed.pk).table)
    event = driven(late, metres=6_000)
    assert event.posted_period is None
    assert list(waiting_for_review(town.group.pk)) == [event]
    assert table_of(town.group.pk, Month(2026, 12)).total.rides == 0
    acceptance = accept_late(event, by=town.by("sewa"), at=DECEMBER_4)
    assert (acceptance.subject, acceptance.posted_period) == (str(event.pk), "2026-12")
    assert not waiting_for_review(town.group.pk).exists()
    assert table_of(town.group.pk, Month(2026, 12)).total.metres == 6_000
    assert table_of(town.group.pk, NOVEMBER).total.metres == 4_000
    assert bytes(ClosedMonth.objects.get(pk=closed.pk).table) == before


def test_a_late_correction_takes_back_and_adds_in_the_open_month(town: Town, wish_of: Callable[..., Wish]) -> None:
    """A wrong figure found after closing: the old is taken back and the new added in the open month."""
    first = driven(wish_of("kiku", day=IN_NOVEMBER), metres=4_000)
    close_month(NOVEMBER, by=town.by("sewa"), at=DECEMBER_4)
    ride = Ride.objects.get(pk=first.subject)
    fixed = mark(ride, "done", by="person:x", at=first.happened_at, device="desk", metres=5_500, corrects=first.pk)
    accept_late(fixed, by=town.by("sewa"), at=DECEMBER_4)
    december = table_of(town.group.pk, Month(2026, 12)).total
    assert (december.rides, december.metres) == (0, 1_500)
    assert table_of(town.group.pk, NOVEMBER).total.metres == 4_000


def test_nothing_is_posted_to_a_closed_month_even_by_hand(town: Town) -> None:
    """The database refuses an event posted to a month that is closed."""
    close_month(NOVEMBER, by=town.by("sewa"), at=DECEMBER_4)
    event = note(town)
    with pytest.raises(DatabaseError, match="month_is_closed"), transaction.atomic():
        Event.objects.create(
            id=uuid4(), body=town.group, kind=EventKind.GROUP_CHANGED, subject="x", happened_at=NOON, recorded_at=NOON,
            service_day=event.service_day, posted_period=str(NOVEMBER), device_id="desk", by="x",
        )  # fmt: skip


def test_a_month_is_closed_once_and_only_when_over_and_complete(town: Town, wish_of: Callable[..., Wish]) -> None:
    """Not before its end, not with rides whose result is missing, not twice."""
    sewa = town.by("sewa")
    with pytest.raises(CannotCloseError, match="まだ終わって"):
        close_month(Month(2026, 12), by=sewa, at=DECEMBER_4)
    wish = wish_of("kiku", day=IN_NOVEMBER)
    wish.rides.update(state="confirmed", driver=wish.rider_id)
    with pytest.raises(CannotCloseError, match="結果のない送迎が2件"):
        close_month(NOVEMBER, by=sewa, at=DECEMBER_4)
    wish.rides.update(state="requested", driver=None)
    close_month(NOVEMBER, by=sewa, at=DECEMBER_4)
    with pytest.raises(CannotCloseError, match="すでに締めて"):
        close_month(NOVEMBER, by=sewa, at=DECEMBER_4)


def test_the_municipality_gets_counts_without_names(town: Town, wish_of: Callable[..., Wish]) -> None:
    """Closing shares a sheet of sums; it holds no name and no key of a person."""
    driven(wish_of("kiku", day=IN_NOVEMBER))
    close_month(NOVEMBER, by=town.by("sewa"), at=DECEMBER_4)
    with town.scope_of("officer"):
        sheet = SharedSheet.objects.get()
    assert sheet.counts["riders"] == 1
    assert str(town.people["kiku"].pk) not in str(sheet.counts)
    assert "キク" not in str(sheet.counts)


def test_a_mark_taken_back_no_longer_counts(town: Town, wish_of: Callable[..., Wish]) -> None:
    """Pressed by mistake: the event stays on record, the state and the month go back."""
    event = driven(wish_of("kiku"))
    void(event, by="person:x", at=NOON, device="phone")
    assert table_of(town.group.pk, Month(2026, 12)).total.rides == 0
    assert Ride.objects.get(pk=event.subject).state != "done"
    assert Event.objects.filter(pk=event.pk).exists()
