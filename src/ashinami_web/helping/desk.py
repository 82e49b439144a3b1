"""A support visit taken at the desk: on the form of rides, in the same strokes, read back, and promised at once if somebody can go."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from ashinami.basics.clock import clock_spoken
from ashinami.basics.day import weekday
from ashinami.vocabulary.visit import VisitState
from ashinami_web.bookings.models import Wish
from ashinami_web.bookings.queries import STILL_WANTED
from ashinami_web.config import clock
from ashinami_web.config.acting import Acting
from ashinami_web.config.http import ActingRequest, key_in
from ashinami_web.helping.actions import VisitError, arrange, take_visit
from ashinami_web.helping.forms import VisitForm
from ashinami_web.helping.models import Visit
from ashinami_web.helping.queries import going, helps_in_words
from ashinami_web.people.models import Person
from ashinami_web.people.roles import Permission
from ashinami_web.ui.templatetags.ui import wareki_weekday


def is_visit(sent: QueryDict) -> bool:
    """Whether a form that was sent asks for a visit rather than a ride."""
    return bool(sent.get("kind"))


def visit_form(by: Acting, rider: Person, sent: QueryDict | None = None) -> VisitForm:
    """Return the words of a visit on the desk's form; an accompaniment names one of her coming rides."""
    wishes = Wish.objects.filter(body=by.body, rider=rider, service_day__gte=clock.today(), state__in=STILL_WANTED)
    choices = [
        (str(row.pk), f"{wareki_weekday(row.service_day)} {row.goes_to}")
        for row in wishes.select_related("destination").order_by("service_day")
    ]
    return VisitForm(sent, wishes=choices)


def take(request: ActingRequest, rider: Person, form: VisitForm) -> HttpResponse:
    """Write the visit down, promise it with the helper chosen beside the form, and stand ready for the next call."""
    by, at = request.acting, clock.now()
    visit = take_visit(form.said(rider.pk), by=by, at=at, id=form.cleaned_data.get("wish"))
    helper = key_in(request.POST.get("offer", ""))
    if helper is not None and by.may(Permission.PLAN) and visit.state == VisitState.ASKED:
        try:
            arrange(visit, helper, by=by, at=at)
        except VisitError as error:
            messages.warning(request, str(error))
    return redirect(f"{reverse('desk')}?visit={visit.pk}")


def visit_asked(text: str) -> Visit | None:
    """Return the visit a page names; none when it names none, and no page when it may not be seen."""
    key = key_in(text)
    return get_object_or_404(Visit.objects.prefetch_related("rider", "helper"), pk=key) if key else None


def panel(request: ActingRequest, rider: Person | None) -> HttpResponse:
    """Say back what stands on the form, and who could go."""
    visit = _said(request, rider)
    context = {
        "visit": visit,
        "sentence": said_back(visit) if visit else "",
        "open_time": visit is not None and visit.start is None,
    }
    return render(request, "helping/_check.html", context)


def goers(request: ActingRequest, rider: Person | None) -> HttpResponse:
    """List who could go, as choices of the form."""
    visit = _said(request, rider)
    found = going(visit) if visit else None
    context = {"going": found, "chosen": request.GET.get("offer", ""), "visit": visit}
    return render(request, "helping/_goers.html", context)


def said_back(visit: Visit) -> str:
    """Return the visit as one sentence to say. Japanese on every page: it is spoken, not read."""
    day = visit.service_day
    when = "時刻はこれから、" if visit.start is None else f"{clock_spoken(visit.start)}から、"
    said = f"{day.month}月{day.day}日{weekday(day)}曜日、{when}{visit.minutes}分、"
    return f"{said}{visit.rider}さんのお宅へ、{helps_in_words(visit.helps)}にうかがいます。"


def promised(visit: Visit) -> str:
    """Return what was promised on the telephone."""
    if visit.state == VisitState.ARRANGED:
        return f"{visit.helper}さんがうかがいます。変わるときは、こちらからお電話します。"
    return "行く人が決まりましたら、前の日までにお電話します。"


def _said(request: ActingRequest, rider: Person | None) -> Visit | None:
    """Return the visit that stands on the form, unsaved; None while rider or day are missing."""
    if rider is None:
        return None
    form = visit_form(request.acting, rider, request.GET)
    form.is_valid()
    if not {"service_day", "kind"} <= form.cleaned_data.keys():
        return None
    said = form.said(rider.pk)
    return Visit(
        body=request.acting.body, rider=rider, service_day=said.service_day, start=said.start, units=said.units,
        helps=said.helps,
    )  # fmt: skip
