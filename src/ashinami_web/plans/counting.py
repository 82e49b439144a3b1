"""Indicators that the system counts by itself. What it cannot see is not counted as zero: then there is no value."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from types import MappingProxyType
from uuid import UUID

from django.db.models import Q

from ashinami.basics.day import fiscal_year, fiscal_year_days
from ashinami.community.roadmap import StepState
from ashinami.vocabulary.ride import RideState
from ashinami_web.audit.models import Event
from ashinami_web.bodies.models import BodyArea, Membership
from ashinami_web.bookings.models import Wish
from ashinami_web.config.acting import Acting
from ashinami_web.helping.queries import unmet_visits
from ashinami_web.plans.models import Indicator, Step
from ashinami_web.runs.models import Ride


def counted(indicator: Indicator, year: int, by: Acting, today: date) -> int | None:
    """Return what the system counts for a fiscal year, of the body acted for; None when the year has not begun or nothing is measured.

    A year that is not over counts up to today.
    """
    if not indicator.measure or year > fiscal_year(today):
        return None
    days = list(fiscal_year_days(year))
    return _MEASURES[Indicator.Measure(indicator.measure)](indicator, by.body.pk, days[0], min(days[-1], today))


def _rides(_indicator: Indicator, body: UUID, first: date, last: date) -> int | None:
    rides = Ride.objects.filter(body=body, service_day__range=(first, last))
    return rides.filter(state=RideState.DONE.value).count() if _was_here(body, last) else None


def _riders(_indicator: Indicator, body: UUID, first: date, last: date) -> int | None:
    rides = Ride.objects.filter(body=body, service_day__range=(first, last), state=RideState.DONE.value)
    return rides.values("wish__rider").distinct().count() if _was_here(body, last) else None


def _unmet(_indicator: Indicator, body: UUID, first: date, last: date) -> int | None:
    wishes = Wish.objects.filter(body=body, service_day__range=(first, last), state=RideState.UNMET.value)
    # a support visit is a wish too, taken at the same desk
    return wishes.count() + unmet_visits(body, first, last).count() if _was_here(body, last) else None


def _members(_indicator: Indicator, body: UUID, _first: date, last: date) -> int | None:
    rows = Membership.objects.filter(Q(end__isnull=True) | Q(end__gt=last), body=body, start__lte=last)
    return rows.values("person").distinct().count()


def _bodies(indicator: Indicator, _body: UUID, _first: date, last: date) -> int | None:
    if indicator.plan.area_id is None:
        return None
    rows = BodyArea.objects.filter(Q(end__isnull=True) | Q(end__gt=last), area=indicator.plan.area_id, start__lte=last)
    return rows.values("body").distinct().count()


def _steps(indicator: Indicator, _body: UUID, first: date, last: date) -> int | None:
    return Step.objects.filter(plan=indicator.plan, state=StepState.DONE.value, done_on__range=(first, last)).count()


def _was_here(body: UUID, last: date) -> bool:
    """Whether the body used the system by then: before its first event nothing was counted, which is not zero."""
    return Event.objects.filter(body=body, service_day__lte=last).exists()


_MEASURES: MappingProxyType[Indicator.Measure, Callable[[Indicator, UUID, date, date], int | None]] = MappingProxyType(
    {
        Indicator.Measure.RIDES: _rides,
        Indicator.Measure.RIDERS: _riders,
        Indicator.Measure.UNMET: _unmet,
        Indicator.Measure.MEMBERS: _members,
        Indicator.Measure.BODIES: _bodies,
        Indicator.Measure.STEPS: _steps,
    }
)
