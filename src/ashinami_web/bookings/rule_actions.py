"""How the desk of a group works, written by its coordinator."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction

from ashinami.basics.clock import Minute
from ashinami.casework.ladder import Manner
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
    asking: Manner | None = None,
    by: Acting,
    at: datetime,
    day: date,
) -> DeskRules:
    """Set the minutes of handing over, the margins, the time of the promised call, and how drivers are asked: usually, where None is said.

    What is planned from now on keeps to the margins; who is asked from now on is waited for as is said here.
    """
    by.require(Permission.MANAGE_GROUP)
    said = {
        "hand_over": hand_over, "call_back_at": call_back_at, "early": early, "wait_at_home": wait_at_home,
        "wait_after": wait_after,
    }  # fmt: skip
    manner = asking or Manner()
    said |= {
        "answer_part": manner.part, "answer_least": _minutes(manner.least), "answer_most": _minutes(manner.most),
        "all_at_once": _minutes(manner.at_once), "desk_takes_over": _minutes(manner.spare),
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


def _minutes(time: timedelta) -> Minute:
    return int(time.total_seconds()) // 60
