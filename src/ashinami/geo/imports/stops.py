"""Importer of the stops of a bus feed (stops.txt of a GTFS zip): where they stand. What runs there, `ashinami.transit` knows."""

from __future__ import annotations

from collections.abc import Sequence

from ashinami.basics.notice import Severity
from ashinami.geo.imports.base import Draft, File, Importer, Order, Reading, source_of
from ashinami.geo.imports.named import Row, once
from ashinami.geo.imports.opening import sheets, unpacked
from ashinami.geo.imports.points import Points
from ashinami.geo.layer import Feature, Layer, LayerKind
from ashinami.tables.columns import Column, Table, read_table

_COLUMNS = (
    Column("key", "stop_id", required=True),
    Column("name", "stop_name", default=""),
    Column("lat", "stop_lat", default=""),
    Column("lon", "stop_lon", default=""),
    Column("type", "location_type", default=""),
)
_A_STOP = ("", "0")


def _read(files: Sequence[File], order: Order) -> Reading:
    draft = Draft()
    points = Points(draft, order.area)
    tables = [file for file in unpacked(files, draft) if file.name == "stops.txt"]
    if not tables:
        missing = "GTFS の stops.txt がありません"
        draft.tell("no-stops", Severity.ERROR, missing, "GTFS-JP の zip をそのまま選んでください", file=files[0].name)
    rows: list[Row] = []
    others = 0
    for sheet in sheets(tables, draft):
        entries, notices = read_table(Table("停留所", "stops", _COLUMNS), sheet)
        draft.notices.extend(notice for notice in notices if notice.code != "unknown-heading")
        draft.rows += len(entries)
        for entry in entries:
            said = entry.values
            if said["type"] not in _A_STOP:
                others += 1
                continue
            name = said["name"] or said["key"]
            point = points.read(said["lat"], said["lon"], file=entry.file, row=entry.row, name=name)
            rows.append(Row(Feature(said["key"], name, point), entry.file, entry.row))
    if others:
        left_out = f"{others}行は駅・乗り場の集まり・出入口など停留所でないものなので、層に入れません"
        draft.tell("no-stop", Severity.NOTE, left_out)
    source = source_of(STOPS, order, draft)
    features = tuple(once(rows, draft))
    standing = order.standing or STOPS.standing
    return draft.close(lambda: Layer(STOPS.kind, order.name or STOPS.words, source, standing, features))


STOPS = Importer(
    key="stops",
    kind=LayerKind.STOPS,
    words="停留所",
    files="バス会社・市町村の GTFS-JP の zip（stops.txt の位置を使います）",
    read=_read,
)
IMPORTERS = (STOPS,)
