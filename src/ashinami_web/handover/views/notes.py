"""Promises, relations, lessons, deadlines: lists and forms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from ashinami_web.bodies.body_queries import bodies_around
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.handover.actions import keep_promise, meet_deadline, write_note
from ashinami_web.handover.forms import DeadlineForm, DoneForm, KeptForm, LessonForm, PromiseForm, RelationForm
from ashinami_web.handover.models import Deadline, Lesson, Promise, Relation
from ashinami_web.people.models import Disclosure
from ashinami_web.people.queries import people_known
from ashinami_web.people.roles import Permission
from ashinami_web.plans.row_forms import SharedRowForm, asked, circles, take

A_PAGE = 100


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of note: its table, its form, its words, and in what order it is listed."""

    model: type[Promise | Relation | Lesson | Deadline]
    form: type[SharedRowForm]
    title: str | LazyText
    intro: str | LazyText
    order: tuple[str, ...]
    day: str


KINDS = {
    "promises": Kind(
        Promise, PromiseForm, _("約束"), _("だれに、何を、いつまでに、なぜ約束したか。口約束も書きます。"),
        ("kept_on", "due", "-given_on"), "given_on",
    ),
    "relations": Kind(
        Relation, RelationForm, _("声のかけ方・これまでの関係"), _("どの団体に、だれから、どう声をかけるとよいか。何があったか。"),
        ("about__name", "-on"), "on",
    ),
    "lessons": Kind(
        Lesson, LessonForm, _("うまくいかなかったこと"), _("同じつまずきをくり返さないために、わけと、次にするならを残します。"),
        ("-on",), "on",
    ),
    "deadlines": Kind(
        Deadline, DeadlineForm, _("お金と届け出の期限"), _("ほかの画面に出てこない期限を書きます。登録の期限は、登録の画面から出ます。"),
        ("done_on", "due"), "due",
    ),
}  # fmt: skip


@require_GET
@needs(Permission.SEE_COMMUNITY)
def listed(request: ActingRequest, kind: str) -> HttpResponse:
    """List the notes of a kind."""
    found = KINDS[kind]
    rows = found.model.objects.order_by(*found.order).select_related("body", "circle", *_joined(kind))
    rows = rows.prefetch_related(*_people(kind))
    context = {
        "kind": kind,
        "title": found.title,
        "intro": found.intro,
        "page": Paginator(rows, A_PAGE).get_page(request.GET.get("page")),
        "may_keep": request.acting.may(Permission.KEEP_COMMUNITY),
        "here": request.acting.body,
        "today": clock.today(),
        "new": reverse(f"handover_{kind[:-1]}_new"),
    }
    return render(request, "handover/notes.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def new(request: ActingRequest, kind: str) -> HttpResponse:
    """Write a new note."""
    return _write(request, kind, None)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def change(request: ActingRequest, kind: str, key: UUID) -> HttpResponse:
    """Change a note."""
    return _write(request, kind, get_object_or_404(KINDS[kind].model, pk=key, body=request.acting.body))


def _write(request: ActingRequest, kind: str, row: Any) -> HttpResponse:  # noqa: ANN401 - a note of any kind
    found, today = KINDS[kind], clock.today()
    initial = found.form.initial_of(row) or ({found.day: today} if kind != "deadlines" else {})
    if row is None and "about" in request.GET:
        initial |= {"about": request.GET["about"], "to": request.GET["about"]}
    form = found.form(asked(request), initial=initial, circles=circles(request))
    around = bodies_around(request.acting.body)
    members = people_known(request.acting.body.pk, today, Disclosure.Purpose.OFFICE)
    offered = {"to": around, "about": around, "person": members}
    form.offer(**{name: rows for name, rows in offered.items() if name in form.fields})

    def act() -> None:
        write_note(
            row or found.model(), form.said(), circle=form.shared_with, by=request.acting, at=clock.now(), day=today
        )

    return take(request, form, act, title=found.title, intro=found.intro, back=reverse(f"handover_{kind}"))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def kept(request: ActingRequest, key: UUID) -> HttpResponse:
    """Say that a promise was kept."""
    row = get_object_or_404(Promise.objects.select_related("circle"), pk=key, body=request.acting.body)
    form = KeptForm(asked(request), initial={"kept_on": clock.today()})

    def act() -> None:
        keep_promise(row, **form.cleaned_data, by=request.acting, at=clock.now(), day=clock.today())

    return take(request, form, act, title=row.what, back=reverse("handover_promises"))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def done(request: ActingRequest, key: UUID) -> HttpResponse:
    """Say that a deadline was met."""
    row = get_object_or_404(Deadline.objects.select_related("circle"), pk=key, body=request.acting.body)
    form = DoneForm(asked(request), initial={"done_on": clock.today()})

    def act() -> None:
        meet_deadline(row, **form.cleaned_data, by=request.acting, at=clock.now(), day=clock.today())

    return take(request, form, act, title=row.title, back=reverse("handover_deadlines"))


def _people(kind: str) -> tuple[str, ...]:
    """Return the fields that name a person: people are never joined."""
    return ("person",) if kind in ("promises", "deadlines") else ()


def _joined(kind: str) -> tuple[str, ...]:
    return {"promises": ("to",), "relations": ("about",)}.get(kind, ())
