"""Papers: the canvas, a briefing for bus and taxi firms, a request sheet, a question to an office, who does what."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.meetings.views.papers import Sheet, made
from ashinami_web.people.roles import Permission
from ashinami_web.projects import sheets
from ashinami_web.projects.agreement import agreement
from ashinami_web.projects.models import OfficeQuestion, RequestSheet, Variant
from ashinami_web.projects.views.projects import matrix_of, seen


@require_GET
@needs(Permission.SEE_COMMUNITY)
def canvas(request: ActingRequest, project: UUID) -> HttpResponse:
    """Return the canvas, a page a variant."""
    found = seen(project)
    return made(request, Sheet(f"設計シート：{found}", sheets.canvas(found), found.body, "canvas"))


@require_GET
@needs(Permission.SEE_COMMUNITY)
def briefing(request: ActingRequest, variant: UUID) -> HttpResponse:
    """Return what a bus or taxi firm is told of a variant, with room for its answer."""
    rows = Variant.objects.select_related("project__body__municipality", "project__carrier")
    found = get_object_or_404(rows, pk=variant)
    body = found.project.body
    return made(
        request, Sheet(f"ご説明と、お聞きしたいこと：{found.project}", sheets.briefing(found), body, "briefing")
    )


@require_GET
@needs(Permission.SEE_COMMUNITY)
def agreement_paper(request: ActingRequest, variant: UUID) -> HttpResponse:
    """Return the paper on which those who carry a variant write down what they agreed."""
    rows = Variant.objects.select_related("project__body__municipality", "project__carrier")
    found = get_object_or_404(rows, pk=variant)
    blocks = agreement(found, matrix_of(found.project), clock.today())
    return made(request, Sheet(f"取り決めの紙：{found.project}", blocks, found.project.body, "agreement"))


@require_GET
@needs(Permission.SEE_COMMUNITY)
def duties(request: ActingRequest, project: UUID) -> HttpResponse:
    """Return who does what."""
    found = seen(project)
    return made(request, Sheet(f"役割分担表：{found}", sheets.duties(matrix_of(found)), found.body, "duties"))


@require_GET
@needs(Permission.SEE_COMMUNITY)
def request_sheet(request: ActingRequest, requestsheet: UUID) -> HttpResponse:
    """Return a request sheet with room for the answer."""
    rows = RequestSheet.objects.select_related("to_body", "body__municipality", "project")
    found = get_object_or_404(rows, pk=requestsheet)
    return made(request, Sheet("お願いシート", sheets.request(found), found.body, "request", found.sent_on))


@require_GET
@needs(Permission.SEE_COMMUNITY)
def question(request: ActingRequest, officequestion: UUID) -> HttpResponse:
    """Return a question to an office with room for the answer."""
    found = get_object_or_404(OfficeQuestion.objects.select_related("body__municipality"), pk=officequestion)
    return made(request, Sheet("照会書", sheets.question(found), found.body, "question", found.sent_on))
