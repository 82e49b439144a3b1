"""What a whole city has beside its groups: layers, former municipalities as areas, bodies at work, bus feeds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from ashinami.society.town.city import facilities, old_municipalities, population
from ashinami.society.town.feeds import demand_bus, town_bus
from ashinami.society.town.outlines import outline
from ashinami.society.town.town import Town
from ashinami_web.atlas.actions import write_layer
from ashinami_web.bodies.models import Area, Body, BodyArea
from ashinami_web.buses.actions import add_timetable
from ashinami_web.config import clock
from ashinami_web.demonstration.people import Settled, key_of
from ashinami_web.people.roles import Role

DEVICE = "setup:demonstration"
_BODIES: tuple[tuple[Body.Kind, str, tuple[str, ...]], ...] = (
    (Body.Kind.HOKATSU, "結海市地域包括支援センター", ()),
    (Body.Kind.SHAKYO, "結海市社会福祉協議会", ()),
    (Body.Kind.BUS, "結海バス", ("中浜", "北沢谷", "南浦")),
    (Body.Kind.TAXI, "結海タクシー", ("中浜", "北沢谷", "南浦")),
    (Body.Kind.RMO, "奥野谷まちづくり協議会", ("奥野谷",)),
    (Body.Kind.RMO, "南浦地区振興会", ("南浦",)),
    (Body.Kind.POST, "奥野谷郵便局", ("奥野谷",)),
    (Body.Kind.SECTION, "結海市 高齢者福祉課", ()),
    (Body.Kind.SECTION, "結海市 交通政策課", ()),
)


def write_city(city: Town, settled: Settled, groups: Iterable[tuple[Body, Sequence[str]]], start: date) -> None:
    """Write the layers, the nine areas with their outlines, the bodies and the feeds."""
    municipality = settled.municipality
    at = datetime.combine(start, time(9), tzinfo=clock.JAPAN)
    for layer in (population(city), old_municipalities(city), *facilities(city)):
        write_layer(layer, municipality=municipality, files=["demonstration"], by=DEVICE, at=at)
    areas = {district.name: _area(city, district.name, municipality, start) for district in city.spec.districts}
    for kind, name, districts in _BODIES:
        body = Body.objects.create(
            id=key_of("body", name), kind=kind, name=name, municipality=municipality, fictional=True
        )
        _works(body, districts, areas, start)
    for group, inside in groups:
        _works(group, inside, areas, start)
    officer = replace(settled.acting("demo-officer", Role.MUNICIPALITY), body=municipality)
    told: dict[str, Any] = {
        "source": "結海市（架空）の合成データ",
        "licence": "Apache-2.0",
        "by": officer,
        "at": at,
        "day": start,
    }
    add_timetable(name="結海市バス（架空）", content=town_bus(city, start), **told)
    add_timetable(name="奥の三谷デマンドバス（架空）", content=demand_bus(city, start), **told)


def _area(city: Town, district: str, municipality: Body, start: date) -> Area:
    return Area.objects.create(
        id=key_of("area", district),
        kind=Area.Kind.OLD_MUNICIPALITY,
        name=district,
        municipality=municipality,
        outline=outline(city, [district]),
        start=start,
    )


def _works(body: Body, districts: Iterable[str], areas: dict[str, Area], start: date) -> None:
    BodyArea.objects.bulk_create(BodyArea(body=body, area=areas[district], start=start) for district in districts)
