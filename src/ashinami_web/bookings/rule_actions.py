"""How the desk of a group works, written by its coordinator."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from ashinami.basics.clock import Minute
from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.actions import record
from ashinami_web.bookings.models import DeskRules
from ashinami_web.config.acting import Acting
from ashinami_web.people.roles import Permission


@transaction.atomic
def set_rules(*, hand_over: Minute, call_back_at: Minute | None, by: Acting, at: datetime, day: date) -> DeskRules:
    """Set the minutes of handing over and the time of the promised call; what is planned from now on keeps to them."""
    by.require(Permission.MANAGE_GROUP)
    rules, _made = DeskRules.objects.update_or_create(
        body=by.body, defaults={"hand_over": hand_over, "call_back_at": call_back_at}
    )
    record(
        body=by.body.pk,
        kind=EventKind.GROUP_CHANGED,
        subject=str(rules.pk),
        by=by.author,
        at=at,
        service_day=day,
        facts={"what": "desk_rules", "hand_over": hand_over, "call_back_at": call_back_at},
    )
    return rules
