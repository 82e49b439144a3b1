"""Importer of a municipality's population by town, five-year age group and sex (高松市's layout, and its plain form)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from ashinami.basics.notice import Severity
from ashinami.geo.imports.base import Draft, File, Importer, Order, Reading, source_of
from ashinami.geo.imports.figures import figure, summed
from ashinami.geo.imports.named import Row, once
from ashinami.geo.imports.opening import sheets
from ashinami.geo.imports.points import Points
from ashinami.geo.layer import AGES, Feature, Figure, Gap, Layer, LayerKind
from ashinami.tables.columns import Column, Entry, Table, read_table

_BY_AGE = tuple(
    Column(
        f"{sex}_{age}",
        f"{word}{age}",
        aliases=(f"{long}{number}", f"{sex}_{age}"),
        default=None,
        read=lambda cell: cell,
    )
    for sex, word, long in (("m", "男", "man"), ("f", "女", "woman"))
    for number, age in enumerate(AGES, start=1)
)
_SUMS = (
    Column("total", "人口", aliases=("totalPopulation", "total", "総数", "計"), read=lambda cell: cell, required=True),
    Column("male", "男", aliases=("male",), read=lambda cell: cell),
    Column("female", "女", aliases=("woman", "female"), read=lambda cell: cell),
    Column("households", "世帯数", aliases=("households", "numberOfHouseholds"), read=lambda cell: cell),
    Column("age65", "65歳以上", aliases=("age65p", "65歳以上人口"), read=lambda cell: cell),
    Column("age75", "75歳以上", aliases=("age75p", "75歳以上人口"), read=lambda cell: cell),
    Column("age85", "85歳以上", aliases=("age85p", "85歳以上人口"), read=lambda cell: cell),
)
_WHERE = (
    Column("town", "町丁目", aliases=("regionName", "town", "町名", "大字町丁目名", "地区"), required=True),
    Column("city", "市区町村名", aliases=("cityName", "city"), default=""),
    Column("day", "調査日", aliases=("surveyDate",), read=lambda cell: cell),
    Column("lat", "緯度", aliases=("lat", "latitude"), default=None, read=lambda cell: cell),
    Column("lon", "経度", aliases=("lng", "lon", "longitude"), default=None, read=lambda cell: cell),
)
_TABLE = Table("町丁目別の人口", "population", (*_WHERE, *_SUMS, *_BY_AGE))
_OVER = {"age65": 13, "age75": 15, "age85": 17}


def _read(files: Sequence[File], order: Order) -> Reading:
    draft = Draft()
    points = Points(draft, order.area)
    rows: list[Row] = []
    years: set[int] = set()
    for sheet in sheets(files, draft):
        entries, notices = read_table(_TABLE, sheet)
        draft.notices.extend(notices)
        draft.rows += len(entries)
        for entry in entries:
            if (
                order.municipality
                and entry.values["city"]
                and not str(entry.values["city"]).endswith(order.municipality)
            ):
                draft.elsewhere += 1
                continue
            rows.append(Row(_town(entry, draft, points), entry.file, entry.row))
            years |= _year(entry.values["day"])
    points.close()
    features = tuple(once(rows, draft))
    year = max(years) if years else None
    if len(years) > 1:
        said = f"調査日の年が{len(years)}とおりあります（{'、'.join(map(str, sorted(years)))}）。{year}年とします"
        draft.tell("several-years", Severity.WARNING, said)
    source = source_of(POPULATION, order, draft, year=year)
    standing = order.standing or POPULATION.standing
    return draft.close(lambda: Layer(POPULATION.kind, order.name or POPULATION.words, source, standing, features))


def _town(entry: Entry, draft: Draft, points: Points) -> Feature:
    said = entry.values
    name = str(said["town"])
    figures: dict[str, Figure] = {}
    for column in (*_SUMS, *_BY_AGE):
        found = figure(said[column.name], dash=Gap.ABSENT)
        if found is None:
            words = f"「{column.heading}」の「{str(said[column.name])[:40]}」を人数として読めません"
            draft.notices.append(
                entry.notice(
                    "unreadable-number", Severity.ERROR, words, "整数か、秘匿なら * を入れてください", column.heading
                )
            )
            continue
        if found is not Gap.ABSENT:
            figures[column.name] = found
    for over, first in _OVER.items():
        if over not in figures:
            figures[over] = _over(figures, first)
    _check(entry, figures, draft)
    point = None
    if said["lat"] is not None or said["lon"] is not None:
        point = points.read(said["lat"], said["lon"], file=entry.file, row=entry.row, name=name)
    return Feature(name, name, point, figures=figures)


def _over(figures: dict[str, Figure], first: int) -> Figure:
    return summed([figures.get(f"{sex}_{age}", Gap.ABSENT) for sex in "mf" for age in AGES[first:]])


def _check(entry: Entry, figures: dict[str, Figure], draft: Draft) -> None:
    """Tell when the parts do not add up to the whole: a column has slipped, or the table is of two days."""
    ages: Iterable[Figure] = [figures.get(f"{sex}_{age}", Gap.ABSENT) for sex in "mf" for age in AGES]
    added = summed(list(ages))
    total = figures.get("total")
    if isinstance(added, int) and isinstance(total, int) and added != total:
        said = f"年齢別の合計（{added}人）が人口（{total}人）と合いません"
        draft.notices.append(entry.notice("sum-differs", Severity.WARNING, said, "もとの表の列を確かめてください"))


def _year(cell: object) -> set[int]:
    if isinstance(cell, datetime):
        return {cell.year}
    parts = str(cell or "").replace("-", "/").split("/")
    found = [int(part) for part in parts if part.isdecimal() and len(part) == 4]
    return set(found)


POPULATION = Importer(
    key="population",
    kind=LayerKind.POPULATION,
    words="町丁目別の人口",
    files="町丁目・5歳階級・男女別の人口の表（高松市オープンデータの見出し、または 町丁目・人口・65歳以上…の見出し）",
    read=_read,
)
IMPORTERS = (POPULATION,)
