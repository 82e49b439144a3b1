"""The list of riders: who may be carried under the registration."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.people.models import Disclosure
from ashinami_web.people.queries import people_known
from ashinami_web.people.roles import Permission
from ashinami_web.registration.models import RiderEntry
from ashinami_web.registration.rider_actions import write_rider
from ashinami_web.registration.rider_forms import RiderForm
from ashinami_web.registration.riders import riders_of


@require_GET
@needs(Permission.KEEP_RIDER_LIST)
def riders(request: ActingRequest) -> HttpResponse:
    """Show the riders, each with whether she stands on the list today and whether she has been judged."""
    body, today = request.acting.body.pk, clock.today()
    listed = riders_of(body)
    lines = []
    for person in people_known(body, today, Disclosure.Purpose.RIDE):
        line = listed.get(person.pk)
        lines.append((person, line, line is not None and line.is_listed(today)))
    return render(request, "registration/riders.html", {"lines": lines})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_RIDER_LIST)
def rider(request: ActingRequest, key: UUID) -> HttpResponse:
    """Show a rider's line of the list, and write it."""
    body, today = request.acting.body, clock.today()
    person = get_object_or_404(people_known(body.pk, today, Disclosure.Purpose.RIDE), pk=key)
    entry = RiderEntry.objects.filter(body=body, person=person).first()
    form = RiderForm(request.POST or None, initial=RiderForm.initial_of(entry))
    if request.method == "POST" and form.is_valid():
        write_rider(person.pk, form.cleaned_data, by=request.acting, at=clock.now(), day=today)
        messages.success(request, _("名簿を書きました。これからの送迎を確かめ直します。"))
        return redirect("rider_list")
    return render(request, "registration/rider.html", {"person": person, "form": form})
