"""The timetables of the municipality, a group's limits, and the monthly note."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ashinami.basics.day import Month
from ashinami_web.bodies.body_queries import bodies_around, town_of
from ashinami_web.bodies.models import Body
from ashinami_web.buses.actions import TimetableError, add_timetable, remove_timetable, set_limits
from ashinami_web.buses.forms import LimitsForm, TimetableForm
from ashinami_web.buses.note import note_of, why_in_words
from ashinami_web.buses.queries import in_use, limits_of
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.people.roles import Permission


@require_GET
@needs(None)
def timetables(request: ActingRequest) -> HttpResponse:
    """List the timetables in use, until when they hold, and what was noticed in them."""
    return _page(request, {})


@require_POST
@needs(Permission.KEEP_LAYERS)
def add(request: ActingRequest) -> HttpResponse:
    """Bring a timetable in."""
    form = TimetableForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, {"form": form})
    said = form.cleaned_data
    try:
        row = add_timetable(
            name=said["name"], content=said["file"], source=said["source"], licence=said["licence"],
            by=request.acting, at=clock.now(), day=clock.today(),
        )  # fmt: skip
    except TimetableError as error:
        form.add_error(None, str(error))
        return _page(request, {"form": form, "notices": error.notices})
    messages.success(request, _("「%(name)s」を取り込みました。") % {"name": row})
    return redirect("timetables")


@require_POST
@needs(Permission.KEEP_LAYERS)
def remove(request: ActingRequest, key: Any) -> HttpResponse:  # noqa: ANN401 - a converter gives it
    """Take a timetable out of use."""
    row = get_object_or_404(in_use(town_of(request.acting.body)), pk=key)
    remove_timetable(row, by=request.acting, at=clock.now(), day=clock.today())
    messages.success(request, _("「%(name)s」を使うのをやめました。") % {"name": row})
    return redirect("timetables")


@require_POST
@needs(Permission.MANAGE_GROUP)
def limits(request: ActingRequest) -> HttpResponse:
    """Write down what the group asks of a person."""
    form = LimitsForm(request.POST, instance=limits_of(request.acting.body))
    if not form.is_valid():
        return _page(request, {"limits": form})
    set_limits(form.cleaned_data, by=request.acting, at=clock.now(), day=clock.today())
    messages.success(request, _("バスの条件を書きました。"))
    return redirect("timetables")


@require_GET
@needs(Permission.SEE_MONTH)
def note(request: ActingRequest, month: str) -> HttpResponse:
    """Show the month's note to the firms, and lead to a paper for each."""
    asked = month_asked(month)
    found = note_of(request.acting.body.pk, asked)
    context = {
        "month": asked,
        "before": str(Month.of(asked.days.start - timedelta(days=1))),
        "after": str(asked.next),
        "note": found,
        "why_none": [(why_in_words(name), count) for name, count in found.why_none],
        "firms": [*found.firms, *_taxis(request.acting.body)],
    }
    return render(request, "buses/note.html", context)


@require_GET
@needs(Permission.SEE_MONTH)
def note_pdf(request: ActingRequest, month: str) -> HttpResponse:
    """Give the note to one firm as a PDF."""
    from ashinami_web.buses.papers import note_paper  # noqa: PLC0415 - typst is slow to load

    asked, body, firm = month_asked(month), request.acting.body, request.GET.get("firm", "")
    found = note_of(body.pk, asked)
    if firm not in (*found.firms, *_taxis(body)):
        raise Http404(firm)
    paper = note_paper(found, firm, group=body, month=asked, today=clock.today())
    return HttpResponse(
        paper, content_type="application/pdf", headers={"Content-Disposition": 'inline; filename="note.pdf"'}
    )


def month_asked(text: str) -> Month:
    """Return the month of an address; no page for what is none."""
    try:
        return Month.parse(text)
    except ValueError as error:
        raise Http404(text) from error


def _taxis(body: Body) -> list[str]:
    return [each.name for each in bodies_around(body) if each.kind == Body.Kind.TAXI]


def _page(request: ActingRequest, sent: dict[str, Any]) -> HttpResponse:
    by = request.acting
    context: dict[str, Any] = {
        "rows": list(in_use(town_of(by.body))),
        "today_is": clock.today(),
        "may_keep": by.may(Permission.KEEP_LAYERS),
        "may_limit": by.may(Permission.MANAGE_GROUP),
        "sees_month": by.may(Permission.SEE_MONTH),
        "this_month": str(Month.of(clock.today())),
        "form": TimetableForm(),
        "limits": LimitsForm(instance=limits_of(by.body)),
    }
    return render(request, "buses/timetables.html", context | sent)
