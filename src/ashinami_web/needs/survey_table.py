"""Sheets of a survey as a table: CSV or XLSX in, notices for what cannot be read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from ashinami.basics.notice import Notice, Severity
from ashinami.tables.cells import one_of
from ashinami.tables.columns import Column, Table, read_table
from ashinami.tables.reading import read_sheets
from ashinami_web.bodies.body_queries import areas_of
from ashinami_web.bodies.models import Body

USE = {
    "すぐ使いたい": "now", "すぐに使う": "now", "使いたい": "now", "now": "now",
    "いずれ使いたい": "later", "将来使いたい": "later", "いずれ": "later", "later": "later",
    "使わない": "no", "必要ない": "no", "no": "no",
    "わからない": "unknown", "無回答": "unknown", "unknown": "unknown",
}  # fmt: skip

ANSWERS = Table(
    "回答",
    "answers",
    (
        Column("would_use", "使うか", one_of(USE), ("回答", "利用意向"), default="unknown"),
        Column("age", "年代", aliases=("年齢", "世代"), default=""),
        Column("area", "区域", aliases=("地区", "住んでいる地区"), default=""),
        Column("words", "自由記述", aliases=("ことば", "意見", "その他"), default=""),
    ),
    note="一行が一枚です。名前の列は読みません。",
)


def answers_of(path: Path, body: Body, day: date) -> tuple[list[Mapping[str, Any]], tuple[Notice, ...]]:
    """Return the sheets of a file as `read_answers` takes them, and what could not be read. An area nobody knows is told and left out."""
    sheets, found = read_sheets(path)
    notices = list(found)
    areas = {area.name: area for area in areas_of(body, day)}
    answers: list[Mapping[str, Any]] = []
    for sheet in sheets[:1]:
        entries, faults = read_table(ANSWERS, sheet)
        notices.extend(faults)
        for entry in entries:
            said = dict(entry.values)
            name = said.pop("area")
            if name and name not in areas:
                text = f"「{name[:40]}」という区域は、台帳にありません"
                notices.append(entry.notice("unknown-area", Severity.WARNING, text, "区域を空けて読みました", "区域"))
            answers.append({**said, "age": said["age"][:20], "area": areas.get(name), "row": entry.row})
    return answers, tuple(notices)
