"""Run sheets that came back: a driver's whole day typed in on one page, in the order of the sheet."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from ashinami.vocabulary.records import When
from ashinami.vocabulary.ride import RideState
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.driving.actions import MarkError
from ashinami_web.driving.paper_actions import type_in
from ashinami_web.driving.paper_forms import PaperForm
from ashinami_web.driving.queries import promised_on, stops_of
from ashinami_web.people.models import Person
from ashinami_web.people.roles import Permission
from ashinami_web.records.duty_actions import DutyError
from ashinami_web.records.queries import standing_checks
from ashinami_web.runs.views.board import board_url, day_in


@require_GET
@needs(Permission.PLAN)
def sheets(request: ActingRequest) -> HttpResponse:
    """List whose sheets of a day have come back, and whose have not."""
    day = day_in(request)
    rides = promised_on(request.acting.body.pk, day)
    drivers = {ride.driver_id: ride.driver for ride in rides}
    lines = [
        (
            key,
            name,
            [ride for ride in rides if ride.driver_id == key],
            sum(_is_over(r) for r in rides if r.driver_id == key),
        )
        for key, name in drivers.items()
    ]
    return render(request, "driving/sheets.html", {"day": day, "lines": lines, "back": board_url(day)})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.PLAN)
def sheet(request: ActingRequest, driver: UUID) -> HttpResponse:
    """Type in what a driver's sheet says. Nothing is lost when a line cannot be; sent twice it is written once."""
    day, body = day_in(request), request.acting.body
    rides = promised_on(body.pk, day, driver)
    if not rides:
        raise Http404
    said = {when: standing_checks(body.pk, day, when).filter(driver_id=driver).exists() for when in When}
    form = PaperForm(
        request.POST if request.method == "POST" else None,
        stops=stops_of(body.pk, rides, day),
        told_before=said[When.BEFORE],
        told_after=said[When.AFTER],
        now=clock.now(),
    )
    if request.method == "POST" and form.is_valid():
        try:
            written = form.sheet(driver, day)
            changed = type_in(written, form=form.cleaned_data["form"], by=request.acting, at=clock.now())
        except (MarkError, DutyError) as error:
            form.add_error(None, str(error))
        else:
            words = ngettext("%(n)d件を書きました。", "%(n)d件を書きました。", changed) % {"n": changed}
            messages.success(request, words if changed else _("変わったところはありませんでした。"))
            return redirect(f"{reverse('run_sheets')}?day={day.isoformat()}")
    context = {
        "form": form,
        "day": day,
        "driver": Person.objects.filter(pk=driver).first() or "",
        "said": said[When.BEFORE],
        "back": f"{reverse('run_sheets')}?day={day.isoformat()}",
    }
    return render(request, "driving/sheet.html", context)


def _is_over(ride: object) -> bool:
    return RideState(ride.state).ended  # type: ignore[attr-defined]
