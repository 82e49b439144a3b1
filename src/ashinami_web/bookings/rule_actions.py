"""How the desk of a group works, written by its coordinator."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from ashinami.basics.clock import Minute
from ashinami.casework.windows import USUAL
from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.actions import record
from ashinami_web.bookings.models import DeskRules
from ashinami_web.config.acting import Acting
from ashinami_web.people.roles import Permission


@transaction.atomic
def set_rules(  # noqa: PLR0913 - an action names all it is told
    *,
    hand_over: Minute,
    call_back_at: Minute | None,
    early: Minute = USUAL.early,
    wait_at_home: Minute = USUAL.wait_at_home,
    wait_after: Minute = USUAL.wait_after_visit,
    by: Acting,
    at: datetime,
    day: date,
) -> DeskRules:
    """Set the minutes of handing over, the margins, and the time of the promised call; what is planned from now on keeps to them."""
    by.require(Permission.MANAGE_GROUP)
    said = {
        "hand_over": hand_over, "call_back_at": call_back_at, "early": early, "wait_at_home": wait_at_home,
        "wait_after": wait_after,
    }  # fmt: skip
    rules, _made = DeskRules.objects.update_or_create(body=by.body, defaults=said)
    record(
        body=by.body.pk,
        kind=EventKind.GROUP_CHANGED,
        subject=str(rules.pk),
        by=by.author,
        at=at,
        service_day=day,
        facts={"what": "desk_rules", **said},
    )
    return rules
