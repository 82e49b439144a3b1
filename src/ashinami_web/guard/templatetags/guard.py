"""How many rides fell, above the pages where people work."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import template
from django.template.context import RequestContext

from ashinami_web.config import clock
from ashinami_web.config.acting import Acting
from ashinami_web.guard.queries import count_fallen
from ashinami_web.people.roles import Permission

register = template.Library()


@register.inclusion_tag("guard/_bar.html", takes_context=True)
def fallen_bar(context: RequestContext, day: date | None = None) -> dict[str, Any]:
    """Say how many rides fell, of all ahead or of one day; nothing where none did, or to who plans nothing."""
    who: Acting | None = getattr(context.get("request"), "acting", None)
    if who is None or not who.may(Permission.PLAN):
        return {"fallen": 0}
    return {"fallen": count_fallen(who.body.pk, clock.today(), day=day)}
