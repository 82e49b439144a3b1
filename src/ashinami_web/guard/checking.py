"""Judging again: all rides ahead in columns, those that come out otherwise one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from ashinami.casework.guard import WORST_FIRST, same_law, verdicts
from ashinami.rules.receipt import Receipt
from ashinami.rules.verdict import Verdict
from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.actions import record
from ashinami_web.bookings.basis import BASIS_FIELDS, DayRecord, cases_of, set_basis
from ashinami_web.bookings.models import Wish
from ashinami_web.bookings.queries import STILL_WANTED, is_complete
from ashinami_web.config import clock
from ashinami_web.jobs.worker import Running

DEVICE = "engine"


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look came to: how many wishes were looked at, and those whose verdict changed or whose signature fell."""

    wishes: int
    changed: tuple[UUID, ...]


def check_again(job: Running) -> dict[str, Any]:
    """Look at the rides ahead of the job's group: what a worker runs."""
    found = look(
        job.job.body_id,
        clock.today(),
        by=job.job.requested_by,
        at=clock.now(),
        stopped=lambda: job.stopped,
        report=job.report,
    )
    return {"wishes": found.wishes, "changed": [str(key) for key in found.changed]}


def look(  # noqa: PLR0913 - a look names who asks, when, and who listens
    body: UUID,
    today: date,
    *,
    by: str,
    at: datetime,
    stopped: Callable[[], bool] = lambda: False,
    report: Callable[[int, str], None] = lambda _percent, _text: None,
) -> Looked:
    """Judge the rides ahead of a group anew and write down, in one transaction at the end, what changed.

    Past rides, and those on the road, keep the verdict they were driven under. Stopped midway it changes nothing.
    """
    wishes = list(ahead(body, today))
    days = [(day, list(rows)) for day, rows in groupby(wishes, key=lambda wish: wish.service_day)]
    doubtful: list[Wish] = []
    for number, (day, rows) in enumerate(days):
        if stopped():
            return Looked(0, ())
        report(round(90 * number / len(days)), f"{day.month}月{day.day}日の送迎を確かめています")
        doubtful += _doubtful(rows, DayRecord.of(body, day))
    with transaction.atomic():
        on_record = {day: DayRecord.of(body, day) for day in {wish.service_day for wish in doubtful}}
        changed = tuple(
            wish.pk
            for wish in doubtful
            if not stopped() and _judged_otherwise(wish, on_record[wish.service_day], by, at)
        )
        if stopped():
            transaction.set_rollback(True)
            return Looked(0, ())
    return Looked(len(wishes), changed)


def ahead(body: UUID, today: date) -> QuerySet[Wish]:
    """Return the wishes of a group still to be driven, by day, with all that they are judged by."""
    return (
        Wish.objects.filter(body_id=body, service_day__gte=today, state__in=STILL_WANTED)
        .select_related("origin", "destination", "arrangement")
        .prefetch_related("rider", "rides__run")
        .order_by("service_day", "pk")
    )


def _doubtful(wishes: Iterable[Wish], on_record: DayRecord) -> Iterator[Wish]:
    """Yield the wishes that may come out otherwise: another verdict, a law written otherwise, or questions still open."""
    complete = [wish for wish in wishes if is_complete(wish)]
    ways = [cases_of(wish, on_record) for wish in complete]
    found = iter(verdicts([case for way in ways for cases in way for case in cases]))
    for wish, way in zip(complete, ways, strict=True):
        worst = [min((next(found) for _case in cases), key=WORST_FIRST.index) for cases in way]
        verdict = max(worst, key=WORST_FIRST.index)
        settled = verdict in (Verdict.LAWFUL, Verdict.UNLAWFUL)
        if not settled or verdict.value != wish.verdict or not same_law(Receipt.from_json(wish.basis["receipt"])):
            yield wish


def _judged_otherwise(seen: Wish, on_record: DayRecord, by: str, at: datetime) -> bool:
    """Judge a wish as it is now, kept from others meanwhile, and write it; return whether verdict or signature changed."""
    wish = ahead(seen.body_id, seen.service_day).select_for_update(of=("self",)).filter(pk=seen.pk).first()
    if wish is None:
        return False
    before, signed, law = wish.verdict, bool(wish.signed_by), wish.basis.get("receipt")
    set_basis(wish, on_record)
    wish.save(update_fields=BASIS_FIELDS)
    fell = signed and not wish.signed_by
    if wish.verdict == before and not fell:
        return False
    record(
        body=wish.body_id,
        kind=EventKind.WISH_REJUDGED,
        subject=str(wish.pk),
        by=by,
        at=at,
        service_day=wish.service_day,
        device=DEVICE,
        facts={
            "before": before,
            "after": wish.verdict,
            "signature_fell": fell,
            "law_changed": bool(law) and not same_law(Receipt.from_json(law)),
        },
    )
    return True
