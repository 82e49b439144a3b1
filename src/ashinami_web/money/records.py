"""What money is reckoned from: activities, rates, grants, classes of users, law bases, each as library values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ashinami.basics.day import Days, Month, fiscal_year, fiscal_year_days
from ashinami.basics.money import Rounding
from ashinami.casework.money.activities import activities_as_of
from ashinami.casework.money.allocation import ClassOn, Grant
from ashinami.casework.money.allowances import AllowanceRule, Earned, Per, earned
from ashinami.casework.money.charges import Basis, Charge, ChargeItem, ChargeRule, Charging, Paid, charges
from ashinami.vocabulary.activity import RIDE, Activity
from ashinami.vocabulary.arrangement import Arrangement
from ashinami.vocabulary.event import EventKind
from ashinami.vocabulary.money import CostItem, UserClass
from ashinami_web.audit.models import Event
from ashinami_web.audit.queries import value_of
from ashinami_web.bodies.models import Arrangement as ArrangementRow
from ashinami_web.bookings.basis import arrangement_for
from ashinami_web.money.models import AllowanceRate, ChargeRate, PersonStatus, Receipt
from ashinami_web.money.models import Grant as GrantRow
from ashinami_web.runs.models import Ride

ABOUT_ACTIVITIES = (
    EventKind.RIDE_EN_ROUTE,
    EventKind.RIDE_ARRIVED,
    EventKind.RIDE_ABOARD,
    EventKind.RIDE_DONE,
    EventKind.RIDE_NO_SHOW,
    EventKind.RIDE_CANCELLED,
    EventKind.VISIT_DONE,
    EventKind.VOIDED,
)


def year_of(month: Month) -> tuple[Month, ...]:
    """Return the months of the fiscal year the month lies in."""
    first = Month.of(fiscal_year_days(fiscal_year(month.days.start)).start)
    months = [first]
    while len(months) < 12:
        months.append(months[-1].next)
    return tuple(months)


def activities(body: UUID, period: Month, days: Days) -> tuple[Activity, ...]:
    """Return what was done on the days, as known at the end of the period."""
    rows = Event.objects.filter(body_id=body, service_day__gte=days.start, kind__in=ABOUT_ACTIVITIES)
    if days.end is not None:
        rows = rows.filter(service_day__lt=days.end)
    about = [value_of(row) for row in rows]
    waited = {str(one.id) for one in about if one.posted_period is None}
    accepted = Event.objects.filter(body_id=body, kind=EventKind.LATE_ACCEPTED) if waited else ()
    return activities_as_of(period, (*about, *(value_of(row) for row in accepted if row.subject in waited)))


def span_of(body: UUID, period: Month) -> Days:
    """Return the days of service a closing of the month looks at: its fiscal year so far, and earlier days that came late into it."""
    start = year_of(period)[0].days.start
    late = Event.objects.filter(body_id=body, kind=EventKind.LATE_ACCEPTED, posted_period=str(period))
    for row in late:
        original = date.fromisoformat(str(row.facts.get("original_day") or start))
        start = min(start, Month.of(original).days.start)
    return Days(start, period.next.days.start)


def allowance_rules(body: UUID) -> tuple[AllowanceRule, ...]:
    """Return every rule of allowances the group has had."""
    return tuple(
        AllowanceRule(
            key=str(row.pk),
            name=row.name,
            days=Days(row.start, row.end),
            per=Per(row.per),
            amount=row.amount,
            kinds=frozenset(row.kinds),
            unit_minutes=row.unit_minutes,
            at_least=row.at_least,
            rounding=Rounding(row.rounding),
            day_cap=row.day_cap,
            month_cap=row.month_cap,
        )
        for row in AllowanceRate.objects.filter(body_id=body).order_by("start", "pk")
    )


def charge_rules(body: UUID) -> tuple[ChargeRule, ...]:
    """Return every rate riders have been charged by."""
    return tuple(
        ChargeRule(
            key=str(row.pk),
            item=ChargeItem(row.item),
            days=Days(row.start, row.end),
            litre=row.litre,
            metres_per_litre=row.metres_per_litre,
            flat=row.flat,
            per_km=row.per_km,
        )
        for row in ChargeRate.objects.filter(body_id=body).order_by("start", "pk")
    )


def grant_value(row: GrantRow) -> Grant:
    """Return a grant as the library knows it."""
    return Grant(
        key=str(row.pk),
        name=row.name,
        days=Days(row.start, row.end),
        order=row.order,
        items=frozenset(map(CostItem, row.items)),
        kinds=frozenset(row.kinds),
        for_target=row.for_target,
        for_others=row.for_others,
        fund=str(row.pk) if row.separate else "",
    )


def grants(body: UUID) -> tuple[Grant, ...]:
    """Return the group's grants."""
    return tuple(map(grant_value, GrantRow.objects.filter(body_id=body).order_by("order", "pk")))


def classes(people: Iterable[str]) -> ClassOn:
    """Return the classes of people through time, as far as they may be seen."""
    held: defaultdict[str, list[tuple[Days, UserClass]]] = defaultdict(list)
    keys = {UUID(one) for one in people}
    for row in PersonStatus.objects.filter(person_id__in=keys).order_by("start"):
        held[str(row.person_id)].append((Days(row.start, row.end), UserClass(row.user_class)))

    def on(person: str, day: date) -> UserClass | None:
        return next((found for days, found in held.get(person, ()) if day in days), None)

    return on


def charging(body: UUID, done: Iterable[Activity]) -> Charging:
    """Return what charges of these rides rest on: rates, receipts, law bases, how many sat in the car at once."""
    keys = {UUID(one.key) for one in done if one.kind == RIDE}
    rides = list(Ride.objects.filter(pk__in=keys).select_related("wish__arrangement"))
    everything = list(ArrangementRow.objects.filter(body_id=body))
    bases = {str(ride.pk): _basis(ride, everything) for ride in rides}
    paid = Receipt.objects.filter(body_id=body, ride__in=keys).order_by("day", "pk")
    return Charging(
        rules=charge_rules(body),
        bases=bases,
        paid=tuple(Paid(str(row.ride_id), ChargeItem(row.charge_item), row.amount, str(row.pk)) for row in paid),
        aboard=_aboard(rides),
    )


def _basis(ride: Ride, everything: Iterable[ArrangementRow]) -> Basis:
    day = ride.service_day
    in_force = [row for row in everything if row.start <= day and (row.end is None or day < row.end)]
    found: Arrangement = arrangement_for(ride.wish, in_force)

    def chosen(fact: str) -> frozenset[str] | None:
        answer = found.facts.get(fact)
        return answer if isinstance(answer, frozenset) else None

    over = found.facts.get("costs.over_actual")
    return Basis(
        ride.wish.verdict, chosen("received.kinds"), chosen("costs.items"), over if isinstance(over, bool) else None
    )


def _aboard(rides: Iterable[Ride]) -> Mapping[str, int]:
    """Return how many riders sat in the driver's car at once while each ride lasted, by the planned minutes."""
    cars: defaultdict[tuple[UUID | None, date], list[Ride]] = defaultdict(list)
    for ride in rides:
        if ride.pick_up_at is not None and ride.drop_off_at is not None:
            cars[ride.driver_id, ride.service_day].append(ride)
    found: dict[str, int] = {}
    for together in cars.values():
        for ride in together:
            meet = [one for one in together if one.pick_up_at < ride.drop_off_at and ride.pick_up_at < one.drop_off_at]  # type: ignore[operator]  # both are known here
            moments = [one.pick_up_at for one in meet]
            most = max(sum(one.pick_up_at <= at < one.drop_off_at for one in meet) for at in moments) if moments else 1  # type: ignore[operator]  # as above
            found[str(ride.pk)] = max(1, most)
    return found


@dataclass(frozen=True, slots=True)
class MonthMoney:
    """A span of service as money sees it: what was done, earned, charged, and who pays."""

    done: tuple[Activity, ...]
    earned: tuple[Earned, ...]
    charges: tuple[Charge, ...]
    grants: tuple[Grant, ...]
    class_on: ClassOn


def money_of(body: UUID, period: Month, days: Days) -> MonthMoney:
    """Return the money of the days as known at the end of the period."""
    done = activities(body, period, days)
    return MonthMoney(
        done=done,
        earned=earned(done, allowance_rules(body)),
        charges=charges(done, charging(body, done)),
        grants=grants(body),
        class_on=classes({one.rider for one in done}),
    )
