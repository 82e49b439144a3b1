"""The town's subsidy rule in the demonstration: one in force, one being changed, three groups' years to try it on; an aided car."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from ashinami.basics.day import fiscal_year
from ashinami.funding.municipal import rule
from ashinami_web.bodies.models import Body, Vehicle
from ashinami_web.demonstration.people import Settled, key_of
from ashinami_web.funding import actions
from ashinami_web.money.models import Grant
from ashinami_web.money.plan_actions import set_part, write_asset
from ashinami_web.people.roles import Role

RULE = "kagoshima.mutual_help"
NEIGHBOURS = (("valley", "谷の助け合いの会（架空）"), ("port", "港おたがいさまの会（架空）"))


def _year(users: int, target: int, visits: int, coordination: int) -> dict[str, Any]:
    """Return a year's figures: made up, and such that each of them reads."""
    return {
        "group.kind": "residents", "group.members": 24, "group.helpers": 12, "group.application_year": 3, "group.months": 12,
        "group.recognised": True, "group.lawful_rides": True, "group.services": ["visit", "ride"],
        "users.all": users, "users.target": target, "users.continuing": 1, "users.aged_65": users,
        "visits.all": visits, "visits.target": visits * target // users, "activities.count": visits,
        "activities.visit_cases": visits, "activities.ride_cases": 0, "activities.minutes": 30, "activities.weekly": True,
        "cost.coordination": coordination, "cost.reward": visits * 200, "cost.insurance": 46_000, "cost.communication": 18_000,
        "cost.complete": True, "income.collected": 0, "income.other_grants": 0,
    }  # fmt: skip


def plan_money(settled: Settled, grants: list[Grant], today: date, at: datetime) -> None:
    """Write the years, the rule in force and its draft, the parts of a grant's plan, and a car bought with aid."""
    town, last = settled.municipality, fiscal_year(today) - 1
    own = settled.acting("demo-coordinator", Role.COORDINATOR)
    office = replace(settled.acting("demo-officer", Role.MUNICIPALITY), body=town)
    told: dict[str, Any] = {"at": at, "day": today}
    others = [
        Body.objects.create(
            id=key_of("body", f"funded-{key}"), kind=Body.Kind.GROUP, name=name, municipality=town, fictional=True
        )
        for key, name in NEIGHBOURS
    ]
    figures = (_year(38, 17, 620, 96_000), _year(21, 12, 410, 60_000), _year(30, 5, 540, 150_000))
    for body, facts in zip((settled.group, *others), figures, strict=True):
        by = replace(own, body=body)
        actions.share_year(actions.keep_year(last, facts, by=by, **told), town, by=by, **told)
    actions.activate(actions.draft(rule(RULE), date(last + 1, 4, 1), by=office, **told), by=office, **told)
    draft = actions.draft(rule(RULE), date(last + 2, 4, 1), by=office, **told)
    numbers = {key: number.value for key, number in draft.rule.versions[-1].numbers.items()}
    tables = {key: tuple(row.value for row in table.rows) for key, table in draft.rule.versions[-1].tables.items()}
    changed = numbers | {"per_visit": Fraction(800)}
    actions.renumber(draft, draft.start, changed, tables, title=draft.title, by=office, **told)
    for name, budget in (("見守りの声かけ", 24_000), ("チラシづくり", 8_000)):
        set_part(grants[-1], name, budget, by=own, **told)
    car = Vehicle.objects.filter(body=settled.group).order_by("name").first()
    values = {
        "name": "送迎の軽自動車", "vehicle_id": car.pk if car is not None else None, "funder_id": town.pk,
        "bought_on": date(last - 1, 6, 3), "cost": 1_650_000, "aided": 1_100_000, "paper": f"R{last - 2019}-指令-架空12",
        "promised": "通院と買い物の送迎に使う。年に一度、走行距離を報告する。", "bound_until": date(last + 3, 6, 2),
    }  # fmt: skip
    write_asset(None, values, by=own, **told)
