"""Writes docs/reference/tables.md from the description of the tables that the reader and the templates share."""

from __future__ import annotations

from datetime import date

from ashinami.casework.day_tables import DayTables
from ashinami.tables.columns import Column, Table

_HEAD = """\
# 表の書き方

> In English: the tables `ashinami plan` reads, column by column, from the same description the program uses.

見出しの並び順は自由です。見出しの上に題名や説明の行があってもかまいません。全角・半角、見出しのうしろのかっこ書きは問いません。
XLSX ではシートの名前、CSV ではファイルの名前で表を見分けます。
"""


def render() -> dict[str, str]:
    """Return the page."""
    tables = DayTables.on(date.min)
    return {
        "docs/reference/tables.md": "\n".join([_HEAD, *(_section(table) for table in (tables.wishes, *tables.people))])
    }


def _section(table: Table) -> str:
    rows = [f"| {_heading(column)} | {'、'.join(column.aliases)} | {column.help} |" for column in table.columns]
    head = f"## {table.sheet}（{table.file}）\n\n{table.note}\n\n| 見出し | 別の書き方 | 意味 |\n| --- | --- | --- |"
    return "\n".join([head, *rows, ""])


def _heading(column: Column) -> str:
    return f"**{column.heading}**（必ず）" if column.required else column.heading
