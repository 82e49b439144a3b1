"""The law page: why a ride is lawful, what is still open, and which signed rides wait to be settled."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from ashinami_web.bookings.daylist import OFF
from ashinami_web.bookings.models import Wish
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.consult.explanation import explanation_of
from ashinami_web.people.queries import authors
from ashinami_web.people.roles import Permission

MOST_UNSETTLED = 200


@require_GET
@needs(Permission.TAKE_WISHES)
def basis(request: ActingRequest, key: UUID) -> HttpResponse:
    """Explain the verdict on a wish; with ?paper=1 as a statement to print, on which nobody is named."""
    rows = Wish.objects.select_related("body", "destination", "arrangement")
    wish = get_object_or_404(rows.prefetch_related("rider"), pk=key)
    context = {
        "wish": wish,
        "explanation": explanation_of(wish, names_riders=request.acting.may(Permission.KEEP_RIDER_LIST)),
        "signed_by": authors([wish.signed_by]).get(wish.signed_by, ""),
    }
    return render(request, "consult/statement.html" if "paper" in request.GET else "consult/basis.html", context)


@require_GET
@needs(Permission.TAKE_WISHES)
def unsettled(request: ActingRequest) -> HttpResponse:
    """List the rides that were signed while undetermined; they stand here until the question is settled."""
    rows = list(
        Wish.objects.filter(body=request.acting.body, verdict__in=Wish.UNSETTLED)
        .exclude(signed_by="")
        .exclude(state__in=OFF)
        .select_related("destination")
        .prefetch_related("rider")
        .order_by("-service_day")[:MOST_UNSETTLED]
    )
    names = authors(row.signed_by for row in rows)
    context = {"rows": [(row, names.get(row.signed_by, "")) for row in rows]}
    return render(request, "consult/unsettled.html", context)
