"""Rows of riders, drivers, cars and places to the values they stand for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from ashinami.basics.notice import Notice, Severity
from ashinami.basics.place import Point
from ashinami.geo.fold import fold
from ashinami.geo.gazetteer import Gazetteer
from ashinami.tables.columns import Entry
from ashinami.vocabulary.arrangement import Arrangement
from ashinami.vocabulary.person import Driver, Rider, Vehicle
from ashinami.vocabulary.place import Place, PlaceKind


@dataclass(slots=True)
class Register[T: (Rider, Driver, Vehicle, Place, Arrangement)]:
    """Values of one table as they are read: each key once; found by number or by name."""

    what: str
    values: dict[str, T] = field(default_factory=dict)
    _named: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, entry: Entry, key: str, value: T) -> Iterable[Notice]:
        """Take a value; a key that stands already is told and left out."""
        if key in self.values:
            said = f"{self.what}「{key}」が二度書かれています。先に書かれたほうを使います"
            yield entry.notice("doubled", Severity.ERROR, said, "どちらかを消すか、番号を付けて区別してください")
            return
        self.values[key] = value
        self._named[fold(value.name)].append(key)

    def find(self, asked: str) -> T | list[str] | None:
        """Return what is meant by a number or a name; None when nobody knows it, the keys when several bear the name."""
        if asked in self.values:
            return self.values[asked]
        keys = self._named.get(fold(asked), [])
        return list(keys) if len(keys) > 1 else self.values[keys[0]] if keys else None


def point_of(entry: Entry) -> tuple[Point | None, tuple[Notice, ...]]:
    """Return the point of a row's latitude and longitude; half of one, or the empty 0,0, is told."""
    lat, lon = entry.values["lat"], entry.values["lon"]
    if lat is None and lon is None:
        return None, ()
    if lat is None or lon is None or (lat == 0 and lon == 0):
        heading = "緯度" if lat is None else "経度" if lon is None else "緯度"
        said = "緯度と経度の片方だけ、または0が入っているため、場所を使えません"
        return None, (
            entry.notice("half-point", Severity.WARNING, said, "両方を入れるか、両方を空にしてください", heading),
        )
    return Point(lat, lon), ()


def read_places(entries: Iterable[Entry]) -> tuple[tuple[Place, ...], list[Notice]]:
    """Return the places the group knows by name."""
    register, notices = Register[Place]("場所"), list[Notice]()
    for entry in entries:
        point, faults = point_of(entry)
        notices += faults
        given = {name: entry.values[name] for name in ("name", "kind", "kana", "aliases", "town")}
        place = Place(key=given["name"], point=point, note=entry.values["note"] or "", **given)
        notices += register.add(entry, place.key, place)
    return tuple(register.values.values()), notices


def read_vehicles(entries: Iterable[Entry]) -> tuple[Register[Vehicle], list[Notice]]:
    """Return the cars."""
    register, notices = Register[Vehicle]("車"), list[Notice]()
    for entry in entries:
        key = entry.values["key"] or entry.values["name"]
        notices += register.add(entry, key, Vehicle(**{**entry.values, "key": key}))
    return register, notices


def read_riders(entries: Iterable[Entry], gazetteer: Gazetteer) -> tuple[Register[Rider], list[Notice]]:
    """Return the riders with their homes, located by their point or by the name of a place."""
    register, notices = Register[Rider]("利用者"), list[Notice]()
    for entry in entries:
        values = entry.values
        home, faults = _home(entry, gazetteer)
        notices += faults
        if home.point is None:
            said = f"{values['name']}さんの自宅の場所が地図で分からないため、自宅からの送迎は計画できません"
            notices.append(
                entry.notice("home-not-located", Severity.WARNING, said, "緯度・経度を入れてください", "自宅")
            )
        taken = ("name", "kana", "phone", "needs", "boarding", "longest_ride")
        key = values["key"] or values["name"]
        rider = Rider(key=key, home=home, note=values["note"] or "", **{name: values[name] for name in taken})
        notices += register.add(entry, key, rider)
    return register, notices


def read_drivers(
    entries: Iterable[Entry], vehicles: Register[Vehicle], gazetteer: Gazetteer, on: date
) -> tuple[Register[Driver], list[Notice]]:
    """Return the drivers as they are on the day: a day off leaves a driver without windows."""
    register, notices = Register[Driver]("運転者"), list[Notice]()
    for entry in entries:
        values = entry.values
        vehicle = vehicles.find(values["vehicle"])
        if not isinstance(vehicle, Vehicle):
            notices.append(unknown(entry, "車", values["vehicle"], vehicle))
            continue
        home, faults = _home(entry, gazetteer)
        notices += faults
        key = values["key"] or values["name"]
        driver = Driver(
            key=key,
            name=values["name"],
            home=home,
            vehicle=vehicle.key,
            windows=() if on in values["off"] else values["windows"].get(on.weekday(), ()),
            kana=values["kana"],
            phone=values["phone"],
            skills=frozenset(values["skills"]),
            most_minutes=values["most_minutes"],
            turns_before=values["turns_before"],
            minutes_before=values["minutes_before"],
            share=values["share"],
        )
        notices += register.add(entry, key, driver)
    return register, notices


def unknown(entry: Entry, what: str, asked: str, found: object) -> Notice:
    """Return the notice for a number or name that leads nowhere, or to several."""
    if isinstance(found, list):
        said = f"「{asked}」という{what}が{len(found)}件あり、どれか決められません"
        return entry.notice("ambiguous", Severity.ERROR, said, f"番号（{'、'.join(found[:5])}）で書いてください", what)
    said = f"{what}「{asked[:60]}」が名簿にありません"
    return entry.notice(
        "unknown-reference", Severity.ERROR, said, f"{what}の一覧に加えるか、書き方を合わせてください", what
    )


def _home(entry: Entry, gazetteer: Gazetteer) -> tuple[Place, tuple[Notice, ...]]:
    """Return where somebody lives: the row's own point, else the place its text names."""
    point, notices = point_of(entry)
    named = entry.values["home"]
    if point is None and named:
        return gazetteer.place_for(named), notices
    key = f"home:{entry.values['key'] or entry.values['name']}"
    return Place(key, named or f"{entry.values['name']}さん宅", PlaceKind.HOME, point), notices
