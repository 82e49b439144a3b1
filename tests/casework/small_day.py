"""A small fictional day by hand: two drivers, three riders, two places in the open sea."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ashinami.basics.clock import Span
from ashinami.basics.place import Point
from ashinami.casework.basis import specimen_arrangements
from ashinami.casework.day import DayInput
from ashinami.casework.day_plan import DayPlan
from ashinami.casework.planning import plan_day
from ashinami.dispatch.stop import MaxIterations
from ashinami.geo.travel import StraightLine
from ashinami.vocabulary.person import Driver, Need, Rider, Vehicle
from ashinami.vocabulary.place import Place, PlaceKind
from ashinami.vocabulary.wish import Back, Wish

ON = date(2026, 12, 1)
CLINIC = Place("clinic", "みなと診療所", PlaceKind.CLINIC, Point(32.9, 132.2), note="東側の玄関")
SHOP = Place("shop", "スーパー結海", PlaceKind.SHOP, Point(32.904, 132.206))
NOWHERE = Place("text", "川向こうの店", PlaceKind.OTHER)


def home(key: str, lat: float, lon: float) -> Place:
    """Return a home."""
    return Place(f"home:{key}", f"{key}の家", PlaceKind.HOME, Point(lat, lon))


HANA = Rider("R1", "髙橋 はな", home("R1", 32.912, 132.19), phone="0000-00-1101", needs=frozenset([Need.WALKER]))
KIYOSHI = Rider("R2", "山﨑 清", home("R2", 32.918, 132.196), needs=frozenset([Need.WHEELCHAIR]), boarding=8)
FUMI = Rider("R3", "𠮷田 ふみ", home("R3", 32.921, 132.21), phone="0000-00-1103", note="呼び鈴のあと少し待つ")
SMALL = Vehicle("C1", "白の軽自動車", 3)
WAGON = Vehicle("C2", "青のワゴン", 4, 1, 2)
DAY_LONG = (Span(8 * 60, 17 * 60),)
MAMORU = Driver("D1", "川端 守", home("D1", 32.906, 132.2), "C1", DAY_LONG)
SATOMI = Driver("D2", "浜辺 さとみ", home("D2", 32.915, 132.205), "C2", DAY_LONG, skills=frozenset(["車いす"]))

TO_CLINIC = Wish("W1", ON, "R1", HANA.home, CLINIC, appointment=570, back=Back.FIXED, back_at=640)
STAYS_WITH = Wish("W2", ON, "R2", KIYOSHI.home, CLINIC, appointment=600, accompaniment=True, stay=60, companions=1)
RINGS = Wish("W3", ON, "R3", FUMI.home, SHOP, leave_after=810, back=Back.OPEN)


def day(*wishes: Wish, **changes: object) -> DayInput:
    """Return the day with these wishes, or with all three."""
    given = DayInput(
        day=ON,
        group="結海お出かけの会",
        riders=(HANA, KIYOSHI, FUMI),
        drivers=(MAMORU, SATOMI),
        vehicles=(SMALL, WAGON),
        wishes=wishes or (TO_CLINIC, STAYS_WITH, RINGS),
        arrangements=tuple(specimen_arrangements().values()),
        default_arrangement="fuel",
        places=(CLINIC, SHOP),
        fictional=True,
    )
    return replace(given, **changes)  # type: ignore[arg-type]


def planned(given: DayInput | None = None) -> DayPlan:
    """Return the day's plan, the same every time."""
    return plan_day(given or day(), StraightLine(), seed=1, stop=MaxIterations(20))
