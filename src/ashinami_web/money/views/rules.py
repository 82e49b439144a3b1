"""What the group agreed about money: rates of allowances and charges, and its grants."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ashinami_web.bodies.models import Body
from ashinami_web.config import clock
from ashinami_web.config.days import day_asked
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.funding.queries import schemes_for
from ashinami_web.money.books import MoneyError
from ashinami_web.money.models import AllowanceRate, ChargeRate, Grant
from ashinami_web.money.plan_actions import set_part
from ashinami_web.money.plan_forms import PartForm
from ashinami_web.money.plan_view import part_lines
from ashinami_web.money.rule_actions import end_allowance, end_charge, set_allowance, set_charge, write_grant
from ashinami_web.money.rule_forms import AllowanceForm, ChargeForm, GrantForm
from ashinami_web.people.roles import Permission


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_MONEY)
def rates(request: ActingRequest) -> HttpResponse:
    """Show the rates of allowances and charges through time; write the next."""
    body, what = request.acting.body, request.POST.get("what", "")
    posted = request.POST if request.method == "POST" else None
    start = {"start": clock.today().replace(day=1)}
    allowance = AllowanceForm(posted if what == "allowance" else None, initial=start)
    charge = ChargeForm(posted if what == "charge" else None, initial=start)
    form = {"allowance": allowance, "charge": charge}.get(what)
    if form is not None and form.is_valid():
        try:
            if form is allowance:
                set_allowance(allowance.cleaned_data, by=request.acting, at=clock.now())
            else:
                set_charge(charge.values(), by=request.acting, at=clock.now())
        except MoneyError as error:
            form.add_error("start", str(error))
        else:
            messages.success(request, _("決まりを書きました。"))
            return redirect("rates")
    context = {
        "allowances": AllowanceRate.objects.filter(body=body).order_by("-start", "name"),
        "charges": ChargeRate.objects.filter(body=body).order_by("-start", "item"),
        "allowance": allowance,
        "charge": charge,
        "today": clock.today(),
    }
    return render(request, "money/rates.html", context)


@require_POST
@needs(Permission.KEEP_MONEY)
def rate_end(request: ActingRequest, key: UUID) -> HttpResponse:
    """Let a rate end on the first day it no longer holds for."""
    day = day_asked(request.POST.get("end", ""))
    allowance = AllowanceRate.objects.filter(pk=key, body=request.acting.body).first()
    if day is None:
        messages.error(request, _("日にちを入れ直してください。"))
        return redirect("rates")
    try:
        if allowance is not None:
            end_allowance(allowance, day, by=request.acting, at=clock.now())
        else:
            end_charge(
                get_object_or_404(ChargeRate, pk=key, body=request.acting.body), day, by=request.acting, at=clock.now()
            )
    except MoneyError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("決まりの終わりを書きました。"))
    return redirect("rates")


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_MONEY)
def grant(request: ActingRequest, key: UUID | None = None) -> HttpResponse:
    """Write a grant down, or change what is on record of it."""
    body = request.acting.body
    row = get_object_or_404(Grant, pk=key, body=body) if key else None
    funders = Body.objects.exclude(pk=body.pk).order_by("name")
    titles = {one.id: one.title for one in schemes_for(body).all}
    adding = request.method == "POST" and row is not None and request.POST.get("what") == "part"
    posted = request.POST if request.method == "POST" and not adding else None
    form = GrantForm(posted, initial=GrantForm.initial_of(row), funders=funders, schemes=titles)
    part = PartForm(request.POST if adding else None)
    if row is not None and adding and part.is_valid():
        set_part(row, **part.cleaned_data, by=request.acting, at=clock.now(), day=clock.today())
        messages.success(request, _("取り組みを書きました。"))
        return redirect("grant", row.pk)
    if posted is not None and form.is_valid():
        try:
            written = write_grant(row, form.values(), by=request.acting, at=clock.now())
        except MoneyError as error:
            form.add_error("name", str(error))
        else:
            messages.success(request, _("補助金を書きました。"))
            return redirect("grant", written.pk)
    context = {"form": form, "grant": row, "part": part, "lines": part_lines(row) if row is not None else []}
    return render(request, "money/grant.html", context)
