"""The group's money for the tests: three funders, rates, classes of users, visits, slips, a receipt, a claim sent to the town.

Everybody is invented. Kiku is 要支援1 until November and in need of care from December; Ume's class nobody has written down.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from web_town import NOON, Town

from ashinami.basics.day import Month
from ashinami.casework.money.claim_file import ClaimKind
from ashinami.vocabulary.money import CostItem
from ashinami_web.audit.models import Event
from ashinami_web.bodies.models import Body
from ashinami_web.config import clock
from ashinami_web.money.actions import Slip, VisitSaid, record_visit, write_slip
from ashinami_web.money.claim_actions import make_claim, send
from ashinami_web.money.models import Claim, Entry, Grant
from ashinami_web.money.plan_actions import set_part, write_asset
from ashinami_web.money.rule_actions import record_status, set_allowance, set_charge, set_programme, write_grant
from ashinami_web.reports.actions import close_month

NOVEMBER, DECEMBER = Month(2026, 11), Month(2026, 12)
YEAR = {"start": date(2026, 4, 1), "end": date(2027, 4, 1)}
PDF = b"%PDF-1.4 a receipt of the tests"


@dataclass
class Money:
    """The three grants of the group: the town's for visits, the town's for rides, another body's for the rest."""

    visits: Grant
    rides: Grant
    rest: Grant


def grant(town: Town, name: str, funder: Body, **more: Any) -> Grant:
    """Write a grant of the year."""
    usual: dict[str, Any] = {
        "name": name, "funder": funder, "scheme": "", "order": 1, "items": [CostItem.REWARD.value], "kinds": ["visit"],
        "for_target": True, "for_others": True, "separate": False, "decided": 100_000, "facts": {},
        "about": {"representative": "代表（架空）"},
    }  # fmt: skip
    return write_grant(None, usual | YEAR | more, by=town.by("sewa"), at=NOON)


def with_money(town: Town) -> Money:
    """Give the group its money: rates since April, classes, three grants."""
    sewa = town.by("sewa")
    told: dict[str, Any] = {"by": sewa, "at": NOON}
    rate = {"kinds": ["ride", "visit"], "unit_minutes": 30, "at_least": 0, "day_cap": None, "month_cap": 3000}
    set_allowance({"name": "30分300円", "per": "unit", "amount": 300, "start": YEAR["start"], **rate}, by=sewa, at=NOON)
    fuel = {"item": "fuel", "litre": 170, "metres_per_litre": 15_000, "flat": 0, "per_km": 0, "start": YEAR["start"]}
    set_charge(fuel, **told)
    record_status(town.people["kiku"].pk, {"user_class": "support_1", "start": date(2026, 4, 1)}, **told)
    record_status(town.people["kiku"].pk, {"user_class": "care", "start": date(2026, 12, 1)}, **told)
    record_status(town.people["matsu"].pk, {"user_class": "support_2", "start": date(2026, 4, 1)}, **told)
    set_programme(
        {"name": "支えあい活動", "scheme": "", "year": 2026, "budget": 500_000}, by=town.by("officer"), at=NOON
    )
    return Money(
        visits=grant(
            town,
            "支えあい活動補助金",
            town.municipality,
            for_others=False,
            separate=True,
            items=["reward", "insurance"],
        ),
        rides=grant(town, "移動支援の補助", town.municipality, order=2, kinds=["ride"], items=["reward", "fuel"]),
        rest=grant(town, "まちづくり交付金", town.other_group, order=3, for_target=False),
    )


def visit(
    town: Town, rider: str = "kiku", day: date = date(2026, 11, 10), minutes: int = 40, helper: str = "nao"
) -> Event:
    """Record a visit."""
    said = VisitSaid(
        day=day,
        helper=town.people[helper].pk,
        rider=town.people[rider].pk,
        help="cleaning",
        minutes=minutes,
        sheet="紙12",
    )
    return record_visit(said, by=town.by("asa"), at=NOON)


def slip(town: Town, kind: str, amount: int, day: date = date(2026, 11, 20), **more: Any) -> Entry:
    """Write a slip."""
    return write_slip(Slip(kind=kind, day=day, amount=amount, **more), by=town.by("sewa"), at=NOON)


def close(town: Town, month: Month = NOVEMBER) -> None:
    """Close a month, on the fifth of the next."""
    after = datetime.combine(month.next.days.start + timedelta(days=4), datetime.min.time(), tzinfo=clock.JAPAN)
    close_month(month, by=town.by("sewa"), at=after)


def planned(town: Town, money: Money) -> Money:
    """Write an undertaking of the plan that a grant pays, and a car bought with the town's aid."""
    told: dict[str, Any] = {"by": town.by("sewa"), "at": NOON, "day": NOON.date()}
    set_part(money.rest, "見守りの会", 20_000, **told)
    car = {
        "name": "福祉車両",
        "funder_id": town.municipality.pk,
        "bought_on": date(2024, 6, 1),
        "cost": 2_400_000,
        "aided": 1,
    }
    write_asset(None, car, **told)
    return money


def sent_claim(town: Town, money: Money) -> Claim:
    """Do a month of visits, close it, and send its claim to the town."""
    visit(town)
    visit(town, "matsu", minutes=60)
    slip(town, "cost_cash", 1200, item=CostItem.INSURANCE, grant=money.visits.pk)
    close(town)
    claim = make_claim(money.visits, ClaimKind.MONTHLY, NOVEMBER, NOVEMBER, by=town.by("sewa"), at=NOON)
    return send(claim, by=town.by("sewa"), at=NOON)
