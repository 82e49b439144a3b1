"""What is filed with the competent office: a change, a renewal, an annual report."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ashinami.basics.day import fiscal_year
from ashinami.casework.registration.changes import advice_on
from ashinami.casework.registration.version import in_force
from ashinami.vocabulary.registration import Filing
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.people.roles import Permission
from ashinami_web.registration.actions import FilingError, begin_procedure, drop_procedure, file_now, finish_procedure
from ashinami_web.registration.forms import ChangeForm, DoneForm
from ashinami_web.registration.models import Procedure, Registration
from ashinami_web.registration.queries import versions_of
from ashinami_web.registration.views.overview import overview

FIRST_YEAR = 2006
"""The fiscal year in which registrations began."""


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.MANAGE_GROUP)
def change(request: ActingRequest, key: UUID) -> HttpResponse:
    """Ask what changes and from when; say what the law then asks for; write it down as something to be filed."""
    found = get_object_or_404(Registration, pk=key)
    asked = request.POST if request.method == "POST" else request.GET if "change" in request.GET else None
    form = ChangeForm(asked, initial={"happened_on": clock.today()})
    advice = None
    if asked is not None and form.is_valid():
        what, day = form.cleaned_data["change"], form.cleaned_data["happened_on"]
        mine = [one for one in versions_of(found.body) if one.registration == str(found.pk)]
        advice = advice_on(what, in_force(mine, day) or mine[-1], day)
        if request.method == "POST" and advice.filing is not None:
            begin_procedure(
                found, filing=advice.filing, change=what, happened_on=day, by=request.acting, at=clock.now(), day=clock.today()
            )  # fmt: skip
            messages.success(request, _("届け出ることに加えました。"))
            return redirect("registration")
    return render(request, "registration/change.html", {"registration": found, "form": form, "advice": advice})


@require_POST
@needs(Permission.MANAGE_GROUP)
def renewal_done(request: ActingRequest, key: UUID) -> HttpResponse:
    """Write down that the renewal was applied for."""
    return _filed(request, get_object_or_404(Registration, pk=key), Filing.RENEWAL)


@require_POST
@needs(Permission.MANAGE_GROUP)
def report_done(request: ActingRequest, key: UUID, year: int) -> HttpResponse:
    """Write down that the report of a fiscal year was handed in."""
    found = get_object_or_404(Registration, pk=key)
    return _filed(request, found, Filing.ANNUAL_REPORT, known_year(year, clock.today()))


@require_POST
@needs(Permission.MANAGE_GROUP)
def procedure_done(request: ActingRequest, key: UUID) -> HttpResponse:
    """Write down that a change was filed."""
    found, by, at, day = get_object_or_404(Procedure, pk=key), request.acting, clock.now(), clock.today()

    def file(done_on: date, note: str) -> None:
        finish_procedure(found, done_on, note=note, by=by, at=at, day=day)

    return _done(request, str(found.pk), file)


@require_POST
@needs(Permission.MANAGE_GROUP)
def procedure_drop(request: ActingRequest, key: UUID) -> HttpResponse:
    """Take back something begun by mistake."""
    try:
        drop_procedure(get_object_or_404(Procedure, pk=key), by=request.acting, at=clock.now(), day=clock.today())
    except FilingError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("取りやめました。"))
    return redirect("registration")


def known_year(year: int, today: date) -> int:
    """Return a fiscal year that can have a report; any other is not found."""
    if not FIRST_YEAR <= year <= fiscal_year(today):
        raise Http404
    return year


def _filed(request: ActingRequest, found: Registration, filing: Filing, year: int | None = None) -> HttpResponse:
    by, at, day = request.acting, clock.now(), clock.today()

    def file(done_on: date, note: str) -> None:
        file_now(found, filing=filing, year=year, done_on=done_on, note=note, by=by, at=at, day=day)

    return _done(request, f"{found.pk}:{filing}:{year or ''}", file)


def _done(request: ActingRequest, line: str, file: Callable[[date, str], object]) -> HttpResponse:
    """Take the form of one line of the list; what is wrong with it is said on that line."""
    form = DoneForm(request.POST)
    if form.is_valid():
        try:
            file(form.cleaned_data["done_on"], form.cleaned_data["note"])
        except FilingError as error:
            form.add_error("done_on", str(error))
        else:
            messages.success(request, _("窓口に出したことを書きました。"))
            return redirect("registration")
    return overview(request, wrong=line, done=form)
