"""Importers of towns: their points (geolonia) and their register (Address Base Registry)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ashinami.geo.imports.base import Draft, File, Importer, Order, Reading, source_of
from ashinami.geo.imports.named import Row, once
from ashinami.geo.imports.opening import sheets
from ashinami.geo.imports.points import Points
from ashinami.geo.layer import Feature, Layer, LayerKind, Source
from ashinami.tables.columns import Column, Entry, Table, read_table

_POINTS = (
    Column("pref", "都道府県名", aliases=("pref",), default=""),
    Column("city", "市区町村名", aliases=("city",), required=True),
    Column("town", "大字町丁目名", aliases=("town", "大字・町名"), required=True),
    Column("koaza", "小字名", aliases=("koaza", "小字"), default=""),
    Column("lat", "緯度", aliases=("lat", "latitude"), default=""),
    Column("lon", "経度", aliases=("lng", "lon", "longitude"), default=""),
)
_REGISTER = (
    Column("code", "全国地方公共団体コード", required=True),
    Column("id", "町字id", required=True),
    Column("county", "郡名", default=""),
    Column("city", "市区町村名", required=True),
    Column("town", "大字・町名", default=""),
    Column("kana", "大字・町名_カナ", default=""),
    Column("block", "丁目名", default=""),
    Column("koaza", "小字名", default=""),
    Column("ended", "廃止日", default=""),
)


type _Make = Callable[[Entry, Points], Feature | None]


def _read(importer: Importer, columns: tuple[Column, ...], make: _Make, files: Sequence[File], order: Order) -> Reading:
    draft = Draft()
    points = Points(draft, order.area)
    rows: list[Row] = []
    for sheet in sheets(files, draft):
        entries, notices = read_table(Table(importer.words, importer.key, columns), sheet)
        # the register has many columns we do not use, and says nothing wrong by it
        draft.notices.extend(notice for notice in notices if notice.code != "unknown-heading")
        draft.rows += len(entries)
        for entry in entries:
            city = str(entry.values["city"])
            if order.municipality and city != order.municipality and not city.endswith(f"郡{order.municipality}"):
                draft.elsewhere += 1
            elif (feature := make(entry, points)) is not None:
                rows.append(Row(feature, entry.file, entry.row))
    points.close()
    source = source_of(importer, order, draft)
    features = tuple(once(rows, draft))
    standing = order.standing or importer.standing
    return draft.close(lambda: Layer(importer.kind, order.name or importer.words, source, standing, features))


def _read_points(files: Sequence[File], order: Order) -> Reading:
    return _read(TOWNS, _POINTS, _point, files, order)


def _read_register(files: Sequence[File], order: Order) -> Reading:
    return _read(ADDRESSES, _REGISTER, _registered, files, order)


def _point(entry: Entry, points: Points) -> Feature:
    said = entry.values
    name = said["town"] + said["koaza"]
    point = points.read(said["lat"], said["lon"], file=entry.file, row=entry.row, name=name)
    return Feature(f"{said['city']}/{name}", name, point, facts={"city": said["city"]})


def _registered(entry: Entry, _points: Points) -> Feature | None:
    said = entry.values
    name = said["town"] + said["block"] + said["koaza"]
    if not name or said["ended"]:
        return None
    return Feature(
        f"{said['code']}/{said['id']}", name, facts={"kana": said["kana"], "city": said["county"] + said["city"]}
    )


TOWNS = Importer(
    key="towns",
    kind=LayerKind.TOWNS,
    words="町丁目の位置",
    files="Geolonia 住所データの CSV（都道府県名・市区町村名・大字町丁目名・緯度・経度）。.gz のままでも読みます",
    read=_read_points,
    source=Source("Geolonia 住所データ", "Geolonia", "CC BY 4.0"),
)
ADDRESSES = Importer(
    key="addresses",
    kind=LayerKind.ADDRESSES,
    words="町名の台帳",
    files="アドレス・ベース・レジストリの町字マスター（CSV、.zip のままでも読みます）。廃止された町字は除きます",
    read=_read_register,
    source=Source("アドレス・ベース・レジストリ", "デジタル庁", "公共データ利用規約（PDL1.0）", edited=True),
)
IMPORTERS = (TOWNS, ADDRESSES)
