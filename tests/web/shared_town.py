"""Costs that the tests' group shares with two bodies: a club of farmers that lends a car, the welfare council that takes calls."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from money_town import NOVEMBER, slip
from web_town import NOON, Town

from ashinami.vocabulary.money import CostItem
from ashinami_web.bodies.circle_actions import join, open_circle
from ashinami_web.bodies.models import Body, Circle
from ashinami_web.money.models import CostPartner, SharedCost
from ashinami_web.money.sharing_actions import agree, reckon, set_partner, share_lines

SHARED = "三つの会で走らせる送迎"
DAY = NOON.date()


@dataclass
class Sharing:
    """The agreement, its circle, and who takes part beside the group."""

    shared: SharedCost
    circle: Circle
    farmers: CostPartner
    council: CostPartner


def told(town: Town, who: str = "sewa") -> dict[str, Any]:
    """Return who does it and when."""
    return {"by": town.by(who), "at": NOON, "day": DAY}


def reckoned_alone(town: Town) -> None:
    """Reckon a cost that is shared with two bodies, who do not read it yet: for the walk of the stranger."""
    shared = sharing(town, alone=True).shared
    chosen(shared, {slip(town, "cost_cash", 300, item=CostItem.FUEL): "purse"}, town)
    reckon(shared, NOVEMBER.next, **told(town))


def sharing(town: Town, *, alone: bool = False) -> Sharing:
    """Agree with two bodies, in five, three and two parts; `alone`: nobody reads it yet."""
    circle = open_circle(kind=Circle.Kind.COMMUNITY, name="送迎の仲間", **told(town))
    farmers = Body.objects.create(
        kind=Body.Kind.GROUP, name="谷の農家組合（架空）", municipality=town.municipality, fictional=True
    )
    for body in (farmers, town.other_group):
        join(circle, body, start=DAY, **told(town))
    said = {"name": SHARED, "items": ["fuel", "insurance"], "start": date(2026, 4, 1), "end": None}
    shared = agree(None, said, circle=None if alone else circle, **told(town))
    set_partner(shared, town.group, role="運転と受付", weight=5, **told(town))
    third = set_partner(shared, farmers, role="車を出す", weight=3, **told(town))
    fourth = set_partner(shared, town.other_group, role="申込みを受ける", weight=2, **told(town))
    return Sharing(shared, circle, third, fourth)


def chosen(shared: SharedCost, lines: dict[Any, str], town: Town) -> int:
    """Say what is shared of the lines given, by their entries."""
    return share_lines(shared, {entry.pk: said for entry, said in lines.items()}, **told(town))
