"""The guard at the command line: every group looked at, what fell as lines of text. No rider is named: who keeps the machine sees none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from ashinami.rules.verdict import Verdict
from ashinami_web.bodies.models import Body
from ashinami_web.bookings.models import Wish
from ashinami_web.bookings.queries import STILL_WANTED
from ashinami_web.config.scope import Scope, acting, whole_installation
from ashinami_web.guard.checking import look
from ashinami_web.guard.queries import Fallen, fallen

COMMAND = "command"
"""Who asks, as records name him."""


def look_everywhere(today: date, at: datetime) -> Iterator[tuple[str, list[str]]]:
    """Judge the rides ahead of each group anew; yield its name with a line for each that fell."""
    # the command serves every group; each is looked at in its own scope
    with acting(whole_installation()):
        ahead = Wish.objects.filter(service_day__gte=today, state__in=STILL_WANTED)
        groups = list(Body.objects.filter(pk__in=ahead.values("body")).order_by("name"))
    for group in groups:
        with acting(Scope(day=today, bodies=frozenset({group.pk}))):
            look(group.pk, today, by=COMMAND, at=at)
            yield group.name, [_line(one) for one in fallen(group.pk, today)]


def _line(one: Fallen) -> str:
    day, kind = one.wish.service_day.isoformat(), "確定ずみ" if one.promised else "申込み"
    before = Verdict(one.before).text if one.before else "—"
    headline = one.wish.basis.get("headline", "")
    return f"{day} {kind} {one.wish.pk}: {before} → {headline} {' '.join(one.reasons)}"
