"""Who cannot be assigned that day, above the board: a driver is never missing from it without a reason."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import template
from django.template.context import RequestContext

from ashinami_web.bodies.models import Volunteer
from ashinami_web.config.acting import Acting
from ashinami_web.config.rows import dated
from ashinami_web.people.roles import Permission
from ashinami_web.records.barring import barred

register = template.Library()


@register.inclusion_tag("records/_stopped.html", takes_context=True)
def stopped_bar(context: RequestContext, day: date) -> dict[str, Any]:
    """Say whom the ledgers or the group's own rules stop on a day, and why; nothing where nobody is."""
    who: Acting | None = getattr(context.get("request"), "acting", None)
    if who is None or not who.may(Permission.PLAN):
        return {"stopped": []}
    found, rows = barred(who.body, day), Volunteer.objects.filter(dated(on=day), body=who.body)
    stopped = [
        (row.person, [one.text for one in why], any(one.rule is not None for one in why))
        for row in rows.prefetch_related("person").order_by("person__kana", "pk")
        if (why := found.why(row.person_id, row.vehicle_id))
    ]
    return {"stopped": stopped, "may_lift": who.may(Permission.SIGN_UNDETERMINED)}
