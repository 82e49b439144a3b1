"""The consultations of a body: the list, a new one, and its name, a copy, what is looked into, the end of one."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ashinami.casework.consult.interview import Interview
from ashinami.casework.consult.purposes import purpose
from ashinami_web.bodies.models import Arrangement
from ashinami_web.config import clock
from ashinami_web.config.days import day_asked
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.consult import actions
from ashinami_web.consult.known import known_of
from ashinami_web.consult.models import Consultation
from ashinami_web.consult.start_form import StartForm
from ashinami_web.people.queries import authors
from ashinami_web.people.roles import Permission
from ashinami_web.ui.templatetags.ui import wareki

MOST_LISTED = 200


@require_GET
@needs(Permission.CONSULT)
def consultations(request: ActingRequest) -> HttpResponse:
    """List the consultations of the body, the last one touched first."""
    rows = list(Consultation.objects.filter(body=request.acting.body).order_by("-changed_at")[:MOST_LISTED])
    names = authors(row.changed_by for row in rows)
    context = {"rows": [(row, row.value, names.get(row.changed_by, "")) for row in rows]}
    return render(request, "consult/consultations.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.CONSULT)
def new(request: ActingRequest) -> HttpResponse:
    """Begin a consultation, from nothing or from an arrangement (?arrangement=)."""
    by, today = request.acting, clock.today()
    sent = request.POST if request.method == "POST" else None
    initial = {"arrangement": request.GET.get("arrangement", "")}
    form = StartForm(by.body, today, sent, initial=initial, sees_people=by.may(Permission.SEE_PEOPLE))
    if sent is None or not form.is_valid():
        return render(request, "consult/new.html", {"form": form})
    said = form.cleaned_data
    wanted = purpose(said["purpose"])
    arrangement: Arrangement | None = said.get("arrangement")
    drivers = [said["driver"].person_id] if said.get("driver") and "driver" in wanted.taken_singly else []
    cars = [said["car"].pk] if said.get("car") and "vehicle" in wanted.taken_singly else []
    known = known_of(by.body, said["day"], arrangement=arrangement, drivers=drivers, cars=cars)
    interview = Interview.start(wanted, said["day"], known)
    name = said["name"] or f"{arrangement or _(wanted.name)} {wareki(said['day'])}"
    row = actions.begin(interview, name=name[: actions.LONGEST_NAME], by=by, at=clock.now(), day=today)
    return redirect("consultation", row.pk)


@require_POST
@needs(Permission.CONSULT)
def rename(request: ActingRequest, key: UUID) -> HttpResponse:
    """Give it another name; an empty one changes nothing."""
    row = get_object_or_404(Consultation, pk=key)
    if name := request.POST.get("name", "").strip()[: actions.LONGEST_NAME]:
        actions.rename(row, name, by=request.acting, at=clock.now(), day=clock.today())
    return redirect("consultation_result", row.pk)


@require_POST
@needs(Permission.CONSULT)
def copy(request: ActingRequest, key: UUID) -> HttpResponse:
    """Save a copy to try other answers in, as of the same or another day."""
    row = get_object_or_404(Consultation, pk=key)
    on = day_asked(request.POST.get("on", "")) or row.value.day
    copied = actions.copy(row, on=on, by=request.acting, at=clock.now(), day=clock.today())
    messages.success(request, _("写しをつくりました。ここで答えを変えても、もとの相談は変わりません。"))
    return redirect("consultation_result", copied.pk)


@require_POST
@needs(Permission.CONSULT)
def look_into(request: ActingRequest, key: UUID) -> HttpResponse:
    """Go on with the questions of one form, or of all."""
    row = get_object_or_404(Consultation, pk=key)
    wanted = request.POST.get("form", "")
    if wanted in {"", *(form.key for form in row.value.purpose.forms)}:
        actions.look_into(row, wanted, by=request.acting, at=clock.now(), day=clock.today())
    return redirect("consultation", row.pk)


@require_POST
@needs(Permission.CONSULT)
def drop(request: ActingRequest, key: UUID) -> HttpResponse:
    """Throw it away."""
    row = get_object_or_404(Consultation, pk=key)
    actions.drop(row, by=request.acting, at=clock.now(), day=clock.today())
    messages.success(request, _("相談を消しました。"))
    return redirect("consultations")
