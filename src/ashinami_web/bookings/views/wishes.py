"""The wishes of a day, and one wish with all that is known of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ashinami.vocabulary.ride import RideState
from ashinami_web.bookings.actions import WishStateError, cancel_wish, change_wish, decline_wish, sign_undetermined
from ashinami_web.bookings.daylist import FILTERS, counts_of, narrowed_to
from ashinami_web.bookings.forms import WishForm, words_of
from ashinami_web.bookings.history import history
from ashinami_web.bookings.models import Wish
from ashinami_web.bookings.offering import offers_now
from ashinami_web.bookings.queries import STILL_WANTED, wishes_on
from ashinami_web.bookings.readback import promised, spoken
from ashinami_web.bookings.reason_forms import REASONS, ReasonForm
from ashinami_web.bookings.views.desk import hear_needs, needs_of, wish_page
from ashinami_web.buses.desk import ask_again, basis_of
from ashinami_web.config import clock
from ashinami_web.config.days import day_asked
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.people.queries import authors
from ashinami_web.people.roles import Permission
from ashinami_web.runs.holds import held_on


@require_GET
@needs(Permission.TAKE_WISHES)
def wishes(request: ActingRequest) -> HttpResponse:
    """List the wishes of a day."""
    day = day_asked(request.GET.get("day", "")) or clock.today()
    only = request.GET.get("only", "")
    body = request.acting.body.pk
    counts = counts_of(body, day)
    context = {
        "day": day,
        "before": day - timedelta(days=1),
        "after": day + timedelta(days=1),
        "only": only if only in FILTERS else "",
        "counts": counts,
        "filters": counts.waiting,
        "rows": wishes_on(body, day).filter(narrowed_to(only)).prefetch_related("rides__driver"),
    }
    return render(request, "bookings/wishes.html", context)


@require_GET
@needs(Permission.TAKE_WISHES)
def wish(request: ActingRequest, key: UUID) -> HttpResponse:
    """Show a wish: what was said, where it stands, what the law says, and what happened."""
    return _page(request, _found(key))


@needs(Permission.TAKE_WISHES)
def change(request: ActingRequest, key: UUID) -> HttpResponse:
    """Change a wish on the form on which it was taken."""
    row = _found(key)
    first = words_of(row) | {"rider": row.rider_id, "needs": needs_of(request.acting, row.rider)}
    form = WishForm(request.POST or None, body=row.body, rider=row.rider, initial=first)
    context = {"trouble": ""}
    if request.method == "POST" and form.is_valid():
        said = replace(form.said(), rider=row.rider_id)
        if "call_back" not in form.changed_data:
            said = replace(said, call_back_by=row.call_back_by)
        try:
            changed = change_wish(row, said, by=request.acting, at=clock.now())
            hear_needs(form, row.rider, by=request.acting)
            ask_again(changed, by=request.acting, at=clock.now())
        except WishStateError as error:
            context["trouble"] = str(error)
        else:
            messages.success(request, _("申込みを変えました。"))
            return redirect("wish", row.pk)
    page = wish_page(request, form, row.rider, row) | context
    return render(request, "bookings/desk.html", page, status=409 if context["trouble"] else 200)


@require_POST
@needs(Permission.TAKE_WISHES)
def cancel(request: ActingRequest, key: UUID) -> HttpResponse:
    """Cancel a wish: for whose reason, and why."""
    return _with_reason(request, key, cancel_wish, _("取り消しました。"))


@require_POST
@needs(Permission.TAKE_WISHES)
def decline(request: ActingRequest, key: UUID) -> HttpResponse:
    """Say no to a wish, with the reason."""
    return _with_reason(request, key, decline_wish, _("お断りとして書きとめました。"))


@require_POST
@needs(Permission.SIGN_UNDETERMINED)
def sign(request: ActingRequest, key: UUID) -> HttpResponse:
    """Sign an undetermined ride, with the reason."""
    return _with_reason(request, key, sign_undetermined, _("署名しました。紙には「要確認」と印刷されます。"))


def _with_reason(request: ActingRequest, key: UUID, act: Callable[..., None], done: str) -> HttpResponse:
    row = _found(key)
    form = REASONS[act.__name__](request.POST, auto_id=f"{act.__name__}_%s")
    if not form.is_valid():
        return _page(request, row, sent=(act.__name__, form))
    try:
        act(row, **form.said(), by=request.acting, at=clock.now())
    except WishStateError as error:
        return _page(request, row, sent=(act.__name__, form), trouble=str(error))
    messages.success(request, done)
    return redirect("wish", key)


def _page(
    request: ActingRequest, row: Wish, *, sent: tuple[str, ReasonForm] | None = None, trouble: str = ""
) -> HttpResponse:
    by = request.acting
    reasons = {name: kind(auto_id=f"{name}_%s") for name, kind in REASONS.items()} | (dict([sent]) if sent else {})
    rides = list(row.rides.prefetch_related("driver"))
    first = next((ride.pick_up_at for ride in rides if ride.leg == "OUT"), None)
    to_sign = row.verdict in Wish.UNSETTLED and row.state in STILL_WANTED and not row.signed_by
    open_offers = row.state == RideState.REQUESTED and row.service_day >= clock.today()
    context = {
        "wish": row,
        "rides": rides,
        "history": history(row),
        "taken_by": authors([row.taken_by]).get(row.taken_by, ""),
        "signed_by": authors([row.signed_by]).get(row.signed_by, ""),
        "sentence": spoken(row, pick_up=first),
        "promise": promised(row),
        "may_change": row.state in STILL_WANTED and all(ride.state in ("requested", "offered") for ride in rides),
        "may_end": row.state in STILL_WANTED,
        "held": next((held for held in held_on(row.body, row.service_day) if held.wish.pk == row.pk), None),
        "offers": offers_now(row) if open_offers and by.may(Permission.PLAN) else (),
        "may_sign": to_sign and by.may(Permission.SIGN_UNDETERMINED),
        "reasons": reasons,
        "bus": basis_of(row.pk),
        "trouble": trouble,
        "wrong": sent[0] if sent else "",
    }
    return render(request, "bookings/wish.html", context, status=409 if trouble else 200)


def _found(key: UUID) -> Wish:
    rows = Wish.objects.select_related("body", "origin", "destination", "arrangement").prefetch_related("rider")
    return get_object_or_404(rows, pk=key)
