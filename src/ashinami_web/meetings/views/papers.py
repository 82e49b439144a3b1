"""Papers: the pack of a meeting, minutes, ballots, cards, kits, reminders, an application."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET

from ashinami import __version__
from ashinami.basics.day import wareki, wareki_with_weekday
from ashinami.papers.handout import Block, Head, handout_pdf
from ashinami_web.bodies.models import Body
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.meetings import sheets
from ashinami_web.meetings.certification_sheet import certification
from ashinami_web.meetings.models import Application, Ballot, Meeting
from ashinami_web.meetings.task_queries import MOST_OPEN, open_actions, reminders
from ashinami_web.meetings.views.facilitation import asked
from ashinami_web.people.roles import Permission


@require_GET
@needs(Permission.SEE_COMMUNITY)
def pack(request: ActingRequest, meeting: UUID) -> HttpResponse:
    """Return the pack of a meeting: agenda, last minutes, open actions, evidence, a list to sign; behind it the attached papers."""
    from ashinami.papers.stapled import stapled  # noqa: PLC0415 - only packs need it

    found = _meeting(meeting)
    title = f"{found.council} {sheets.number_of(found)}会議資料"
    attached = [bytes(row.content) for row in found.papers.order_by("added_at")]

    def bound(first: bytes) -> bytes:
        return stapled(first, attached) if attached else first

    return made(request, Sheet(title, sheets.pack(found), found.body, f"pack-{found.day}", found.day), bound)


@require_GET
@needs(Permission.SEE_COMMUNITY)
def minutes(request: ActingRequest, meeting: UUID) -> HttpResponse:
    """Return the minutes of a meeting with its decisions and actions."""
    found = _meeting(meeting)
    title = f"{found.council} {sheets.number_of(found)}議事録"
    return made(request, Sheet(title, sheets.minutes(found), found.body, f"minutes-{found.day}", found.day))


@require_GET
@needs(Permission.SEE_COMMUNITY)
def ballot_sheet(request: ActingRequest, ballot: UUID) -> HttpResponse:
    """Return a page full of ballots, to be cut."""
    found = get_object_or_404(Ballot.objects.select_related("meeting__council", "meeting__body"), pk=ballot)
    meeting = found.meeting
    return made(request, Sheet("投票用紙", sheets.ballot(found), meeting.body, "ballot", meeting.day))


@require_GET
@needs(Permission.SEE_COMMUNITY)
def rule_card(request: ActingRequest) -> HttpResponse:
    """Return the card of rules for the table."""
    return made(request, Sheet("話し合いの約束", sheets.rules(), request.acting.body, "rules"))


@require_GET
@needs(Permission.SEE_COMMUNITY)
def slips(request: ActingRequest) -> HttpResponse:
    """Return empty slips for ideas, four to a page."""
    return made(request, Sheet("意見の紙", sheets.slips(), request.acting.body, "slips"))


@require_GET
@needs(Permission.SEE_COMMUNITY)
def kit(request: ActingRequest) -> HttpResponse:
    """Return the kit of a workshop."""
    return made(request, Sheet("ワークショップの進め方", sheets.kit(*asked(request)), request.acting.body, "workshop"))


@require_GET
@needs(Permission.SEE_COMMUNITY)
def reminder_sheets(request: ActingRequest) -> HttpResponse:
    """Return a page for each body with what its people have to do."""
    found = reminders(open_actions()[:MOST_OPEN], clock.today())
    blocks = sheets.reminders(found, clock.today())
    return made(request, Sheet("宿題のお知らせ", blocks, request.acting.body, "reminders"))


@require_GET
@needs(Permission.SEE_COMMUNITY)
def certification_paper(request: ActingRequest, application: UUID) -> HttpResponse:
    """Return an application with its criteria and what was decided."""
    rows = Application.objects.select_related("applicant", "council", "area", "body")
    found = get_object_or_404(rows.prefetch_related("checks", "recognitions", "support"), pk=application)
    blocks = certification(found, clock.today())
    return made(request, Sheet("協議体の認定", blocks, found.body, "certification", found.applied_on))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper to be made: its title and blocks, whose it is, the name of its file, and its day (else today)."""

    title: str
    blocks: list[Block]
    body: Body
    name: str
    day: date | None = None


def made(request: ActingRequest, sheet: Sheet, then: Callable[[bytes], bytes] = bytes) -> HttpResponse:
    """Return a handout as PDF, after `then` has bound it; without fonts, the calendar's page says so."""
    # the typesetter is heavy, and only papers need it
    from ashinami.papers.typesetting import FontsMissingError  # noqa: PLC0415

    body = sheet.body
    head = Head(
        wareki_with_weekday(sheet.day or clock.today()),
        body.name,
        small=f"足並み {__version__} {wareki(clock.today())}",
        fictional=body.fictional or bool(body.municipality and body.municipality.fictional),
    )
    try:
        content = handout_pdf(sheet.title, sheet.blocks, head)
    except FontsMissingError as error:
        messages.error(request, str(error))
        return redirect("meetings")
    answer = HttpResponse(then(content), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{sheet.name}.pdf"'
    return answer


def _meeting(key: UUID) -> Meeting:
    return get_object_or_404(Meeting.objects.select_related("council__area", "body__municipality"), pk=key)
