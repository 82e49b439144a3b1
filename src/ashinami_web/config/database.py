"""Which database: SQLite by default, PostgreSQL by address."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit


def database(url: str, home: Path) -> dict[str, Any]:
    """Return Django's settings for the address.

    Parameters
    ----------
    url : empty for SQLite in `home`, `sqlite:///path`, or `postgresql://user:password@host:port/name?option=value`
        (a `host` option may name the directory of a Unix socket).
    home : where the application keeps its files.

    Raises
    ------
    ValueError
        For any other address.
    """
    parts = urlsplit(url)
    if parts.scheme in ("", "sqlite"):
        name = unquote(parts.path.removeprefix("/")) if parts.scheme else str(home / "ashinami.sqlite3")
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": name,
            # a file, as in real use: tests of two desks open several connections
            "TEST": {"NAME": str(home / "test.sqlite3")},
            "OPTIONS": {
                # a write transaction takes its place in the queue at its start, so that two desks never deadlock
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-32000;",
            },
        }
    if parts.scheme in ("postgres", "postgresql"):
        options = dict(parse_qsl(parts.query))
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.removeprefix("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": options.pop("host", parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "OPTIONS": options,
            "CONN_MAX_AGE": 600,
        }
    raise ValueError(f"ASHINAMI_DATABASE_URL begins with sqlite: or postgresql:, not {parts.scheme}:")
