"""Importer of census meshes of 500 and 250 m in e-Stat's layout: two heading lines, cp932, and signs for what is hidden.

A mesh whose figures are hidden (秘匿) is added to a neighbour by the statistics bureau (合算). Neither is made up here: the hidden
mesh stays hidden, the one it was added to says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ashinami.basics.notice import Severity
from ashinami.geo.imports.base import Draft, File, Importer, Order, Reading, source_of
from ashinami.geo.imports.figures import figure
from ashinami.geo.imports.opening import sheets
from ashinami.geo.layer import Feature, Figure, Layer, LayerKind, Source
from ashinami.geo.mesh import Mesh
from ashinami.tables.cells import Cell
from ashinami.tables.reading import Sheet

_TABLES: Mapping[str, Mapping[str, str]] = {
    "T001142": {
        "001": "total",
        "004": "age0_14",
        "010": "age15_64",
        "019": "age65",
        "022": "age75",
        "025": "age85",
        "034": "households",
        "047": "households65",
        "049": "alone65",
        "050": "couples65",
    },
}
"""Which column of which table is which figure; T001141 (500 m) and T001142 (250 m) of the 2020 census share their order."""
_LIKE = {"T001141": "T001142", "T001140": "T001142"}
_HIDDEN_WORDS = {"1": "秘匿（合算先あり）", "2": "合算を含む"}


def _read(files: Sequence[File], order: Order) -> Reading:
    draft = Draft()
    found: dict[str, Feature] = {}
    for sheet in sheets(files, draft):
        columns = _columns(sheet)
        if columns is None:
            said = "メッシュ統計の見出し（KEY_CODE と T00114… の列）がありません"
            remedy = "e-Stat の「統計地理情報システム」から落とした CSV をそのまま選んでください"
            draft.tell("no-headings", Severity.ERROR, said, remedy, file=sheet.file)
            continue
        for number, cells in sheet.rows[2:]:
            draft.rows += 1
            feature = _mesh(cells, columns, sheet.file, number, draft)
            if feature is None:
                continue
            if order.area is not None and not order.area.near(Mesh(feature.key).centre, 500):
                draft.elsewhere += 1
            elif feature.key in found:
                said = f"メッシュ {feature.key} が二度あります"
                draft.tell(
                    "doubled-key",
                    Severity.ERROR,
                    said,
                    "同じファイルを二度選んでいませんか",
                    file=sheet.file,
                    row=number,
                )
            else:
                found[feature.key] = feature
    hidden = sum(1 for each in found.values() if any(not isinstance(value, int) for value in each.figures.values()))
    note = f"{hidden}のメッシュは一部の数値が秘匿か欠けています。0人ではありません" if hidden else ""
    source = source_of(MESH, order, draft)
    standing = order.standing or MESH.standing
    features = tuple(found.values())
    return draft.close(lambda: Layer(MESH.kind, order.name or MESH.words, source, standing, features, note))


def _columns(sheet: Sheet) -> dict[int, str] | None:
    """Return which place of a row holds which figure, and the key and merging signs; None when the headings are others."""
    if len(sheet.rows) < 2:
        return None
    names = [str(cell or "").strip() for cell in sheet.rows[0][1]]
    if "KEY_CODE" not in names:
        return None
    columns = {names.index("KEY_CODE"): "key"}
    for place, name in enumerate(names):
        table, number = name[:7], name[7:]
        figures = _TABLES.get(_LIKE.get(table, table), {})
        if number in figures:
            columns[place] = figures[number]
        elif name in ("HTKSYORI", "HTKSAKI", "GASSAN"):
            columns[place] = name
    return columns if "total" in columns.values() else None


def _mesh(cells: Sequence[Cell], columns: Mapping[int, str], file: str, row: int, draft: Draft) -> Feature | None:
    said = {name: cells[place] if place < len(cells) else None for place, name in columns.items()}
    code = str(said.pop("key") or "").strip()
    try:
        mesh = Mesh(code)
    except ValueError:
        draft.tell("no-mesh", Severity.ERROR, f"「{code[:20]}」はメッシュの番号ではありません", "", file=file, row=row)
        return None
    facts = {name: str(said.pop(name) or "").strip() for name in ("HTKSYORI", "HTKSAKI", "GASSAN") if name in said}
    figures: dict[str, Figure] = {}
    for name, cell in said.items():
        value = figure(cell)
        if value is None:
            fault = f"「{str(cell)[:20]}」を人数として読めません"
            draft.tell("unreadable-number", Severity.ERROR, fault, "", file=file, row=row, field=name)
            return None
        figures[name] = value
    words = {
        "hidden": _HIDDEN_WORDS.get(facts.get("HTKSYORI", ""), ""),
        "merged_into": facts.get("HTKSAKI", ""),
        "merged_from": facts.get("GASSAN", ""),
    }
    return Feature(mesh.code, mesh.code, mesh.centre, figures=figures, facts={k: v for k, v in words.items() if v})


MESH = Importer(
    key="mesh",
    kind=LayerKind.MESH,
    words="メッシュ人口",
    files="e-Stat の国勢調査メッシュ統計（500 m：T001141、250 m：T001142）の CSV。Shift-JIS と二行の見出しのままで読みます",
    read=_read,
    source=Source("国勢調査 地域メッシュ統計", "総務省統計局", "政府標準利用規約 2.0", year=2020, edited=True),
)
IMPORTERS = (MESH,)
