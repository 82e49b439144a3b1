"""Bringing the tables to the shape this version needs."""

from __future__ import annotations

from django.conf import settings
from django.core.management import call_command
from django.db import connections

GRANTS = (
    "GRANT USAGE ON SCHEMA public TO {role}",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
    "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
)


def migrate() -> None:
    """Change the tables as the owner where there is one, and let the application's role use them; else as the application itself."""
    owner = "owner" if "owner" in settings.DATABASES else "default"
    call_command("migrate", database=owner, interactive=False, verbosity=0)
    if owner == "owner":
        grant(owner, settings.DATABASES["default"]["USER"])


def grant(owner: str, role: str) -> None:
    """Let a role that owns nothing read and write rows; which rows, row-level security decides."""
    with connections[owner].cursor() as cursor:
        for text in GRANTS:
            cursor.execute(text.format(role=connections[owner].ops.quote_name(role)))
