"""Looking whether everything is as it should be."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from ashinami.papers.typesetting import FontsMissingError, missing_fonts

PARTS = ("vendor/htmx.min.js", "ui/base.css", "ui/icons.svg")
PAGE_FONTS = ("fonts/ipaexg.ttf", "fonts/NotoSansCJK-Regular.otf")
"""What ui/tokens.css falls back to where the system has no Japanese type."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at."""

    is_bad: bool
    text: str

    def __str__(self) -> str:
        """Return it on one line."""
        return f"{'×' if self.is_bad else '○'} {self.text}"


def examine() -> tuple[Finding, ...]:
    """Return what was found, good and bad, in Japanese."""
    executor = MigrationExecutor(connection)
    behind = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    findings = [
        Finding(
            bool(behind),
            f"データベースの形: {'あと' + str(behind) + '段あります。ashinami serve で更新されます' if behind else '最新です'}",
        ),
        _served("画面の部品", PARTS),
        _served("画面の書体", PAGE_FONTS),
        Finding(
            bool(missing_fonts()), "紙の書体: " + (str(FontsMissingError()) if missing_fonts() else "そろっています")
        ),
        Finding(
            bool(settings.DEMO and connection.vendor == "postgresql"),
            "デモの入口: " + ("開いています" if settings.DEMO else "閉じています"),
        ),
    ]
    findings.append(_role() if connection.vendor == "postgresql" else _file(Path(connection.settings_dict["NAME"])))
    return tuple(findings)


def _served(what: str, names: tuple[str, ...]) -> Finding:
    """Look whether the application would find the files it serves."""
    missing = [name for name in names if finders.find(name) is None]
    words = f"足りません（{'、'.join(missing)}）。make setup を走らせてください" if missing else "そろっています"
    return Finding(bool(missing), f"{what}: {words}")


def _file(path: Path) -> Finding:
    """Look whether SQLite can write: the file, and beside it, where its journal goes."""
    can = all(os.access(each, os.W_OK) for each in (path, path.parent))
    return Finding(
        not can,
        "データのファイル: " + ("書きこめます" if can else f"書きこめません。{path} の持ち主と権限を確かめてください"),
    )


def _role() -> Finding:
    """Look at the role: a superuser, or one that bypasses row-level security, would see every row."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
        (sees_all,) = cursor.fetchone()
    return Finding(
        bool(sees_all),
        "データベースの役割: " + ("強すぎます。行の保護が効きません" if sees_all else "行の保護が効いています"),
    )
