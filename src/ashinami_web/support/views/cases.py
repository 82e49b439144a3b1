"""Programmes, applications, visits and what came of them."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from ashinami.community.diagnosis import Said, compared
from ashinami.community.visits import Stage, SupportState
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.needs.actions import note_reading
from ashinami_web.people.roles import Permission
from ashinami_web.plans.row_forms import asked, circles, take
from ashinami_web.support.actions import (
    add_note,
    add_stage,
    turn,
    write_visit,
)
from ashinami_web.support.forms import (
    NoteForm,
    StageForm,
    TurnForm,
    VisitForm,
)
from ashinami_web.support.models import Adviser, Case, Note, Programme, SelfCheck, Visit
from ashinami_web.support.queries import (
    GIVES,
    CaseLine,
    case_lines,
    inquiry_lines,
    places_left,
    side_by_side,
    waiting_list,
)


@require_GET
@needs(Permission.SEE_COMMUNITY)
def home(request: ActingRequest) -> HttpResponse:
    """Show programmes, the own applications, who waits, and several municipalities side by side."""
    today, body = clock.today(), request.acting.body
    lines = case_lines(today)
    programmes = Programme.objects.select_related("body", "circle").order_by("-start", "name")
    context = {
        "programmes": [(row, places_left(row, lines, today)) for row in programmes],
        "mine": [line for line in lines if line.case.body_id == body.pk],
        "waiting": [line for line in waiting_list(lines) if line.case.programme.body_id == body.pk],
        "rows": side_by_side(today, body.pk),
        "inquiries": [line for line in inquiry_lines(today) if not line.answers],
        "advisers": Adviser.objects.select_related("body").prefetch_related("person").order_by("start"),
        "may_keep": request.acting.may(Permission.KEEP_COMMUNITY),
        "may_accompany": request.acting.may(Permission.ACCOMPANY),
        "gives": body.kind in GIVES,
        "here": body,
        "today": today,
    }
    return render(request, "support/home.html", context)


@require_GET
@needs(Permission.SEE_COMMUNITY)
def case(request: ActingRequest, key: UUID) -> HttpResponse:
    """Show a case: its turns, visits with before and after, findings, follow-ups beyond the year, stages, self-checks."""
    line = _line(key)
    note_reading([line.case], by=request.acting, day=clock.today())
    checks = list(SelfCheck.objects.filter(case=line.case).order_by("on", "pk"))
    before, after = (
        ({key: Said(said) for key, said in row.answers.items()} for row in (checks[0], checks[-1]))
        if checks
        else ({}, {})
    )
    context = {
        "line": line,
        "visits": [(visit, [note for note in line.notes if note.visit_id == visit.pk]) for visit in line.visits],
        "notes": [note for note in line.notes if note.visit_id is None],
        "stages": [(row, Stage(row.stage)) for row in line.case.stages.order_by("-on", "-pk")],
        "changes": compared(before, after),
        "checks": checks,
        "may_keep": request.acting.may(Permission.KEEP_COMMUNITY) and _belongs(request, line.case),
        "here": request.acting.body,
        "today": clock.today(),
    }
    return render(request, "support/case.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def turned(request: ActingRequest, key: UUID) -> HttpResponse:
    """Say where an application stands. The adviser of the support before is offered first."""
    found = _case(request, key)
    last = found.turns.order_by("-on", "-written_at").first()
    before = found.previous.turns.filter(adviser__isnull=False).order_by("-on").first() if found.previous else None
    form = TurnForm(asked(request), initial={"on": clock.today(), "adviser": before.adviser_id if before else None})
    field = form.fields["adviser"]
    field.queryset = _advisers()  # type: ignore[attr-defined]  # a field of one row

    def act() -> None:
        said = form.cleaned_data
        turn(
            found, SupportState(said["state"]), on=said["on"], why=said["why"], adviser=said["adviser"],
            by=request.acting, at=clock.now(), day=clock.today(),
        )  # fmt: skip

    intro = _("いま: %(state)s") % {"state": _(SupportState(last.state).text)} if last else ""
    return take(request, form, act, title=found.theme, intro=intro, back=reverse("case", args=[key]))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def visit_new(request: ActingRequest, key: UUID) -> HttpResponse:
    """Plan a visit, or write down one that was held."""
    return _visit(request, _case(request, key), None)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def visit(request: ActingRequest, key: UUID) -> HttpResponse:
    """Change a visit, or say that it was held."""
    row = get_object_or_404(Visit.objects.select_related("case__circle"), pk=key, body=request.acting.body)
    return _visit(request, row.case, row)


def _visit(request: ActingRequest, found: Case, row: Visit | None) -> HttpResponse:
    form = VisitForm(asked(request), initial=VisitForm.initial_of(row) or {"day": clock.today()})

    def act() -> None:
        write_visit(found, row, form.said(), by=request.acting, at=clock.now(), day=clock.today())

    return take(request, form, act, title=_("訪問を書く"), back=reverse("case", args=[found.pk]))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def note(request: ActingRequest, key: UUID) -> HttpResponse:
    """Add a note to a case, or to one of its visits (`?visit=`)."""
    found = _case(request, key)
    of = next((row for row in found.visits.all() if str(row.pk) == request.GET.get("visit")), None)
    form = NoteForm(asked(request), initial={"on": of.day if of else clock.today()})

    def act() -> None:
        said = form.cleaned_data
        kind = Note.Kind(said["kind"])
        add_note(
            found,
            of,
            kind=kind,
            words=said["words"],
            on=said["on"],
            by=request.acting,
            at=clock.now(),
            day=clock.today(),
        )

    return take(request, form, act, title=_("書きとめる"), back=reverse("case", args=[key]))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def stage(request: ActingRequest, key: UUID) -> HttpResponse:
    """Say which stage is reached and on what condition the next begins."""
    found = _case(request, key)
    form = StageForm(asked(request))

    def act() -> None:
        said = form.cleaned_data
        add_stage(found, Stage(said["stage"]), said["condition"], by=request.acting, at=clock.now(), day=clock.today())

    return take(request, form, act, title=_("ひとり立ちの段階"), back=reverse("case", args=[key]))


def _line(key: UUID) -> CaseLine:
    lines = case_lines(clock.today(), pk=key)
    if not lines:
        raise Http404
    return lines[0]


def _case(request: ActingRequest, key: UUID) -> Case:
    """Return a case in which the body acted for has a part."""
    found = get_object_or_404(Case.objects.select_related("programme", "circle", "previous"), pk=key)
    if not _belongs(request, found):
        raise Http404
    return found


def _belongs(request: ActingRequest, found: Case) -> bool:
    return found.body_id == request.acting.body.pk or found.circle_id in {circle.pk for circle in circles(request)}


def _advisers() -> QuerySet[Adviser]:
    return Adviser.objects.filter(end__isnull=True).order_by("start")
