"""A closing of a month that dies on its way: killed at each of its writes, inside one process and by SIGKILL."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from money_town import NOVEMBER, close, slip, visit, with_money
from web_town import Town

from ashinami.vocabulary.money import CostItem
from ashinami_web.audit.models import Event
from ashinami_web.money.models import ClosedPaper, Entry
from ashinami_web.reports.models import ClosedMonth


@contextmanager
def killed_at(write: int) -> Iterator[list[str]]:
    """Let the database fail at one write of what happens inside; yield the writes seen."""
    seen: list[str] = []

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001 - Django's own shape
        if sql.startswith(("INSERT", "UPDATE", "DELETE")):
            seen.append(sql)
            if len(seen) == write:
                raise DatabaseError("killed")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield seen


def test_a_closing_killed_at_each_write_loses_and_doubles_nothing(town: Town) -> None:
    """Killed at its first, second … last write: each time the books, papers, sheets and events are as before; then it closes, once."""
    money = with_money(town)
    visit(town)
    visit(town, "matsu")
    slip(town, "cost_cash", 1200, item=CostItem.INSURANCE, grant=money.visits.pk)

    def all_rows() -> list[Any]:
        return [list(model.objects.order_by("pk").values()) for model in (Entry, ClosedPaper, ClosedMonth, Event)]

    before, write = all_rows(), 0
    while True:
        write += 1
        try:
            with killed_at(write) as seen, transaction.atomic():
                close(town)
        except DatabaseError:
            assert all_rows() == before, seen[-1]
            continue
        break
    assert write > 4, "there were writes to be killed at"
    assert Entry.objects.filter(source="allowance").count() == 1
    assert ClosedMonth.objects.count() == 1
    with pytest.raises(ValueError, match="すでに締めてあります"):
        close(town)
    assert ClosedMonth.objects.count() == 1


@pytest.mark.skipif(
    connection.vendor != "sqlite", reason="the database in a file; PostgreSQL's own crash is its own affair"
)
def test_a_closing_killed_for_good_at_each_write_is_closed_once_by_whoever_comes_back(
    town: Town, tmp_path: Path
) -> None:
    """Dead by SIGKILL, the file opened anew holds all of before and nothing of the closing; closed again, it is as if nothing had been."""
    money = with_money(town)
    visit(town)
    visit(town, "matsu")
    slip(town, "cost_cash", 1200, item=CostItem.INSURANCE, grant=money.visits.pk)
    path = tmp_path / "ashinami.sqlite3"
    # what this test's own transaction sees, as a file of its own
    path.write_bytes(connection.connection.serialize())
    script = Path(__file__).with_name("killed_closing.py")
    done = subprocess.run(
        [sys.executable, str(script), str(path), str(NOVEMBER)],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "ashinami_web.config.settings", "ASHINAMI_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["kills"] > 4
    assert found["changed"] == 0
    assert [row[:2] for row in found["entries"]] == [["allowance", 1200], ["slip", 1200]]
    assert (found["closed"], found["papers"]) == (1, 2)
