"""Messages as the desk sees them: what to tell by hand, what did not get through, what is on its way."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from ashinami_web.bodies.models import Body
from ashinami_web.outbox import words
from ashinami_web.outbox.models import Channel, Kind, Message

TO_TELL = (Message.State.BY_HAND, Message.State.FAILED, Message.State.UNSURE)
ON_ITS_WAY = (Message.State.QUEUED, Message.State.SENDING)
KEPT_IN_SIGHT = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Line:
    """A message as a line: what it is about, in a few words, and what the last try said."""

    message: Message
    what: str
    words: str


@dataclass(frozen=True, slots=True)
class Through:
    """A channel as the group has set it up. `is_ready` says whether the environment holds its secret."""

    kind: Kind
    row: Channel | None
    is_ready: bool


def lines_of(body: Body, now: datetime) -> dict[str, list[Line]]:
    """Return the messages of a group: to be told, on their way, over."""
    recent = Q(state__in=(*TO_TELL, *ON_ITS_WAY)) | Q(made_at__gte=now - KEPT_IN_SIGHT)
    rows: QuerySet[Message] = Message.objects.filter(recent, body=body).order_by("-made_at")
    lines = [_line(row) for row in rows.prefetch_related("person", "attempts")]
    return {
        "to_tell": [line for line in lines if line.message.state in TO_TELL],
        "on_its_way": [line for line in lines if line.message.state in ON_ITS_WAY],
        "over": [line for line in lines if line.message.state not in (*TO_TELL, *ON_ITS_WAY)],
    }


def channels_of(body: Body) -> tuple[Through, ...]:
    """Return the channels a group may set up, as they stand."""
    rows = {row.kind: row for row in Channel.objects.filter(body=body)}
    kinds = (Kind.LINE, Kind.SMTP, Kind.WEBHOOK)
    return tuple(Through(kind, rows.get(kind.value), _is_ready(rows.get(kind.value))) for kind in kinds)


def what_of(message: Message) -> str:
    """Return what a message is about, in a few words."""
    return {
        words.ASK: _("送迎をお願いできるか"),
        words.REMINDER: _("もう一度のお願い"),
        words.TAKEN: _("ほかの方に決まったこと"),
        words.CALLED_OFF: _("なくなったこと"),
    }.get(message.what, message.what)


def _line(message: Message) -> Line:
    last = max(message.attempts.all(), key=lambda one: one.at, default=None)
    return Line(message, what_of(message), last.words if last else "")


def _is_ready(row: Channel | None) -> bool:
    return row is not None and (not row.secret_name or bool(os.environ.get(row.secret_name)))
