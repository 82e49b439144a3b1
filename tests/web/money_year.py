"""A synthetic year of a group in bulk: twelve drivers, three funders. Kiku also uses another group, and becomes 要介護 in October.

Everybody is invented. What is done on a day follows from its number alone, so that the same year comes out each time.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from money_town import YEAR, Money, grant, with_money
from web_town import LONG_AGO, Town, make_person

from ashinami.basics.day import Month
from ashinami.casework.money.claim_file import ClaimKind
from ashinami.vocabulary.event import EventKind
from ashinami.vocabulary.money import CostItem, UserClass
from ashinami_web.audit.models import Event
from ashinami_web.bookings.models import Wish
from ashinami_web.config import clock
from ashinami_web.config.acting import Acting
from ashinami_web.money.actions import Slip, write_slip
from ashinami_web.money.claim_actions import approve, make_claim, send
from ashinami_web.money.models import Claim, Grant
from ashinami_web.money.rule_actions import record_status
from ashinami_web.people.models import Disclosure
from ashinami_web.reports.actions import accept_late, close_month
from ashinami_web.runs.models import Ride

MONTHS = tuple(Month(2026, month) for month in range(4, 13)) + tuple(Month(2027, month) for month in range(1, 4))
MOVED_ON = date(2026, 10, 1)


class GroupYear:
    """The year: its people and grants, and a way to live through it month by month."""

    def __init__(self, town: Town, activities: int) -> None:
        self.town, self.per_month = town, activities // 12
        self.by, self.officer, self.other = town.by("sewa"), town.by("officer"), town.by("yoso")
        self.money: Money = with_money(town)
        Grant.objects.update(decided=50_000_000)
        self.drivers = self._people("driver", 12, Disclosure.Purpose.DRIVE)
        self.riders = [town.people["kiku"].pk, *self._people("rider", 30, Disclosure.Purpose.RIDE)]
        told: dict[str, Any] = {"by": self.by, "at": datetime(2026, 4, 1, 9, tzinfo=clock.JAPAN)}
        kinds = (UserClass.SUPPORT_1, UserClass.SUPPORT_2, UserClass.CHECKLIST, UserClass.OTHER_65)
        for number, rider in enumerate(self.riders[1:]):
            values = {"user_class": kinds[number % 4].value, "start": YEAR["start"]}
            record_status(rider, values, **told)
        # Kiku's changes of `with_money` are mended: 要介護 from October, not from December
        for start, kind in ((MOVED_ON, UserClass.CARE), (date(2026, 12, 1), UserClass.CARE)):
            record_status(town.people["kiku"].pk, {"user_class": kind.value, "start": start}, **told)
        Disclosure.objects.create(
            person=town.people["kiku"], to_body=town.other_group, purpose=Disclosure.Purpose.RIDE,
            consent=Disclosure.Consent.SPOKEN, start=LONG_AGO,
        )  # fmt: skip
        self.others_grant = self._others_grant()

    def _people(self, what: str, count: int, purpose: Disclosure.Purpose) -> list[UUID]:
        made = [make_person(self.town, f"{what}{n}", f"架空 {what}{n}", "", "home_1").pk for n in range(count)]
        Disclosure.objects.bulk_create(
            Disclosure(
                person_id=key,
                to_body=self.town.group,
                purpose=purpose,
                consent=Disclosure.Consent.SPOKEN,
                start=LONG_AGO,
            )
            for key in made
        )
        return made

    def _others_grant(self) -> Grant:
        made = grant(self.town, "支えあい活動補助金（よその会）", self.town.municipality, kinds=["visit"])
        Grant.objects.filter(pk=made.pk).update(body=self.town.other_group)
        return Grant.objects.get(pk=made.pk)

    def live(self) -> None:
        """Live through the year: each month's activities, a late one, its costs; closed, claimed, and fixed a month later."""
        for number, month in enumerate(MONTHS):
            self._activities(month)
            insurance = Slip(
                kind="cost_bank",
                day=month.days.start,
                amount=2_400 + number,
                item=CostItem.INSURANCE,
                grant=self.money.visits.pk,
            )
            write_slip(insurance, by=self.by, at=self.after(month))
            self.close(month, self.by)
            self._late(month)
            self._claims(month)
        self._visit(self.town.other_group.pk, MONTHS[0], 0, self.riders[0], self.drivers[0])
        self.close(MONTHS[0], self.other)
        claim = make_claim(
            self.others_grant, ClaimKind.MONTHLY, MONTHS[0], MONTHS[0], by=self.other, at=self.after(MONTHS[0])
        )
        send(claim, by=self.other, at=self.after(MONTHS[0]))

    def close(self, month: Month, by: Acting) -> None:
        """Close a month on the fifth of the next."""
        close_month(month, by=by, at=self.after(month))

    @staticmethod
    def after(month: Month) -> datetime:
        """Return the fifth of the next month."""
        return datetime.combine(month.next.days.start + timedelta(days=4), time(9), tzinfo=clock.JAPAN)

    def _activities(self, month: Month) -> None:
        wishes, rides, events = [], [], []
        for number in range(self.per_month):
            day = month.days.start + timedelta(days=number * 28 // self.per_month)
            rider, driver = self.riders[number * 7 % len(self.riders)], self.drivers[number % 12]
            if number % 2:
                events.append(self._visited(self.town.group.pk, month, number, day, rider, driver))
                continue
            wish = Wish(
                id=_key(month, number, "wish"), body=self.town.group, rider_id=rider, service_day=day, back="NONE", state="done",
                purpose="CLINIC", verdict="lawful", taken_at=self.after(month), taken_by="x",
            )  # fmt: skip
            ride = Ride(
                id=_key(month, number, "ride"),
                wish=wish,
                body=self.town.group,
                leg="OUT",
                service_day=day,
                driver_id=driver,
                state="done",
            )
            wishes.append(wish)
            rides.append(ride)
            facts = {
                "driver": str(driver), "rider": str(rider), "purpose": "通院", "leg": "行き", "metres": 1_000 + 137 * (number % 60),
                "minutes": 8 + number % 50, "verdict": "lawful",
            }  # fmt: skip
            events.append(self._event(self.town.group.pk, EventKind.RIDE_DONE, str(ride.pk), day, facts, month))
        Wish.objects.bulk_create(wishes)
        Ride.objects.bulk_create(rides)
        Event.objects.bulk_create(events)

    def _visited(self, body: UUID, month: Month | None, number: int, day: date, rider: UUID, helper: UUID) -> Event:  # noqa: PLR0917 - as a paper says it
        facts = {
            "helper": str(helper),
            "rider": str(rider),
            "help": "cleaning",
            "minutes": 20 + 10 * (number % 6),
            "sheet": "",
            "ride": "",
        }
        subject = str(_key(Month.of(day), number, f"visit {body} {month}"))
        return self._event(body, EventKind.VISIT_DONE, subject, day, facts, month)

    def _visit(self, body: UUID, month: Month, number: int, rider: UUID, helper: UUID) -> None:
        self._visited(body, month, number, month.days.start, rider, helper).save(force_insert=True)

    def _event(  # noqa: PLR0917 - as a paper says it
        self, body: UUID, kind: EventKind, subject: str, day: date, facts: dict[str, object], period: Month | None
    ) -> Event:
        at = datetime.combine(day, time(12), tzinfo=clock.JAPAN)
        return Event(
            id=uuid5(NAMESPACE_URL, f"{subject}{kind}"), body_id=body, kind=kind, subject=subject, happened_at=at, recorded_at=at,
            service_day=day, posted_period=str(period) if period else None, device_id="paper", by="x", facts=facts,
        )  # fmt: skip

    def _late(self, month: Month) -> None:
        """Find a visit of the closed month, and accept it into the next."""
        if month is MONTHS[-1]:
            return
        late = self._visited(self.town.group.pk, None, 999, month.days.start, self.riders[0], self.drivers[3])
        late.save(force_insert=True)
        accept_late(late, by=self.by, at=self.after(month))

    def _claims(self, month: Month) -> None:
        at = self.after(month)
        for row in (self.money.visits, self.money.rides, self.money.rest):
            claim = send(make_claim(row, ClaimKind.MONTHLY, month, month, by=self.by, at=at), by=self.by, at=at)
            if row is not self.money.rest:
                approve(claim, claim.amount or 0, at.date(), by=self.officer, at=at)


def _key(month: Month, number: int, what: str) -> UUID:
    return uuid5(NAMESPACE_URL, f"ashinami:group-year:{month}:{number}:{what}")


def claimed(row: Grant) -> int:
    """Return what all claims of a grant come to."""
    return sum(one.amount or 0 for one in Claim.objects.filter(grant=row))
