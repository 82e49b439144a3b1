"""Looking whether everything is as it should be."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


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
        Finding(
            finders.find("vendor/htmx.min.js") is None,
            "画面の部品: "
            + (
                "足りません。make setup を走らせてください"
                if finders.find("vendor/htmx.min.js") is None
                else "そろっています"
            ),
        ),
        Finding(
            bool(settings.DEMO and connection.vendor == "postgresql"),
            "デモの入口: " + ("開いています" if settings.DEMO else "閉じています"),
        ),
    ]
    if connection.vendor == "postgresql":
        findings.append(_role())
    return tuple(findings)


def _role() -> Finding:
    """Look at the role: a superuser, or one that bypasses row-level security, would see every row."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
        (sees_all,) = cursor.fetchone()
    return Finding(
        bool(sees_all),
        "データベースの役割: " + ("強すぎます。行の保護が効きません" if sees_all else "行の保護が効いています"),
    )
