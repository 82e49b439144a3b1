"""The desk on paper: the rider's card, the list of a day, blank slips."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET

from ashinami_web.bookings.models import Wish
from ashinami_web.config import clock
from ashinami_web.config.days import day_asked
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.people.roles import Permission

MOST_SLIPS = 60


@require_GET
@needs(Permission.TAKE_WISHES)
def card(request: ActingRequest, key: UUID) -> HttpResponse:
    """Return the confirmation card of a wish, in large type."""
    from ashinami_web.shift.papers import confirmation_card  # noqa: PLC0415 - the typesetter is heavy

    rows = Wish.objects.select_related("body", "origin", "destination").prefetch_related("rider", "rides__driver")
    wish = get_object_or_404(rows, pk=key)
    return _paper(request, lambda: confirmation_card(wish), f"card-{wish.service_day}")


@require_GET
@needs(Permission.TAKE_WISHES)
def day_list(request: ActingRequest) -> HttpResponse:
    """Return the list of a day."""
    from ashinami_web.shift.papers import day_list as paper  # noqa: PLC0415 - as above

    day = day_asked(request.GET.get("day", "")) or clock.today()
    return _paper(request, lambda: paper(request.acting.body, day), f"wishes-{day}")


@require_GET
@needs(Permission.TAKE_WISHES)
def slips(request: ActingRequest) -> HttpResponse:
    """Return blank slips, numbered, in the order of the form."""
    from ashinami_web.shift.papers import blank_slips  # noqa: PLC0415 - as above

    asked = request.GET.get("n", "")
    count = min(max(int(asked), 1), MOST_SLIPS) if asked.isdecimal() else 10
    return _paper(request, lambda: blank_slips(request.acting.body, count), "slips")


def _paper(request: ActingRequest, make: Callable[[], bytes], name: str) -> HttpResponse:
    from ashinami.papers.typesetting import FontsMissingError  # noqa: PLC0415 - as above

    try:
        content = make()
    except FontsMissingError as error:
        messages.error(request, str(error))
        return redirect("shift")
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return answer
