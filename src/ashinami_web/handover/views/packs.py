"""The hand-over pack: on screen and on paper."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.handover.actions import read
from ashinami_web.handover.paper import pack_pdf
from ashinami_web.handover.queries import carriers
from ashinami_web.handover.rooms import Asked, pack_of
from ashinami_web.people.models import Disclosure, Person
from ashinami_web.people.queries import people_known
from ashinami_web.people.roles import Permission


@require_GET
@needs(Permission.SEE_COMMUNITY)
def pack(request: ActingRequest) -> HttpResponse:
    """Show the pack of the body, or of one person of it; that it was opened goes on record."""
    who, today = chosen(request), clock.today()
    person = who.pk if who else None
    found = pack_of(Asked(request.acting.body, today), person)
    read(request.acting.body, person, by=request.acting, at=clock.now(), day=today)
    late = [item for item in found.items if item.is_late(today)]
    context = {
        "pack": found,
        "who": who,
        "today": today,
        "late": late,
        "body": request.acting.body,
        "names": carriers(found),
        "may_keep": request.acting.may(Permission.KEEP_COMMUNITY),
    }
    return render(request, "handover/pack.html", context)


@require_GET
@needs(Permission.SEE_COMMUNITY)
def paper(request: ActingRequest) -> HttpResponse:
    """Return the pack as PDF."""
    from ashinami.papers.typesetting import FontsMissingError  # noqa: PLC0415 - the typesetter is heavy

    who, today = chosen(request), clock.today()
    person = who.pk if who else None
    body = request.acting.body
    try:
        found = pack_of(Asked(body, today), person)
        content = pack_pdf(found, body=body, who=str(who or ""), day=today, names=carriers(found))
    except FontsMissingError as error:
        messages.error(request, str(error))
        return redirect("handover")
    read(body, person, by=request.acting, at=clock.now(), day=today)
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="handover-{today}.pdf"'
    return answer


def chosen(request: ActingRequest) -> Person | None:
    """Return the person of the body asked for (`?person=`), or None for the whole body; anybody else is not found."""
    asked = request.GET.get("person", "")
    if not asked:
        return None
    members = people_known(request.acting.body.pk, clock.today(), Disclosure.Purpose.OFFICE)
    return get_object_or_404(members, pk=as_key(asked))


def as_key(text: str) -> UUID:
    """Return a key as it was sent; what is none is not found."""
    try:
        return UUID(text)
    except ValueError as error:
        raise Http404 from error
