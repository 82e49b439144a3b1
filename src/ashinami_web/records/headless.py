"""The bundle without a browser: for one group, seeing what the group sees."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ashinami_web.bodies.models import Body
from ashinami_web.config import clock
from ashinami_web.config.scope import Scope, acting
from ashinami_web.records.bundle import bundle

AUTHOR = "command:records"


def written(body_name: str, first: date, last: date, to: Path) -> int:
    """Write the bundle of a group's days; return its size in bytes. LookupError: it says what is not there."""
    if last < first:
        raise LookupError("終わりの日が始まりの日より前です。")
    day = clock.today()
    # bodies are public inside the installation: any scope of a day sees them
    with acting(Scope(day=day)):
        found = list(Body.objects.filter(name=body_name))
    if len(found) != 1:
        raise LookupError(f"「{body_name}」という団体は{'いくつもあります' if found else 'ありません'}。")
    (body,) = found
    with acting(Scope(day=day, bodies=frozenset({body.pk}))):
        content = bundle(body, first, last, by=AUTHOR, at=clock.now())
    to.write_bytes(content)
    return len(content)
