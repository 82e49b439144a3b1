"""Tables of named places with coordinates: headings of city open data, of NGSI-style files and of the ministries, one reading."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ashinami.basics.notice import Severity
from ashinami.geo.imports.base import Draft, File, Importer, Order, Reading, source_of
from ashinami.geo.imports.opening import sheets
from ashinami.geo.imports.points import Points
from ashinami.geo.layer import Feature, Layer
from ashinami.tables.cells import CellError, spans, text
from ashinami.tables.columns import Column, Entry, Table, read_table
from ashinami.tables.reading import Sheet

_CITY = re.compile(r"^(?:東京都|北海道|(?:京都|大阪)府|.{2,3}県)?(.+)$")

COMMON = (
    Column("key", "番号", aliases=("#property", "property", "ID", "No", "共通ID", "office_no", "code9", "事業所番号")),
    Column(
        "name", "名称", aliases=("name", "施設名", "施設名称", "店名", "医療機関名称", "事業所の名称"), required=True
    ),
    Column("address", "住所", aliases=("address", "所在地", "所在地_連結表記"), default=""),
    Column("lat", "緯度", aliases=("latitude", "lat"), default=""),
    Column("lon", "経度", aliases=("longitude", "lon", "lng"), default=""),
    Column("city", "市区町村", aliases=("city", "cityName", "市区町村名", "地方公共団体名"), default=""),
    Column("town", "町名", aliases=("matched_town", "大字・町名"), default=""),
    Column("match", "位置の確かさ", aliases=("match_level",), default=""),
    Column("note", "備考", aliases=("note",), default=""),
    Column("days", "利用可能曜日", aliases=("availableDate", "days", "診療曜日"), default=""),
    Column("opens", "開始時間", aliases=("startTime",), default=""),
    Column("closes", "終了時間", aliases=("endTime",), default=""),
    Column("days_note", "利用可能日時特記事項", aliases=("availableDateNote",), default=""),
    Column("hours", "利用時間", aliases=("hours", "診療時間", "営業時間", "openingHours"), default=""),
)
"""The columns any such table may have."""

type More = Callable[[Entry, Draft], tuple[Mapping[str, int], Mapping[str, str]]]
"""Gives the figures and facts that this kind of table has beside the common ones."""


@dataclass(frozen=True, slots=True)
class Row:
    """A feature and where it stood."""

    feature: Feature
    file: str
    row: int


def read_named(  # noqa: PLR0913 - what differs between kinds of tables is named
    importer: Importer,
    files: Sequence[File],
    order: Order,
    *,
    columns: Iterable[Column] = (),
    more: More = lambda _entry, _draft: ({}, {}),
    without_headings: Sequence[str] = (),
) -> Reading:
    """Return the layer of the tables.

    `without_headings` names the columns of a file that has none: it is known by a first row of so many cells and a number.
    """
    draft = Draft()
    points = Points(draft, order.area)
    table = Table(importer.words, importer.key, (*COMMON, *columns))
    rows: list[Row] = []
    for sheet in sheets(files, draft):
        entries, notices = read_table(table, _headed(sheet, without_headings))
        draft.notices.extend(notices)
        draft.rows += len(entries)
        for entry in entries:
            if _is_elsewhere(entry, order.municipality):
                draft.elsewhere += 1
                continue
            rows.append(Row(_feature(entry, more, draft, points), entry.file, entry.row))
    points.close()
    source = source_of(importer, order, draft)
    features = tuple(once(rows, draft))
    return draft.close(
        lambda: Layer(
            importer.kind,
            order.name or importer.words,
            source,
            order.standing or importer.standing,
            features,
            _precision(features),
        )
    )


def once(rows: Iterable[Row], draft: Draft) -> Iterable[Feature]:
    """Yield each feature once: a row told twice word for word is dropped, one key for two things gives the second a mark."""
    known: dict[str, Feature] = {}
    for row in rows:
        feature, number = row.feature, 2
        while feature.key in known and known[feature.key] != feature:
            feature = replace(row.feature, key=f"{row.feature.key}#{number}")
            number += 1
        where = {"file": row.file, "row": row.row}
        if feature.key in known:
            said = f"「{feature.name}」の行が二度あります。一つにします"
            draft.tell("doubled-row", Severity.NOTE, said, **where)  # type: ignore[arg-type]
            continue
        if feature.key != row.feature.key:
            said = f"番号「{row.feature.key}」が「{known[row.feature.key].name}」と「{feature.name}」の両方にあります"
            draft.tell("doubled-key", Severity.WARNING, said, "もとの表の番号を確かめてください", **where)  # type: ignore[arg-type]
        known[feature.key] = feature
        yield feature


def _feature(entry: Entry, more: More, draft: Draft, points: Points) -> Feature:
    said = entry.values
    name = said["name"].replace("\u3000", " ").strip() or said["name"]
    point = points.read(said["lat"], said["lon"], file=entry.file, row=entry.row, name=name)
    figures, facts = more(entry, draft)
    common = {word: said[word] for word in ("address", "town", "note", "days_note") if said[word]}
    if said["match"]:
        common["precision"] = said["match"]
    hours = hours_of(entry, draft)
    if hours:
        common["hours"] = hours
    key = said["key"] or "/".join(part for part in (name, said["address"]) if part)
    return Feature(key, name, point, figures=figures, facts=common | dict(facts))


def hours_of(entry: Entry, draft: Draft) -> str:
    """Return the opening hours as `月火水 9:00-12:00、…`; empty, with a notice, when they cannot be read: never guessed."""
    said = entry.values
    written = said["hours"]
    if not written and said["days"] and said["opens"] and said["closes"]:
        days = "".join(sign for sign in said["days"] if sign in "月火水木金土日")
        written = f"{days} {said['opens']}-{said['closes']}" if days else ""
    if not written:
        return ""
    try:
        spans(written)
    except (CellError, ValueError):
        remedy = "月水金 9:00-12:00、火 14:00-17:00 のように入れてください"
        draft.notices.append(
            entry.notice(
                "unreadable-hours",
                Severity.WARNING,
                f"時間「{text(written)[:60]}」を読めません。空けておきます",
                remedy,
            )
        )
        return ""
    return str(written)


def _headed(sheet: Sheet, names: Sequence[str]) -> Sheet:
    """Return the sheet with headings put before it, when it is a table that has none."""
    if not names or not sheet.rows:
        return sheet
    first = sheet.rows[0][1]
    if len(first) == len(names) and str(first[0]).isdigit():
        return Sheet(sheet.file, sheet.name, ((0, tuple(names)), *sheet.rows))
    return sheet


def _is_elsewhere(entry: Entry, municipality: str) -> bool:
    """Whether the row says that it is of another municipality. A row that says nothing is taken."""
    if not municipality:
        return False
    city = str(entry.values["city"])
    if city:
        found = _CITY.match(city)
        return municipality not in (city, found[1] if found else "") and not city.endswith(municipality)
    address = str(entry.values["address"])
    return bool(address) and municipality not in address and bool(re.search(r"[市町村]", address))


def _precision(features: Iterable[Feature]) -> str:
    coarse = sum(1 for feature in features if feature.facts.get("precision"))
    unlocated = sum(1 for feature in features if feature.point is None)
    said = [f"{coarse}件の位置は町の代表点などで、建物の位置ではありません"] if coarse else []
    return "。".join([*said, *([f"{unlocated}件は場所が未確認です"] if unlocated else [])])
