"""The rota: whose turn it is in the weeks to come, from the weekdays people have offered and the rides of the weeks before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from ashinami.casework.codec import to_plain
from ashinami.dispatch.rota import Offering, Slot, drivers_needed, make_rota
from ashinami.vocabulary.person import Need
from ashinami_web.bodies.models import Absence, Body, Volunteer
from ashinami_web.bodies.queries import AFTERNOON, MORNING, volunteers_on
from ashinami_web.bookings.models import RiderCard
from ashinami_web.runs.loads import loads_before
from ashinami_web.runs.models import Ride
from ashinami_web.runs.promises import PROMISED

HALVES = (("am", MORNING), ("pm", AFTERNOON))
WEEKS_BEFORE = 8
type Half = tuple[int, str]
"""A weekday (0 is Monday) and which half of it."""


def rota(body: Body, first: str, weeks: int) -> dict[str, Any]:
    """Return a rota for so many weeks from a day on (`dispatch.rota.Rota`); slots are keyed 2026-12-07/am."""
    start = date.fromisoformat(first)
    days = [start + timedelta(days=number) for number in range(7 * weeks)]
    volunteers = list(volunteers_on(body, start))
    slots = tuple(_slots(body, days))
    found: Any = to_plain(make_rota(slots, tuple(_offerings(body, volunteers, days))))
    return dict(found) | {"needed": {slot.key: slot.needed for slot in slots}}


def _slots(body: Body, days: list[date]) -> Iterator[Slot]:
    """Yield the half-days with as many drivers as such half-days needed in three weeks of the last four.

    A driver takes as many rides in half a day as drivers took in the weeks before.
    """
    rides, chairs, each = _past(body, days[0])
    for day in days:
        for half, span in HALVES:
            here = (day.weekday(), half)
            needed = drivers_needed(rides[here], each)
            if needed:
                skilled = min(needed, drivers_needed(chairs[here], each))
                yield Slot(f"{day}/{half}", day, span, needed, ((Need.WHEELCHAIR.skill, skilled),) if skilled else ())


def _past(body: Body, until: date) -> tuple[dict[Half, list[int]], dict[Half, list[int]], int]:
    """Return by weekday and half how many rides there were in each of the weeks before, in all and with a wheelchair.

    The last is how many rides one driver took in half a day. Weeks before the first ride of all do not count: the group had not begun.
    """
    in_wheelchair = {
        card.person_id for card in RiderCard.objects.filter(body=body) if Need.WHEELCHAIR.value in card.needs
    }
    since = until - timedelta(weeks=WEEKS_BEFORE)
    rides = Ride.objects.filter(body=body, service_day__gte=since, service_day__lt=until, state__in=PROMISED)
    counted: Counter[tuple[int, Half]] = Counter()
    seated: Counter[tuple[int, Half]] = Counter()
    begun, out = 0, set()
    for day, minute, rider, driver in rides.values_list("service_day", "pick_up_at", "wish__rider", "driver"):
        half = "am" if (minute or 0) < MORNING.end else "pm"
        place = ((until - day).days - 1) // 7, (day.weekday(), half)
        begun = max(begun, place[0] + 1)
        out.add((day, half, driver))
        counted[place] += 1
        seated[place] += rider in in_wheelchair
    halves = [(weekday, half) for weekday in range(7) for half, _span in HALVES]
    weeks = range(begun)
    return (
        {half: [counted[week, half] for week in weeks] for half in halves},
        {half: [seated[week, half] for week in weeks] for half in halves},
        max(1, counted.total() // max(len(out), 1)),
    )


def _offerings(body: Body, volunteers: list[Volunteer], days: list[date]) -> Iterator[Offering]:
    absences = {
        (row.person_id, row.day): (row.morning, row.afternoon)
        for row in Absence.objects.filter(body=body, day__gte=days[0], day__lte=days[-1])
    }
    taken = loads_before(body.pk, days[0])
    for row in volunteers:
        grid = row.half_days or [(False, False)] * 7
        can = {
            f"{day}/{half}"
            for day in days
            for (half, _span), able in zip(HALVES, absences.get((row.person_id, day), grid[day.weekday()]), strict=True)
            if able
        }
        yield Offering(
            str(row.person_id),
            frozenset(can),
            skills=frozenset(row.skills),
            share=row.share,
            turns_before=taken[row.person_id].turns,
        )
