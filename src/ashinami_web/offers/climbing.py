"""A ladder is climbed: at its due times the worker asks, reminds, passes over, and hands back to the desk."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from ashinami.casework.ladder import Ask, Deed, Manner, Step, asked, due, next_due
from ashinami.vocabulary.asking import AskState, LadderState
from ashinami.vocabulary.event import EventKind
from ashinami.vocabulary.ride import RideState
from ashinami_web.audit.actions import record
from ashinami_web.bookings.queries import rules_of
from ashinami_web.config import clock
from ashinami_web.config.scope import acting, whole_installation
from ashinami_web.jobs.models import Job
from ashinami_web.jobs.worker import Running
from ashinami_web.offers.models import Ladder, Rung
from ashinami_web.offers.wishes import fingerprint
from ashinami_web.outbox import words
from ashinami_web.outbox.actions import drop, post

KIND = "ladders"
_OPEN_RIDE = (RideState.REQUESTED, RideState.OFFERED)


def ask_for_climbing() -> None:
    """Put a job in the queue for each group of which a ladder has come due."""
    now = clock.now()
    # the queue belongs to no body
    with acting(whole_installation()):
        for body in (
            Ladder.objects.filter(state=LadderState.OPEN, due_at__lte=now).values_list("body", flat=True).distinct()
        ):
            if not Job.objects.filter(body=body, kind=KIND, state=Job.State.QUEUED).exists():
                Job.objects.create(body_id=body, kind=KIND, requested_by=KIND, requested_at=now)


def climb(job: Running) -> dict[str, Any]:
    """Do what is due on the ladders of a group, each in a transaction of its own."""
    rows = Ladder.objects.filter(body=job.job.body_id, state=LadderState.OPEN, due_at__lte=clock.now())
    done = 0
    for key in rows.order_by("due_at").values_list("pk", flat=True):
        if job.stopped:
            break
        advance(key, now=clock.now())
        done += 1
    return {"ladders": done}


@transaction.atomic
def advance(key: Any, *, now: datetime) -> Ladder:  # noqa: ANN401 - a key as rows give it
    """Do on one ladder what is due by now, and write down when to look next. Doing it twice does nothing the second time."""
    ladder = Ladder.objects.select_for_update(of=("self",)).select_related("wish").get(pk=key)
    if ladder.state != LadderState.OPEN:
        return ladder
    if why := why_off(ladder):
        return end(ladder, LadderState.CALLED_OFF, why, now)
    rungs = {str(rung.driver_id): rung for rung in ladder.rungs.order_by("place")}
    manner = rules_of(ladder.body_id).manner
    for step in due(_asks(rungs), now=_local(now), needed=_local(ladder.needed_at), manner=manner):
        if step.deed is Deed.HAND_BACK:
            return end(ladder, LadderState.HANDED_BACK, "", now)
        _do(step, rungs[step.driver], ladder, now, manner)
    ladder.due_at = next_due(_asks(rungs), now=_local(now), needed=_local(ladder.needed_at), manner=manner)
    ladder.save(update_fields=["due_at"])
    return ladder


def why_off(ladder: Ladder) -> str:
    """Return why there is nothing to ask any more: the wish is off, was changed, or its rides were settled otherwise."""
    wish = ladder.wish
    if RideState(wish.state).ended:
        return "申込みがなくなりました。"
    if fingerprint(wish) != ladder.wish_was:
        return "申込みが変わりました。"
    open_legs = set(wish.rides.filter(state__in=_OPEN_RIDE).values_list("leg", flat=True))
    return "" if set(ladder.legs) <= open_legs else "配車で先に決まりました。"


def end(ladder: Ladder, state: LadderState, why: str, now: datetime, *, by: str = KIND) -> Ladder:
    """End a ladder: what is still open on it is passed over, messages that have not left stay, who was asked is told not to answer."""
    said = words.TAKEN if state is LadderState.FILLED else words.CALLED_OFF
    for rung in ladder.rungs.filter(state__in=(AskState.WAITING, AskState.ASKED)):
        was_asked = rung.state == AskState.ASKED
        rung.state = AskState.LAPSED if was_asked and state is LadderState.HANDED_BACK else AskState.PASSED
        rung.save(update_fields=["state"])
        drop(rung.pk, at=now)
        if was_asked and state is not LadderState.HANDED_BACK:
            post(said, rung.pk, rung.driver_id, body=ladder.body_id, at=now)
    ladder.state, ladder.why_over, ladder.ended_at, ladder.due_at = state.value, why, now, None
    ladder.save(update_fields=["state", "why_over", "ended_at", "due_at"])
    _event(EventKind.LADDER_ENDED, ladder, by, now, state=state.value)
    return ladder


def _do(step: Step, rung: Rung, ladder: Ladder, now: datetime, manner: Manner) -> None:
    if step.deed is Deed.LAPSE:
        rung.state = AskState.LAPSED
        rung.save(update_fields=["state"])
        drop(rung.pk, at=now)
        return
    if step.deed is Deed.REMIND:
        rung.reminded_at = now
        rung.save(update_fields=["reminded_at"])
        post(words.REMINDER, rung.pk, rung.driver_id, body=ladder.body_id, at=now)
        return
    ask = asked(_ask(rung), now=_local(now), needed=_local(ladder.needed_at), manner=manner)
    rung.state, rung.asked_at, rung.lapses_at, rung.remind_at = ask.state, ask.asked_at, ask.lapses_at, ask.remind_at
    rung.save(update_fields=["state", "asked_at", "lapses_at", "remind_at"])
    post(words.ASK, rung.pk, rung.driver_id, body=ladder.body_id, at=now)
    _event(EventKind.DRIVER_ASKED, ladder, KIND, now, driver=str(rung.driver_id), rung=str(rung.pk))


def _asks(rungs: dict[str, Rung]) -> tuple[Ask, ...]:
    return tuple(_ask(rung) for rung in rungs.values())


def _ask(rung: Rung) -> Ask:
    return Ask(
        driver=str(rung.driver_id),
        state=AskState(rung.state),
        asked_at=_local(rung.asked_at) if rung.asked_at else None,
        remind_at=_local(rung.remind_at) if rung.remind_at else None,
        lapses_at=_local(rung.lapses_at) if rung.lapses_at else None,
        reminded=rung.reminded_at is not None,
    )


def _local(moment: datetime) -> datetime:
    return moment.astimezone(clock.JAPAN)


def _event(kind: EventKind, ladder: Ladder, by: str, now: datetime, **facts: object) -> None:
    record(
        body=ladder.body_id,
        kind=kind,
        subject=str(ladder.wish_id),
        by=by,
        at=now,
        service_day=ladder.wish.service_day,
        facts={"ladder": str(ladder.pk), **facts},
    )
