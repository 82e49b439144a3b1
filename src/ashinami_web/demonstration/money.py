"""The group's money in the demonstration: three funders, rates, classes, two months closed; one claim is paid, one waits at the town."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from ashinami.basics.day import Month, fiscal_year, fiscal_year_days
from ashinami.casework.money.claim_file import ClaimKind
from ashinami.vocabulary.activity import Help
from ashinami.vocabulary.money import CostItem, UserClass
from ashinami_web.bodies.models import Body, Volunteer
from ashinami_web.config import clock
from ashinami_web.demonstration.funding import plan_money
from ashinami_web.demonstration.money_papers import keep_papers
from ashinami_web.demonstration.people import Settled, key_of
from ashinami_web.money.actions import Slip, VisitSaid, record_visit, write_slip
from ashinami_web.money.claim_actions import approve, make_claim, pay, send
from ashinami_web.money.models import Grant
from ashinami_web.money.rule_actions import record_status, set_allowance, set_charge, set_programme, write_grant
from ashinami_web.people.models import Disclosure
from ashinami_web.people.queries import people_known
from ashinami_web.people.roles import Role
from ashinami_web.reports.actions import close_month

VISITS = 36
"""Visits of the month that is closed; half as many in the month we are in."""


def keep_books(settled: Settled, today: date) -> None:
    """Write the group's money; the months before are closed and claimed, so that its pages are alive."""
    by = settled.acting("demo-coordinator", Role.COORDINATOR)
    last = Month.of(Month.of(today).days.start - timedelta(days=1))
    at = min(datetime.combine(last.next.days.start, time(9), tzinfo=clock.JAPAN), clock.now())
    told: dict[str, Any] = {"by": by, "at": at}
    start = fiscal_year_days(fiscal_year(last.days.start)).start
    year = {"start": start, "end": date(start.year + 1, 4, 1)}
    usual = {"kinds": ["ride", "visit"], "unit_minutes": 30, "at_least": 0, "day_cap": 1500, "month_cap": 10_000}
    set_allowance({"name": "30分ごとに300円", "per": "unit", "amount": 300, "start": start, **usual}, **told)
    set_charge({"item": "fuel", "litre": 172, "metres_per_litre": 14_500, "start": start}, **told)
    office = replace(settled.acting("demo-officer", Role.MUNICIPALITY), body=settled.municipality)
    grants = _grants(settled, year, told)
    riders = [one.pk for one in people_known(settled.group.pk, today, Disclosure.Purpose.RIDE)]
    classes = (UserClass.SUPPORT_1, UserClass.OTHER_65, UserClass.SUPPORT_2, UserClass.CHECKLIST)
    for number, rider in enumerate(riders):
        if number % 6 != 5:  # one in six still waits for her line
            kind = classes[number % len(classes)]
            record_status(rider, {"user_class": kind.value, "start": start}, **told)
    helpers = list(
        Volunteer.objects.filter(body=settled.group).order_by("person_id").values_list("person_id", flat=True)
    )
    before = Month.of(last.days.start - timedelta(days=1))
    closed = (before, last) if before.days.start >= start else (last,)
    for month, count in (*((one, VISITS) for one in closed), (Month.of(today), VISITS // 2)):
        for number in range(count):
            day = month.days.start + timedelta(days=number * 27 // count)
            said = VisitSaid(
                day=day,
                helper=helpers[number % len(helpers)],
                rider=riders[(number * 7) % len(riders)],
                help=list(Help)[number % 6].value,
                minutes=(20, 30, 45, 60)[number % 4],
                sheet=f"{month}-{number + 1:02d}",
            )
            if day < today:
                record_visit(said, by=by, at=at, key=key_of("visit", f"{month}-{number}"))
    plan_money(settled, grants, today, at)
    _slips(closed[0], grants, told)
    for month in closed[:-1]:
        close_month(month, **told)
        paid = send(make_claim(grants[0], ClaimKind.MONTHLY, month, month, **told), **told)
        paid = approve(paid, paid.amount or 0, last.days.start + timedelta(days=11), by=office, at=at)
        pay(paid, paid.approved or 0, by=office, at=at)
        keep_papers(last, grants[0], paid.approved or 0, by=by, office=office, at=at)
    close_month(last, **told)
    send(make_claim(grants[0], ClaimKind.MONTHLY, last, last, **told), **told)


def _grants(settled: Settled, year: dict[str, date], told: dict[str, Any]) -> list[Grant]:
    """Write the three grants: the town's for visits, the town's for rides, a hamlet fund's for the rest."""
    office = settled.municipality
    fund = Body.objects.create(
        id=key_of("body", "hamlet-fund"),
        kind=Body.Kind.OTHER,
        name="結海 まちづくり基金（架空）",
        municipality=office,
        fictional=True,
    )
    officer = settled.acting("demo-officer", Role.MUNICIPALITY)
    for_office: dict[str, Any] = {"by": replace(officer, body=office), "at": told["at"]}
    set_programme(
        {"name": "支えあい活動補助金", "scheme": "", "year": year["start"].year, "budget": 600_000}, **for_office
    )
    about = {"representative": "岬 まこと（架空）", "address": "結海市（架空）", "account": "架空銀行 0000000"}
    usual: dict[str, Any] = {
        "scheme": "",
        "for_target": True,
        "for_others": True,
        "separate": False,
        "facts": {},
        "about": about,
    }
    reward, insurance, fuel = CostItem.REWARD.value, CostItem.INSURANCE.value, CostItem.FUEL.value
    rows: tuple[dict[str, Any], ...] = (
        {
            "name": "支えあい活動補助金", "funder": office, "order": 1, "kinds": ["visit"], "items": [reward, insurance, "coordination"],
            "for_others": False, "separate": True, "decided": 240_000,
        },
        {"name": "移動支援の補助", "funder": office, "order": 2, "kinds": ["ride"], "items": [reward, fuel], "decided": 180_000},
        {"name": "集落の支えあい助成", "funder": fund, "order": 3, "kinds": ["ride", "visit"], "items": [reward, "printing"],
         "decided": 60_000},
    )  # fmt: skip
    return [write_grant(None, usual | year | row, **told) for row in rows]


def _slips(month: Month, grants: list[Grant], told: dict[str, Any]) -> None:
    day = month.days.start
    write_slip(Slip(kind="opening_bank", day=day, amount=85_000), **told)
    write_slip(Slip(kind="opening_cash", day=day, amount=12_300), **told)
    for offset, kind, amount, item, grant in (
        (4, "cost_bank", 9_600, CostItem.INSURANCE, grants[0].pk),
        (9, "cost_cash", 1_280, CostItem.PRINTING, grants[2].pk),
        (16, "donation_cash", 3_000, None, None),
        (21, "to_bank", 8_000, None, None),
    ):
        write_slip(Slip(kind=kind, day=day + timedelta(days=offset), amount=amount, item=item, grant=grant), **told)
