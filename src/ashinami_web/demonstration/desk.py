"""What a desk has on it on an ordinary day: helpers and visits, what stands, proxies, notes, a waiting list, an ask. All invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from ashinami.casework.standing import Every, Rule
from ashinami.vocabulary.activity import Help
from ashinami.vocabulary.wish import Back, Purpose, WhyUnmet
from ashinami_web.bookings.actions import Said, take_wish
from ashinami_web.bookings.models import RiderCard, Wish
from ashinami_web.bookings.queries import is_complete
from ashinami_web.config import clock
from ashinami_web.config.acting import Acting
from ashinami_web.demonstration.people import Settled
from ashinami_web.helping.actions import VisitAsked, arrange, done, take_visit
from ashinami_web.helping.helper_actions import take_on_helper
from ashinami_web.offers.actions import start_ladder
from ashinami_web.offers.beginning import CannotAskError
from ashinami_web.people.actions import Details, add_person
from ashinami_web.people.models import Disclosure, Person
from ashinami_web.people.roles import Role
from ashinami_web.runs.models import Ride
from ashinami_web.shift.actions import Heard, hand_over, keep_unmet, leave_note, name_proxy
from ashinami_web.shift.models import How, Proxy
from ashinami_web.standing.actions import begin

EVERY_DAY = [[True, True]] * 7
HELPERS = (
    ("磯部 よしえ", "いそべ よしえ", "0000-50-0101", (Help.WASTE, Help.CLEANING, Help.LAUNDRY, Help.TALKING), 3_000),
    ("沖 たみお", "おき たみお", "0000-50-0102", (Help.SHOPPING, Help.WATCHING, Help.COOKING, Help.TALKING), None),
)
PROXIES = (
    ("長女（架空）", "0000-50-0201", Proxy.Relation.FAMILY, How.PHONE),
    ("担当ケアマネジャー（架空）", "0000-50-0202", Proxy.Relation.CARE_MANAGER, How.MAIL),
    ("地区の民生委員（架空）", "0000-50-0203", Proxy.Relation.COMMISSIONER, How.PHONE),
)
MOST_TRIED = 6


@transaction.atomic
def man_desk(settled: Settled, today: date) -> None:
    """Write what the desk and the coordinator write beside the wishes, up to this morning."""
    desk = settled.acting("demo-desk", Role.DESK)
    coordinator = settled.acting("demo-coordinator", Role.COORDINATOR)
    at = datetime.combine(today, time(8, 30), tzinfo=clock.JAPAN)
    cards = RiderCard.objects.filter(body=settled.group, person__lat__isnull=False).order_by("pk")
    riders = [card.person_id for card in cards[:8]]
    _visits(riders, today, desk, coordinator, at)
    for rider, (name, phone, relation, how) in zip(riders, PROXIES, strict=False):
        name_proxy(rider, name=name, phone=phone, relation=relation, how=how, by=coordinator, at=at, day=today)
    _wishes(settled, riders, today, desk, at)
    leave_note(
        "金曜の朝は玄関が開かない。裏口へ。", rider=riders[0], due=today + timedelta(days=3), by=desk, at=at, day=today
    )
    leave_note("診療所の年末の休みを聞いて、休みの日に書く。", rider=None, due=None, by=desk, at=at, day=today)
    stood = {"calls": 0, "out": 0, "waits": 1, "notes": 2}
    yesterday = at - timedelta(hours=15)
    hand_over("電話は少なめ。あしたの午後の運転者が一人足りません。", stood, by=desk, at=yesterday, day=today)
    _ask(settled, today + timedelta(days=1), coordinator, at)


def _visits(riders: list[UUID], today: date, desk: Acting, coordinator: Acting, at: datetime) -> None:
    near = Person.objects.get(pk=riders[0])
    helpers = []
    for name, kana, phone, helps, farthest in HELPERS:
        details = Details(name=name, kana=kana, phone=phone, town=near.town, lat=near.lat, lon=near.lon)
        told: dict[str, Any] = {"purpose": Disclosure.Purpose.DRIVE, "consent": Disclosure.Consent.SPOKEN}
        person = add_person(details, **told, by=coordinator, at=at, day=today)
        codes = [one.value for one in helps]
        take_on_helper(person.pk, codes, EVERY_DAY, farthest=farthest, by=coordinator, at=at, day=today)
        helpers.append(person)

    def asked(rider: UUID, day: date, start: int | None, what: Help, units: int = 2) -> VisitAsked:
        return VisitAsked(rider=rider, service_day=day, start=start, units=units, helps=[what.value])

    tomorrow = today + timedelta(days=1)
    over = take_visit(asked(riders[0], today, 8 * 60, Help.WASTE, 1), by=desk, at=at - timedelta(days=1))
    arrange(over, helpers[0].pk, by=coordinator, at=at - timedelta(days=1))
    done(over, 25, by=desk.author, at=at, remark="郵便がたまっていました")
    promised = take_visit(asked(riders[1], tomorrow, 10 * 60, Help.CLEANING), by=desk, at=at)
    arrange(promised, helpers[0].pk, by=coordinator, at=at)
    take_visit(asked(riders[2], tomorrow, 13 * 60 + 30, Help.SHOPPING), by=desk, at=at)
    take_visit(asked(riders[3], tomorrow, None, Help.TALKING), by=desk, at=at)
    take_visit(asked(riders[4], tomorrow, 9 * 60, Help.OTHER, 3), by=desk, at=at)


def _wishes(settled: Settled, riders: list[UUID], today: date, desk: Acting, at: datetime) -> None:
    known = Wish.objects.filter(body=settled.group, destination__isnull=False, purpose=Purpose.CLINIC.name)
    clinic = known.order_by("pk").values_list("destination", flat=True).first()
    usual = Said(
        rider=riders[5], service_day=today, destination=clinic, appointment=10 * 60, back=Back.FIXED, back_at=11 * 60,
        purpose=Purpose.CLINIC,
    )  # fmt: skip
    after = today + timedelta(days=8)
    rule = Rule(every=Every.FORTNIGHTLY, start=after, weekdays=frozenset({after.weekday()}))
    begin(usual, rule, by=desk, at=at, today=today)
    looked_after = VisitAsked(
        rider=riders[3], service_day=after, start=15 * 60, units=1, helps=[Help.WATCHING.value], note="玄関のベルを二度"
    )
    begin(looked_after, replace(rule, every=Every.WEEKLY), by=desk, at=at, today=today)
    waits = Said(
        rider=riders[6], service_day=today + timedelta(days=2), destination=clinic, appointment=9 * 60 + 30, back=Back.OPEN,
        purpose=Purpose.CLINIC, waits=True, booked_by="長女（架空）",
        call_back_by=at + timedelta(hours=8),
    )  # fmt: skip
    take_wish(waits, by=desk, at=at)
    heard = Heard(
        code=WhyUnmet.NO_DRIVER,
        wanted_on=today + timedelta(days=3),
        minute=7 * 60,
        goes_to="隣の市の病院",
        purpose=Purpose.CLINIC,
    )
    keep_unmet(heard, by=desk, at=at, day=today)


def _ask(settled: Settled, day: date, coordinator: Acting, at: datetime) -> None:
    """Ask drivers about one of tomorrow's wishes: the first of a few that somebody could drive."""
    waiting = Ride.objects.filter(body=settled.group, service_day=day, state="requested", leg="OUT")
    rows = Wish.objects.filter(pk__in=waiting.values("wish")).order_by("pk")
    for wish in [row for row in rows.select_related("body") if is_complete(row)][:MOST_TRIED]:
        try:
            start_ladder(wish, by=coordinator, at=at)
        except CannotAskError:
            continue
        return
