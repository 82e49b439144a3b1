"""Voices and issues as pages show them: the board of issues, counts for a care meeting, what is due."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, Model, Q, QuerySet

from ashinami.vocabulary.community import IssueState, LifeField
from ashinami_web.bodies.models import Area, Body
from ashinami_web.needs.models import Conversation, Hearing, Inquiry, Issue, Referral, Voice
from ashinami_web.resources.queries import tagged, within

SOON = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Look:
    """What somebody looks for among issues and voices; what is empty narrows nothing."""

    text: str = ""
    area: UUID | None = None
    field: str = ""
    generation: str = ""
    scheme: str = ""
    theme: str = ""
    source: str = ""


def _narrowed[Row: Model](
    rows: QuerySet[Row], day: date, look: Look, tags: tuple[tuple[str, str], ...]
) -> QuerySet[Row]:
    if look.area is not None:
        area = Area.objects.filter(pk=look.area).first()
        rows = rows.filter(area__in=within(area, day) if area else [])
    for column, code in tags:
        if code:
            rows = tagged(rows, column, code)
    return rows


def issues(day: date, look: Look, *, states: Iterable[IssueState] = ()) -> QuerySet[Issue]:
    """Return the issues one may read that fit, of an area with its parts, the newest first."""
    tags = (("fields", look.field), ("generations", look.generation), ("schemes", look.scheme))
    rows = _narrowed(Issue.objects.all(), day, look, tags)
    for word in look.text.split():
        rows = rows.filter(Q(title__contains=word) | Q(text__contains=word))
    if look.theme:
        rows = rows.filter(theme=look.theme)
    wanted = [state.value for state in states]
    if wanted:
        rows = rows.filter(state__in=wanted)
    return rows.select_related("area", "body", "circle").order_by("-raised_on", "title", "pk")


def open_issues(day: date, look: Look | None = None) -> QuerySet[Issue]:
    """Return the issues that wait for somebody: what an agenda is built from."""
    return issues(day, look or Look(), states=[state for state in IssueState if state.is_open])


def voices(day: date, look: Look) -> QuerySet[Voice]:
    """Return the voices one may read that fit, the newest first."""
    rows = _narrowed(Voice.objects.all(), day, look, (("fields", look.field), ("generations", look.generation)))
    for word in look.text.split():
        rows = rows.filter(words__contains=word)
    if look.source:
        rows = rows.filter(source=look.source)
    found = rows.select_related("area", "body", "circle", "issue").prefetch_related("person")
    return found.order_by("-heard_on", "pk")


def voices_for(rows: Iterable[Issue]) -> dict[UUID, int]:
    """Return how many voices one may read speak for each issue."""
    keys = [row.pk for row in rows]
    counted = Voice.objects.filter(issue__in=keys).values_list("issue").annotate(number=Count("pk"))
    return {key: number for key, number in counted if key is not None}


def count_by_field(first: date, last: date, *, source: str = "") -> tuple[list[tuple[LifeField, int, int]], int, int]:
    """Return how many voices and issues of a stretch of days concern each field, the most named first; and how many there are in all.

    A voice about two fields counts in both, and once in the sum.
    """
    heard = Voice.objects.filter(heard_on__gte=first, heard_on__lte=last)
    if source:
        heard = heard.filter(source=source)
    said: Counter[str] = Counter()
    voices_in_all = 0
    for codes in heard.values_list("fields", flat=True):
        voices_in_all += 1
        said.update(codes)
    raised: Counter[str] = Counter()
    issues_in_all = 0
    for codes in Issue.objects.filter(raised_on__gte=first, raised_on__lte=last).values_list("fields", flat=True):
        issues_in_all += 1
        raised.update(codes)
    rows = [(field, said[field.value], raised[field.value]) for field in LifeField]
    named = [row for row in rows if row[1] or row[2]]
    return sorted(named, key=lambda row: (-row[1] - row[2], row[0].value)), voices_in_all, issues_in_all


@dataclass(frozen=True, slots=True)
class Due:
    """What a body has to do soon: sheets to follow, referrals to answer or to ask after, inquiries, visits."""

    conversations: list[Conversation]
    to_answer: list[Referral]
    to_ask_after: list[Referral]
    inquiries: list[Inquiry]
    hearings: list[Hearing]


def due(body: Body, day: date) -> Due:
    """Return what is due until a week from the day, and what is late."""
    until = day + SOON
    people = "person"
    referrals = Referral.objects.filter(result_on__isnull=True).select_related("body", "to_body")
    return Due(
        list(
            Conversation.objects.filter(body=body, follow_on__lte=until, followed_on__isnull=True)
            .prefetch_related(people)
            .order_by("follow_on")
        ),
        list(referrals.filter(to_body=body).prefetch_related(people).order_by("due_on")),
        list(referrals.filter(body=body, due_on__lte=until).prefetch_related(people).order_by("due_on")),
        list(Inquiry.objects.filter(body=body, answered_on__isnull=True, due_on__lte=until).order_by("due_on")),
        list(Hearing.objects.filter(body=body, done_on__isnull=True, next_on__lte=until).order_by("next_on")),
    )
