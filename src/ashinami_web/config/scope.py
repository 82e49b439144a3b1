"""Who is asking: the scope in which every row is read and written.

A scope names the bodies somebody acts for, the person he is, and the day. Every query of a scoped model is narrowed to it
(`rows.Scoped`), and on PostgreSQL row-level security repeats the same narrowing, so that a forgotten filter, or raw SQL, shows nothing.
Without a scope no row is seen.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

LONG_AGO = date(1, 1, 1)


@dataclass(frozen=True, slots=True)
class Scope:
    """What may be seen.

    Attributes
    ----------
    day : as of which day memberships and disclosures count.
    bodies : the bodies acted for.
    person : who it is; he sees his own row and memberships.
    link : the hash of a driver's private link, before it is known whose it is.
    everything : the whole installation. Only for set-up, for the job queue and for tests; never for a request.
    """

    day: date
    bodies: frozenset[UUID] = frozenset()
    person: UUID | None = None
    link: str = ""
    everything: bool = False


_current: ContextVar[Scope | None] = ContextVar("scope", default=None)
_kept: ContextVar[dict[Hashable, Any] | None] = ContextVar("kept", default=None)


def current() -> Scope | None:
    """Return the scope in force, or None: then no row is seen."""
    return _current.get()


def kept() -> dict[Hashable, Any]:
    """Return what is worked out once for the scope in force: it is forgotten with it."""
    found = _kept.get()
    return {} if found is None else found


@contextmanager
def acting(scope: Scope | None) -> Iterator[None]:
    """Act in the scope inside the `with`; the one before is in force again after it."""
    before = _current.get()
    token, kept_token = _current.set(scope), _kept.set({})
    _tell(connection, scope)
    try:
        yield
    finally:
        _kept.reset(kept_token)
        _current.reset(token)
        _tell(connection, before)


def whole_installation() -> Scope:
    """Return the scope that sees everything. Whoever calls it says in a comment why no narrower one would do."""
    return Scope(day=LONG_AGO, everything=True)


def _tell(wrapper: BaseDatabaseWrapper, scope: Scope | None) -> None:
    """Tell PostgreSQL the scope, for its row-level security. A connection not yet open is told when it opens."""
    if wrapper.vendor != "postgresql" or wrapper.connection is None or _aborted(wrapper):
        return
    with wrapper.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('ashinami.bodies', %s, false), set_config('ashinami.person', %s, false),"
            " set_config('ashinami.day', %s, false), set_config('ashinami.link', %s, false),"
            " set_config('ashinami.everything', %s, false)",
            [
                ",".join(sorted(str(body) for body in scope.bodies)) if scope else "",
                str(scope.person) if scope and scope.person else "",
                scope.day.isoformat() if scope else "",
                scope.link if scope else "",
                "on" if scope and scope.everything else "",
            ],
        )


def _aborted(wrapper: BaseDatabaseWrapper) -> bool:
    """Whether the transaction has failed: its rollback restores the settings, and it takes no more commands."""
    return bool(wrapper.connection.info.transaction_status.name == "INERROR")


def _on_connect(connection: BaseDatabaseWrapper, **_: object) -> None:
    _tell(connection, _current.get())


connection_created.connect(_on_connect, dispatch_uid="ashinami-scope")
