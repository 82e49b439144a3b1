"""Years of service and words of thanks: a page for the driver, one for the desk, a letter to print."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from ashinami.casework.service_years import Length, length, round_year
from ashinami_web.bookings.fields import DayField
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.driving.actions import today_for_drivers
from ashinami_web.driving.models import DriverLink, Thanks
from ashinami_web.driving.thanks_actions import Serving, serving, since, write_thanks
from ashinami_web.driving.views.page import by_link, head_of
from ashinami_web.people.roles import Permission

AHEAD = timedelta(days=60)
LATEST = 20


class ThanksForm(forms.Form):
    """For whom, on which day, and the words."""

    driver = forms.ChoiceField(
        label=gettext_lazy("どなたへ"), error_messages={"required": gettext_lazy("運転者を選んでください。")}
    )
    said_on = DayField(label=gettext_lazy("聞いた日"))
    words = forms.CharField(
        label=gettext_lazy("お礼のことば"),
        max_length=200,
        help_text=gettext_lazy("言った人の名前は書かないでください。運転者のページに、このまま出ます。"),
        error_messages={"required": gettext_lazy("ことばを書いてください。")},
    )

    def __init__(self, data: Any = None, *, drivers: list[Serving]) -> None:  # noqa: ANN401 - what was sent
        super().__init__(data, initial={"said_on": clock.today()})
        people = [(str(one.person.pk), str(one.person)) for one in drivers]
        self.fields["driver"].choices = [("", _("選んでください")), *people]  # type: ignore[attr-defined]


@require_GET
@by_link
def own(request: HttpRequest, link: DriverLink) -> HttpResponse:
    """Show a driver how long he has driven, and what people said."""
    today = today_for_drivers()
    first = since(link.body, link.driver_id, today)
    context = head_of(link) | {
        "today": today,
        "driver": link.driver,
        "since": first,
        "served": said(length(first, today)),
        "thanks": Thanks.objects.filter(body=link.body, driver=link.driver_id).order_by("-said_on")[:LATEST],
    }
    return render(request, "driving/own_thanks.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.PLAN)
def thanks(request: ActingRequest) -> HttpResponse:
    """List who has driven how long, whose years become round soon, and take down a word of thanks."""
    today, body = clock.today(), request.acting.body
    drivers = serving(body, today)
    form = ThanksForm(request.POST if request.method == "POST" else None, drivers=drivers)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        write_thanks(UUID(given["driver"]), given["words"], said_on=given["said_on"], by=request.acting, at=clock.now())
        messages.success(request, _("書きました。ご本人のページに出ます。"))
        return redirect("drivers_thanks")
    lines = [(one, said(length(one.since, today)), round_year(one.since, today, ahead=AHEAD)) for one in drivers]
    return render(request, "driving/thanks.html", {"form": form, "lines": lines})


@require_GET
@needs(Permission.PLAN)
def letter(request: ActingRequest, driver: UUID) -> HttpResponse:
    """Print a letter of thanks: how long, and what people said."""
    today, body = clock.today(), request.acting.body
    found = next((one for one in serving(body, today) if one.person.pk == driver), None)
    if found is None:
        raise Http404
    words = Thanks.objects.filter(body=body, driver=driver).order_by("-said_on")[:LATEST]
    context = {
        "driver": found.person,
        "since": found.since,
        "served": said(length(found.since, today)),
        "thanks": words,
    }
    return render(request, "driving/letter.html", context | {"today": today})


def said(served: Length) -> str:
    """Return a length in the reader's language."""
    if served == Length(0, 0):
        return _("1か月に満たない")
    years = _("%(n)d年") % {"n": served.years} if served.years else ""
    months = _("%(n)dか月") % {"n": served.months} if served.months else ""
    return f"{years}{months}"
