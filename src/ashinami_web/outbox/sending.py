"""The outbox is emptied: each message is claimed, sent and written down; what fails is tried again with growing pauses.

A message leaves once. LINE and webhooks know its key, so that a try whose answer was lost is made again without harm; mail does not: a
try that may have come through is never repeated, and the desk is asked to ring.
"""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q

from ashinami_web.config import clock
from ashinami_web.config.scope import acting, whole_installation
from ashinami_web.jobs.models import Job
from ashinami_web.jobs.worker import Running
from ashinami_web.outbox.adapters import line, smtp, webhook
from ashinami_web.outbox.adapters.outcome import NO_SECRET, Letter, Outcome, Result
from ashinami_web.outbox.models import Address, Attempt, Channel, Kind, Message
from ashinami_web.outbox.words import is_still_true, subject_of, text_of

KIND = "outbox"
LEASE = timedelta(minutes=2)
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=1), timedelta(hours=1)
MOST_TRIES = 12
SAFE_TO_REPEAT = {Kind.LINE.value: line.RETRY_KEY_HOLDS, Kind.WEBHOOK.value: timedelta(hours=24)}
"""So long after the first try a message may be tried again although a try may have come through."""

_NO_CHANNEL = Outcome(Result.FAILED, "この通り道は、いま使われていません。")


def ask_for_sending() -> None:
    """Put a job in the queue for each group of which something waits to be sent."""
    now = clock.now()
    # the queue belongs to no body
    with acting(whole_installation()):
        for body in Message.objects.filter(_ready(now)).values_list("body", flat=True).distinct():
            if not Job.objects.filter(body=body, kind=KIND, state=Job.State.QUEUED).exists():
                Job.objects.create(body_id=body, kind=KIND, requested_by=KIND, requested_at=now)


def send_all(job: Running) -> dict[str, Any]:
    """Send what of a group waits to be sent."""
    sent = 0
    while not job.stopped and (message := claim(job.job.body_id)) is not None:
        finish(message, send(message))
        sent += 1
    return {"tried": sent}


def pause_after(tries: int) -> timedelta:
    """Return how long is waited after so many tries: a minute, two, four … at most an hour."""
    doubled: int = 1 << min(tries - 1, 20)
    return min(FIRST_PAUSE * doubled, LONGEST_PAUSE)


def claim(body: Any) -> Message | None:  # noqa: ANN401 - a key as the job has it
    """Take the oldest message that may be tried now. One whose sender died is taken again if its channel knows it by its key."""
    now = clock.now()
    while True:
        with transaction.atomic():
            message = (
                Message.objects.select_for_update(of=("self",))
                .filter(_ready(now), body=body)
                .order_by("made_at")
                .first()
            )
            if message is None:
                return None
            died = message.state == Message.State.SENDING
            if died and not _may_repeat(message, now):
                _end(message, Outcome(Result.UNSURE, "送っている途中で止まりました。届いたか分かりません。"), now)
                continue
            if not is_still_true(message):
                _end(message, Outcome(Result.FAILED, "もう要らなくなりました。"), now, state=Message.State.DROPPED)
                continue
            message.state, message.lease_until = Message.State.SENDING, now + LEASE
            message.tries, message.first_tried_at = message.tries + 1, message.first_tried_at or now
            message.save(update_fields=["state", "lease_until", "tries", "first_tried_at"])
            return message


def send(message: Message) -> Outcome:
    """Hand a claimed message to its channel. Nothing is held locked meanwhile."""
    channel = Channel.objects.filter(body=message.body_id, kind=message.kind, on=True).first()
    address = Address.objects.filter(body=message.body_id, person=message.person_id, kind=message.kind).first()
    if channel is None or address is None:
        return _NO_CHANNEL
    secret = os.environ.get(channel.secret_name, "") if channel.secret_name else ""
    to = address.address or str(message.person_id)
    letter = Letter(message.pk, to, subject_of(message), text_of(message))
    match message.kind:
        case Kind.LINE:
            return line.send(letter, token=secret) if secret else NO_SECRET
        case Kind.WEBHOOK:
            return webhook.send(letter, url=str(channel.options.get("url", "")), secret=secret) if secret else NO_SECRET
        case _:
            return smtp.send(letter, options=channel.options, password=secret)


@transaction.atomic
def finish(message: Message, outcome: Outcome) -> None:
    """Write down what a try came to."""
    now = clock.now()
    again = outcome.result is Result.AGAIN
    if again and message.tries < MOST_TRIES and _may_try_later(message, now):
        pause = max(pause_after(message.tries), outcome.wait or timedelta(0))
        Attempt.objects.create(
            body_id=message.body_id, message=message, at=now, outcome=outcome.result, words=outcome.words
        )
        Message.objects.filter(pk=message.pk, state=Message.State.SENDING).update(
            state=Message.State.QUEUED, next_at=now + pause, lease_until=None
        )
    else:
        _end(message, Outcome(Result.FAILED, outcome.words) if again else outcome, now)


def _may_repeat(message: Message, now: datetime) -> bool:
    """Whether a try that may have come through can be made again without a second message."""
    holds = SAFE_TO_REPEAT.get(message.kind)
    return holds is not None and message.first_tried_at is not None and now < message.first_tried_at + holds


def _may_try_later(message: Message, now: datetime) -> bool:
    """Whether there will be another try: mail that was not taken may always be tried again, the others while their key is known."""
    return message.kind == Kind.SMTP or _may_repeat(message, now + pause_after(message.tries))


def _ready(now: datetime) -> Q:
    return Q(state=Message.State.QUEUED, next_at__lte=now) | Q(state=Message.State.SENDING, lease_until__lt=now)


def _end(message: Message, outcome: Outcome, now: datetime, *, state: str | None = None) -> None:
    over = state or {
        Result.SENT: Message.State.SENT,
        Result.UNSURE: Message.State.UNSURE,
    }.get(outcome.result, Message.State.FAILED)
    Attempt.objects.create(
        body_id=message.body_id, message=message, at=now, outcome=outcome.result, words=outcome.words
    )
    Message.objects.filter(pk=message.pk).exclude(state=Message.State.TOLD).update(
        state=over, ended_at=now, next_at=None, lease_until=None
    )
