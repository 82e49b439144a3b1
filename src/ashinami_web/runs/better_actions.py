"""A better plan that the proof of another came upon: kept beside the board. Somebody looks at both and takes it, or leaves it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.actions import record
from ashinami_web.runs.comparing import gained, same_day
from ashinami_web.runs.distance import plan_on_board
from ashinami_web.runs.models import Day, Plan

DEVICE = "engine"


@transaction.atomic
def keep_better(plan: Plan, content: Mapping[str, Any], *, by: str, at: datetime) -> Plan | None:
    """Keep a plan as one that is tried, better than the plan whose proof came upon it. Nothing on the board changes.

    None when nobody would look at it: the board has changed since the plan was made, or the two differ in nothing a person can see.
    Done twice it is kept once.
    """
    day = Day.objects.select_for_update().get(pk=plan.day_id)
    plan = Plan.objects.select_related("day", "body").get(pk=plan.pk)
    known = Plan.objects.filter(better_than=plan).first()
    if known is not None:
        return known
    better = Plan(
        body=plan.body,
        day=day,
        based_on=day.version,
        made_at=at,
        made_by=by,
        content=dict(content),
        tried=True,
        supposed=plan.supposed,
        better_than=plan,
    )
    if not _is_looked_at(plan) or same_day(plan, better):
        return None
    better.save()
    gain = gained(plan, better)
    record(
        body=day.body_id,
        kind=EventKind.PLAN_BETTERED,
        subject=str(better.pk),
        by=by,
        at=at,
        service_day=day.service_day,
        device=DEVICE,
        facts={"than": str(plan.pk), "served": gain.served, "minutes_out": gain.minutes_out},
    )
    return better


def _is_looked_at(plan: Plan) -> bool:
    """Whether the board is as it was when the plan was put on it, or tried beside it, and nobody has asked for anything since."""
    if plan.tried:
        return plan.day.version == plan.based_on
    return plan.day.version == plan.based_on + 1 and plan_on_board(plan.body, plan.day.service_day) == plan
