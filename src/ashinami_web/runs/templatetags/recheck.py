"""Which coming rides no longer fit, on the page where a car, a driver, a need or a place was changed."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import RequestContext

from ashinami_web.config import clock
from ashinami_web.config.acting import Acting
from ashinami_web.people.roles import Permission
from ashinami_web.runs.recheck import broken

MOST_SHOWN = 5

register = template.Library()


@register.inclusion_tag("runs/_broken.html", takes_context=True)
def broken_bar(context: RequestContext) -> dict[str, Any]:
    """List what no longer fits; nothing where everything does, or to who plans nothing."""
    who: Acting | None = getattr(context.get("request"), "acting", None)
    if who is None or not who.may(Permission.PLAN):
        return {"rows": [], "more": 0}
    rows = broken(who.body, clock.today())
    return {"rows": rows[:MOST_SHOWN], "more": max(len(rows) - MOST_SHOWN, 0)}
