"""Importer of land and building use by town (都市計画基礎調査): what totals are spread by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ashinami.basics.notice import Severity
from ashinami.geo.imports.base import Draft, File, Importer, Order, Reading, source_of
from ashinami.geo.imports.named import Row, once
from ashinami.geo.imports.opening import sheets
from ashinami.geo.layer import Feature, Figure, Layer, LayerKind
from ashinami.tables.cells import Cell, is_blank
from ashinami.tables.columns import Column, Entry, Table, read_table


def _any(cell: Cell) -> Cell:
    return cell


_FIGURES: Mapping[str, tuple[str, ...]] = {
    "houses": ("住宅の棟数", "NumberOf Houses", "numberOfHouses"),
    "home_floor_m2": ("住宅の延べ床面積", "TotalFloorAreaOfTheHouse"),
    "residential_land_m2": ("住宅用地", "residentialLand"),
}
_COLUMNS = (
    Column("code", "町コード", aliases=("areaCode",), default=""),
    Column("town", "町名", aliases=("townName", "町丁目", "大字町丁目名"), required=True),
    Column("block", "丁目名", aliases=("chomeName",), default=""),
    Column("old", "旧市町村", aliases=("旧市町村名",), default=""),
    *(Column(name, words[0], read=_any, aliases=words[1:]) for name, words in _FIGURES.items()),
)


def _read(files: Sequence[File], order: Order) -> Reading:
    draft = Draft()
    rows: list[Row] = []
    for sheet in sheets(files, draft):
        entries, notices = read_table(Table("土地と建物の使われ方", "uses", _COLUMNS), sheet)
        # the survey has dozens of columns we do not spread by
        draft.notices.extend(notice for notice in notices if notice.code != "unknown-heading")
        draft.rows += len(entries)
        rows += [Row(_town(entry, draft), entry.file, entry.row) for entry in entries]
    source = source_of(USES, order, draft)
    features = tuple(once(rows, draft))
    note = "空の欄は「数値なし」です。0とは読みません"
    standing = order.standing or USES.standing
    return draft.close(lambda: Layer(USES.kind, order.name or USES.words, source, standing, features, note))


def _town(entry: Entry, draft: Draft) -> Feature:
    said = entry.values
    name = str(said["town"]) + str(said["block"])
    figures: dict[str, Figure] = {}
    for key in _FIGURES:
        if is_blank(said[key]):
            continue
        number = _number(said[key])
        if number is None:
            words = f"「{str(said[key])[:40]}」を数として読めません"
            draft.notices.append(
                entry.notice("unreadable-number", Severity.ERROR, words, "数だけを入れてください", key)
            )
        else:
            figures[key] = number
    return Feature(
        str(said["code"]) or name, name, figures=figures, facts={"old": str(said["old"])} if said["old"] else {}
    )


def _number(cell: Cell) -> int | None:
    """Return a count or an area in whole units, half rounded up; a minus is none."""
    try:
        found = float(str(cell).replace(",", ""))
    except ValueError:
        return None
    return int(found + 0.5) if 0 <= found < 1e12 else None


USES = Importer(
    key="uses",
    kind=LayerKind.USES,
    words="土地と建物の使われ方",
    files="都市計画基礎調査の町別の建物・土地利用の表、または 町名・旧市町村・住宅の棟数・住宅用地 の表",
    read=_read,
)
IMPORTERS = (USES,)
