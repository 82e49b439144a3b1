"""Voices and issues: writing what was said, sharing it by consent, making issues of it, merging and splitting them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from ashinami.vocabulary.community import IssueState
from ashinami.vocabulary.event import EventKind
from ashinami_web.bodies.models import Circle
from ashinami_web.bodies.shared_actions import put
from ashinami_web.config.acting import Acting
from ashinami_web.config.rows import OfBody
from ashinami_web.needs.models import Issue, IssueChange, Reading, Voice

AGREED = (Voice.Consent.SPOKEN, Voice.Consent.WRITTEN)


class NeedsError(ValueError):
    """It cannot be done; the text says why, in Japanese."""


@transaction.atomic
def write_voice(row: Voice | None, said: Mapping[str, Any], *, by: Acting, at: datetime, day: date) -> Voice:
    """Write what somebody said. It is shared only with the circle she agreed to; without her word it stays here."""
    kept = dict(said)
    circle: Circle | None = kept.get("circle")
    if circle is not None and kept.get("consent") not in AGREED:
        raise NeedsError(_("ご本人がよいと言うまでは、分かち合えません。下書きにしてください。"))
    if kept.get("consent") in AGREED and (row is None or row.consented_on is None):
        kept["consented_on"] = day
    voice = row or Voice()
    return put(voice, kept, kind=EventKind.VOICE_CHANGED, by=by, at=at, day=day)


@transaction.atomic
def withdraw_voice(voice: Voice, *, by: Acting, at: datetime, day: date) -> None:
    """Take back what was shared: she no longer agrees. From now on the own body alone reads it."""
    said = {"circle": None, "consent": Voice.Consent.REFUSED, "consented_on": None}
    put(voice, said, kind=EventKind.VOICE_CHANGED, by=by, at=at, day=day)


@transaction.atomic
def link_voice(voice: Voice, issue: Issue | None, *, by: Acting, at: datetime, day: date) -> None:
    """Let a voice speak for an issue one may read; it is read by nobody else for that."""
    put(voice, {"issue": issue}, kind=EventKind.VOICE_CHANGED, by=by, at=at, day=day)


def note_reading(rows: Iterable[OfBody], *, by: Acting, day: date) -> None:
    """Keep that rows of other bodies that speak of people were opened today; their bodies see who read them."""
    Reading.objects.bulk_create(
        [
            Reading(
                body_id=row.body_id,
                reader_body=by.body,
                reader=by.author,
                table=str(row._meta.model_name),  # noqa: SLF001 - Django's own name for it
                subject=row.pk,
                on=day,
            )
            for row in rows
            if row.body_id != by.body.pk
        ],
        ignore_conflicts=True,
    )


@transaction.atomic
def raise_issue(said: Mapping[str, Any], *, by: Acting, at: datetime, day: date, voices: Iterable[Voice] = ()) -> Issue:
    """Raise an issue of an area, perhaps out of voices."""
    issue = put(Issue(raised_on=day), said, kind=EventKind.ISSUE_CHANGED, by=by, at=at, day=day)
    _step(issue, IssueState.RAISED.value, "", by, day)
    for voice in voices:
        link_voice(voice, issue, by=by, at=at, day=day)
    return issue


@transaction.atomic
def change_issue(issue: Issue, said: Mapping[str, Any], *, by: Acting, at: datetime, day: date) -> Issue:
    """Write it better, or share it with a circle; its history is shared with it."""
    put(issue, said, kind=EventKind.ISSUE_CHANGED, by=by, at=at, day=day)
    issue.changes.filter(body=by.body).update(circle=issue.circle)
    return issue


@transaction.atomic
def carry_issue(issue: Issue, state: IssueState, *, reason: str, by: Acting, at: datetime, day: date) -> None:
    """Say how far it is, with a reason; merging and splitting have actions of their own."""
    if state in (IssueState.MERGED, IssueState.SPLIT) or (not issue.stands.is_open and state is not IssueState.RAISED):
        raise NeedsError(_("この課題は閉じています。もう一度出すときは「出されている」にしてください。"))
    if state in (IssueState.SETTLED, IssueState.SET_ASIDE) and not reason.strip():
        raise NeedsError(_("落ち着いたわけ、見送るわけを書いてください。あとの人が読みます。"))
    said: dict[str, Any] = {"state": state.value, "settled_on": None if state.is_open else day, "merged_into": None}
    put(issue, said, kind=EventKind.ISSUE_CHANGED, by=by, at=at, day=day, facts={"state": state.value})
    _step(issue, state.value, reason, by, day)


@transaction.atomic
def merge_issues(into: Issue, others: Iterable[Issue], *, reason: str, by: Acting, at: datetime, day: date) -> None:
    """Merge issues into one: their voices and evidence speak for it; they stay to be read."""
    rows = [issue for issue in others if issue.pk != into.pk]
    if not rows or not into.stands.is_open or not all(issue.stands.is_open for issue in rows):
        raise NeedsError(_("まとめる課題を選んでください。閉じた課題はまとめられません。"))
    if into.body_id != by.body.pk:
        raise PermissionDenied("another body keeps the issue")
    for issue in rows:
        said = {"state": IssueState.MERGED.value, "merged_into": into, "settled_on": day}
        put(issue, said, kind=EventKind.ISSUE_CHANGED, by=by, at=at, day=day, facts={"into": str(into.pk)})
        issue.voices.update(issue=into)
        issue.evidence.update(issue=into)
        _step(issue, IssueState.MERGED.value, reason, by, day, other=into)
        _step(into, "took_in", reason, by, day, other=issue)
    for name in ("fields", "generations", "schemes"):
        joined = dict.fromkeys([*getattr(into, name), *(code for issue in rows for code in getattr(issue, name))])
        setattr(into, name, list(joined))
    into.save()


@transaction.atomic
def split_issue(
    issue: Issue, titles: Iterable[str], *, reason: str, by: Acting, at: datetime, day: date
) -> list[Issue]:
    """Split an issue into several; it stays to be read, and each part says whence it came."""
    names = [title.strip() for title in titles if title.strip()]
    if len(names) < 2 or not issue.stands.is_open:
        raise NeedsError(_("分けた課題の名前を、二つより多く書いてください。"))
    if issue.body_id != by.body.pk:
        raise PermissionDenied("another body keeps the issue")
    same = ("area", "circle", "fields", "generations", "schemes", "theme")
    parts = []
    for name in names:
        said = {"title": name[:120], "split_from": issue, **{each: getattr(issue, each) for each in same}}
        part = put(Issue(raised_on=day), said, kind=EventKind.ISSUE_CHANGED, by=by, at=at, day=day)
        _step(part, IssueState.RAISED.value, reason, by, day, other=issue)
        parts.append(part)
    closed = {"state": IssueState.SPLIT.value, "settled_on": day}
    put(issue, closed, kind=EventKind.ISSUE_CHANGED, by=by, at=at, day=day, facts={"parts": len(parts)})
    _step(issue, IssueState.SPLIT.value, reason, by, day)
    return parts


def _step(issue: Issue, what: str, reason: str, by: Acting, day: date, *, other: Issue | None = None) -> None:
    """Add a step to the history of an issue."""
    IssueChange.objects.create(
        body=by.body,
        circle=issue.circle,
        issue=issue,
        what=what,
        other=other,
        reason=reason.strip()[:300],
        on=day,
        by=by.author,
    )
