"""A copy of the database and of the receipts, taken while it runs."""

from __future__ import annotations

import sqlite3
import zipfile
from contextlib import closing
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection

from ashinami.cli.ending import CANNOT, Ending


def back_up(to: Path | None, moment: datetime) -> Path:
    """Copy the SQLite database, whole and at one moment, and the receipts beside it; an existing file is not overwritten."""
    if connection.vendor != "sqlite":
        raise Ending(CANNOT, "PostgreSQL の控えは pg_dump でとってください。")
    path = to or Path(settings.HOME) / "backups" / f"ashinami-{moment:%Y%m%d-%H%M%S}.sqlite3"
    if path.exists():
        raise Ending(CANNOT, f"{path} はすでにあります。別の名前にしてください。")
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(connection.settings_dict["NAME"])) as source, closing(sqlite3.connect(path)) as copy:
        source.backup(copy)
    _receipts(path)
    return path


def _receipts(path: Path) -> None:
    """Copy the receipts beside the database's copy, as one ZIP. A row names a file that was whole before it, so none is missing."""
    kept = Path(settings.HOME) / "receipts"
    files = (
        sorted(file for file in kept.rglob("*") if file.is_file() and file.suffix != ".draft") if kept.exists() else []
    )
    if not files:
        return
    with zipfile.ZipFile(path.with_suffix(".receipts.zip"), "w", zipfile.ZIP_STORED) as archive:
        for file in files:
            archive.write(file, file.relative_to(kept).as_posix())
