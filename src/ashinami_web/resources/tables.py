"""The register as a table: what is written out can be read in again; and the open-data layouts, of what is public alone.

The headings of the open-data tables follow those of the municipalities' standard data set (自治体標準オープンデータセット: 公共施設一覧,
介護サービス事業所一覧) as far as the register knows them; its own columns stand behind them.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from ashinami.papers.workbook import safe
from ashinami.tables.cells import Cell, day, degrees, one_of, texts, whole
from ashinami.tables.columns import Column, Table
from ashinami.vocabulary.community import LifeField
from ashinami_web.bodies.models import Body
from ashinami_web.resources.queries import Line

KINDS: dict[str, Body.Kind] = {kind.label: kind for kind in Body.Kind} | {kind.value: kind for kind in Body.Kind}
FIELDS = {field.text: field.value for field in LifeField} | {field.value: field.value for field in LifeField}


def _fields(cell: Cell) -> list[str]:
    """Return codes of fields of life."""
    one = one_of(FIELDS)
    return [one(part.replace("／", "・")) for part in texts(cell)]


def register_table(today: date) -> Table:
    """Return the register as a table; days without a year are those near today."""
    return Table(
        "地域資源",
        "resources",
        (
            Column(
                "name", "名称", aliases=("団体名", "介護サービス事業所名称", "施設名"), required=True, help="団体の名前"
            ),
            Column("kind", "種類", one_of(KINDS), ("実施サービス",), default=Body.Kind.OTHER, help="団体の種類"),
            Column("areas", "区域", texts, ("活動区域", "日常生活圏域"), default=(), help="、で区切って"),
            Column("place", "所在地_連結表記", aliases=("所在地", "住所"), default=""),
            Column("lat", "緯度", degrees(-90, 90)),
            Column("lon", "経度", degrees(-180, 180)),
            Column("ring_phone", "電話番号", aliases=("電話",), default=""),
            Column("number", "法人番号", aliases=("事業所番号", "介護サービス事業所番号"), default=""),
            Column("when", "利用可能曜日特記事項", aliases=("利用可能曜日", "いつ"), default=""),
            Column("members", "定員", whole(0, 99_999), ("人数",)),
            Column("does", "説明", aliases=("していること", "備考"), default=""),
            Column("url", "URL", aliases=("ホームページ",), default=""),
            Column("fields", "暮らしの分野", _fields, default=()),
            Column("strengths", "得意なこと", default=""),
            Column("would_like", "したいこと", default=""),
            Column("worries", "困りごと", default=""),
            Column("ring_role", "だれに声をかけるか", default=""),
            Column("ring_when", "いつ・どう声をかけるか", default=""),
            Column("confirmed_on", "確かめた日", day(today)),
        ),
        note="一行が一団体です。個人の名前は書きません。",
    )


def rows_of(lines: Iterable[Line]) -> list[dict[str, Any]]:
    """Return the lines of the register by the names of the table's columns; what is not known is empty."""
    return [
        {
            "name": line.body.name,
            "kind": Body.Kind(line.body.kind).label,
            "areas": "、".join(area.name for area in line.areas),
            "fields": "、".join(LifeField(code).text for code in (line.profile.fields if line.profile else ())),
            "confirmed_on": line.profile.confirmed_on.isoformat() if line.profile and line.profile.confirmed_on else "",
            **{name: _value(line, name) for name in PLAIN},
        }
        for line in lines
    ]


PLAIN = (
    "place", "lat", "lon", "ring_phone", "number", "when", "members", "does", "url", "strengths", "would_like", "worries",
    "ring_role", "ring_when",
)  # fmt: skip


def _value(line: Line, name: str) -> Any:  # noqa: ANN401 - a text or a number
    value = getattr(line.profile, name, None)
    return "" if value is None else value


PRIVATE = {"worries", "ring_role", "ring_when", "strengths", "would_like"}
"""What an open-data file never holds."""


def open_rows(lines: Iterable[Line]) -> list[dict[str, Any]]:
    """Return the public lines alone, without what is said in confidence."""
    public = [line for line in lines if line.profile is not None and line.profile.public]
    return [{name: value for name, value in row.items() if name not in PRIVATE} for row in rows_of(public)]


def as_csv(columns: Sequence[Column], rows: Iterable[Mapping[str, Any]]) -> bytes:
    """Return the rows as CSV that spreadsheets open in Japanese (UTF-8 with its mark)."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([column.heading for column in columns])
    writer.writerows([[safe(row.get(column.name, "")) for column in columns] for row in rows])
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(sheet: str, columns: Sequence[Column], rows: Iterable[Mapping[str, Any]]) -> bytes:
    """Return the rows as a workbook of one sheet."""
    book = Workbook(write_only=True)
    page = book.create_sheet(sheet)
    page.freeze_panes = "B2"
    for number, column in enumerate(columns, start=1):
        page.column_dimensions[get_column_letter(number)].width = max(14, 2.4 * len(column.heading))
    page.append([column.heading for column in columns])
    for row in rows:
        page.append([safe(row.get(column.name, "")) for column in columns])
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()
