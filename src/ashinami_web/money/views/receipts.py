"""The receipts: a list, and each file as it was put in."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.money.books import MoneyError
from ashinami_web.money.models import Receipt
from ashinami_web.money.receipts import TYPES, content_of
from ashinami_web.people.roles import Permission


@require_GET
@needs(Permission.KEEP_MONEY)
def receipts(request: ActingRequest) -> HttpResponse:
    """List the receipts, newest first."""
    rows = Receipt.objects.filter(body=request.acting.body).order_by("-day", "-added_at").prefetch_related("entries")
    return render(request, "money/receipts.html", {"receipts": rows[:400]})


@require_GET
@needs(Permission.KEEP_MONEY)
def receipt(request: ActingRequest, key: UUID) -> HttpResponse:
    """Return a receipt's file, as it was put in."""
    found = get_object_or_404(Receipt, pk=key, body=request.acting.body)
    try:
        content = content_of(found)
    except MoneyError as error:
        messages.error(request, str(error))
        return redirect("receipts")
    answer = HttpResponse(content, content_type=TYPES[Receipt.Kind(found.kind)])
    answer["Content-Disposition"] = f'inline; filename="receipt-{found.day}.{found.kind}"'
    return answer
