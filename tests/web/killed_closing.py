"""Closes a month in processes of its own and kills each at its first, second … write with SIGKILL; run by the test beside it.

The database stands in a file and is opened anew after each kill, as it would be after the power has failed. What is printed is JSON:
how many writes there were, how often anything had changed, and what stands in the books after the closing that was let through.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import sqlite3
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

TABLES = (
    "money_entry",
    "money_closedpaper",
    "reports_closedmonth",
    "reports_sharedsheet",
    "audit_event",
    "money_claimentry",
)


def print_of(path: Path) -> str:
    """Return a fingerprint of all that a closing writes, read by a connection of its own."""
    found = hashlib.sha256()
    with sqlite3.connect(path) as connection:
        for table in TABLES:
            for row in connection.execute(f"SELECT * FROM {table} ORDER BY id"):  # noqa: S608 - our own tables
                found.update(repr(row).encode())
    return found.hexdigest()


def close_in(path: Path, month: str, write: int) -> None:
    """Close the month of every group in this process, which dies at its n-th write; with 0 it lives and ends well."""
    from django.db import connection  # noqa: PLC0415 - after set-up only

    from ashinami.basics.day import Month  # noqa: PLC0415 - as above
    from ashinami_web.config import clock  # noqa: PLC0415 - as above
    from ashinami_web.money.headless import close_all  # noqa: PLC0415 - as above

    connection.settings_dict["NAME"] = str(path)
    asked = Month.parse(month)
    at = datetime.combine(asked.next.days.start + timedelta(days=4), datetime.min.time(), tzinfo=clock.JAPAN)
    clock.now, clock.today = (lambda: at), (lambda: date(2026, 12, 5))
    writes = 0

    def watch(execute: Any, sql: str, params: Any, many: Any, context: Any) -> Any:
        nonlocal writes
        if sql.startswith(("INSERT", "UPDATE", "DELETE")):
            writes += 1
            if writes == write:
                os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        outcomes = list(close_all(asked, "", at))
    connection.close()
    os._exit(0 if outcomes and all(one.closed for one in outcomes) else 3)


def main(path: Path, month: str) -> dict[str, object]:
    """Kill at each write in turn until none is left; then look."""
    before, changed, write = print_of(path), 0, 0
    while True:
        write += 1
        tried = path.with_suffix(f".{write}")
        shutil.copy(path, tried)
        child = os.fork()
        if not child:
            close_in(tried, month, write)
        _pid, status = os.waitpid(child, 0)
        if os.WIFSIGNALED(status):
            changed += print_of(tried) != before
            # whoever comes back presses the button again: this time it is let through
            child = os.fork()
            if not child:
                close_in(tried, month, 0)
            if os.waitpid(child, 0)[1]:
                raise SystemExit("the closing after the kill went wrong")
        elif status:
            raise SystemExit("the closing went wrong")
        with sqlite3.connect(tried) as connection:
            entries = connection.execute(
                "SELECT source, amount, period FROM money_entry ORDER BY source, amount"
            ).fetchall()
            closed = connection.execute("SELECT COUNT(*) FROM reports_closedmonth").fetchone()[0]
            papers = connection.execute("SELECT COUNT(*) FROM money_closedpaper").fetchone()[0]
        seen = {"entries": entries, "closed": closed, "papers": papers}
        if write == 1:
            first = seen
        if seen != first:
            raise SystemExit(f"after a kill at write {write} the books are others: {seen}")
        if not os.WIFSIGNALED(status):
            return {"kills": write - 1, "changed": changed, **seen}


if __name__ == "__main__":
    import django

    # once, before any child: none of them has a connection yet
    django.setup()
    json.dump(main(Path(sys.argv[1]), sys.argv[2]), sys.stdout)
