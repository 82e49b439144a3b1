"""The books: a month on one page, the journal, an entry with what stands under it, slips, statements."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ashinami.basics.day import Month
from ashinami.ledger.accounts import CHART
from ashinami.ledger.statements import account_lines, flow, trial_balance
from ashinami_web.audit.actions import is_closed
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, key_in, needs
from ashinami_web.money.actions import take_back, write_slip
from ashinami_web.money.books import MoneyError, entries, moves
from ashinami_web.money.forms import SlipForm
from ashinami_web.money.models import Entry, Grant, GrantPart
from ashinami_web.money.month_view import (
    around,
    balances,
    claim_notes,
    money_in,
    papers_of_month,
    riders_charged,
    steps,
    volunteers,
)
from ashinami_web.money.receipts import add_receipt
from ashinami_web.money.records import year_of
from ashinami_web.money.trail import under
from ashinami_web.money.views.parts import everybody, file_answer, helpers, month_asked, rides_done
from ashinami_web.money.year_actions import close_year, closed_year
from ashinami_web.people.roles import Permission


@require_GET
@needs(Permission.KEEP_MONEY)
def now(_request: ActingRequest) -> HttpResponse:
    """Lead to the month we are in."""
    return redirect("money_month", str(Month.of(clock.today())))


@require_GET
@needs(Permission.KEEP_MONEY)
def month(request: ActingRequest, month: str) -> HttpResponse:
    """Show a month of money: what is missing first."""
    asked, body = month_asked(month), request.acting.body
    found = money_in(body, asked)
    before, after = around(asked)
    people = volunteers(found.earned)
    charged = riders_charged(found.charges)
    context = {
        "month": asked,
        "before": before,
        "after": after,
        "closed": is_closed(body.pk, asked),
        "ended": asked.next.days.start <= clock.today(),
        "steps": steps(body, asked, found),
        "volunteers": people,
        "allowances": sum(line.amount for line in people),
        "riders": charged,
        "charges": sum(line.amount for line in charged),
        "refused": sum(bool(line.refused) for line in charged),
        "grants": claim_notes(body, asked),
        "balances": balances(body),
        "papers": papers_of_month(body, asked),
        "activities": len(found.done),
    }
    return render(request, "money/month.html", context)


@require_GET
@needs(Permission.KEEP_MONEY)
def paper(request: ActingRequest, month: str, name: str) -> HttpResponse:
    """Return a paper of a closed month: the very bytes it was closed with."""
    asked = month_asked(month)
    found = next((one for one in papers_of_month(request.acting.body, asked) if one.name == name), None)
    if found is None:
        raise Http404
    return file_answer(bytes(found.content), f"{asked}-{name}")


@require_GET
@needs(Permission.KEEP_MONEY)
def journal(request: ActingRequest, month: str) -> HttpResponse:
    """Show the entries of a month, or of one account or grant of its year."""
    asked, body = month_asked(month), request.acting.body
    account, grant = request.GET.get("account", ""), request.GET.get("grant", "")
    rows = entries(body.pk, first=asked, last=asked).prefetch_related("person", "driver").select_related("grant")
    if account in CHART:
        rows = rows.filter(debit=account) | rows.filter(credit=account)
    if key := key_in(grant):
        rows = rows.filter(grant=key)
    before, after = around(asked)
    shown = list(rows)
    context = {"month": asked, "before": before, "after": after, "entries": shown, "account": CHART.get(account)}
    return render(request, "money/journal.html", context | {"total": sum(one.amount for one in shown)})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_MONEY)
def entry(request: ActingRequest, key: UUID) -> HttpResponse:
    """Show an entry and all that stands under it; take it back."""
    rows = Entry.objects.filter(body=request.acting.body).select_related("grant", "part", "receipt", "reverses")
    found = get_object_or_404(rows.prefetch_related("person", "driver"), pk=key)
    if request.method == "POST":
        why = request.POST.get("why", "").strip()[:80] or _("書きまちがい")
        try:
            back = take_back(found, why=why, by=request.acting, at=clock.now(), day=clock.today())
        except MoneyError as error:
            messages.error(request, str(error))
            return redirect("money_entry", found.pk)
        messages.success(request, _("反対の仕訳で取り消しました。もとの行は残っています。"))
        return redirect("money_entry", back.pk)
    context = {
        "entry": found,
        "under": under(found),
        "back": Entry.objects.filter(reverses=found).first(),
        "by_closing": found.source in ("allowance", "charge", "claim"),
    }
    return render(request, "money/entry.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_MONEY)
def slip(request: ActingRequest) -> HttpResponse:
    """Write a slip, with its receipt if there is one."""
    body = request.acting.body
    choices: dict[str, Any] = {
        "grants": Grant.objects.filter(body=body).order_by("order", "name"),
        "known": everybody(body),
        "drivers": helpers(body),
        "rides": rides_done(body),
        "parts": GrantPart.objects.filter(body=body).select_related("grant").order_by("grant__order", "name"),
    }
    form = SlipForm(request.POST or None, request.FILES or None, initial={"day": clock.today()}, **choices)
    if request.method == "POST" and form.is_valid():
        try:
            written = _write(request, form)
        except MoneyError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("帳簿に書きました。"))
            return redirect("money_entry", written.pk)
    return render(request, "money/slip.html", {"form": form})


def _write(request: ActingRequest, form: SlipForm) -> Entry:
    """Write slip and receipt in one: a slip that is refused leaves no receipt row behind."""
    from django.db import transaction  # noqa: PLC0415 - here only

    file = form.cleaned_data["file"]
    with transaction.atomic():
        receipt = None
        if file:
            said = form.cleaned_data
            receipt = add_receipt(
                file.read(),
                name=file.name,
                day=said["day"],
                amount=said["amount"],
                payee=said["payee"],
                ride=UUID(said["ride"]) if said["ride"] else None,
                charge_item=said["charge_item"],
                by=request.acting,
                at=clock.now(),
            )
        return write_slip(form.slip(receipt.pk if receipt else None), by=request.acting, at=clock.now())


@require_GET
@needs(Permission.KEEP_MONEY)
def trial(request: ActingRequest, month: str) -> HttpResponse:
    """Show the trial balance at the end of a month: its two columns have one sum."""
    asked, body = month_asked(month), request.acting.body
    lines = trial_balance(moves(body.pk, last=asked))
    before, after = around(asked)
    context = {"month": asked, "before": before, "after": after, "lines": lines}
    sums = {"debit": sum(one.debit for one in lines), "credit": sum(one.credit for one in lines)}
    return render(request, "money/trial.html", context | sums)


@require_GET
@needs(Permission.KEEP_MONEY)
def account(request: ActingRequest, month: str) -> HttpResponse:
    """Show an account's lines until the end of a month, each with what is left."""
    asked, code = month_asked(month), request.GET.get("code", "")
    if code not in CHART:
        raise Http404
    lines = account_lines(moves(request.acting.body.pk, last=asked), code)
    return render(request, "money/account.html", {"month": asked, "account": CHART[code], "lines": lines[-600:]})


@require_GET
@needs(Permission.KEEP_MONEY)
def year(request: ActingRequest, month: str) -> HttpResponse:
    """Show income and expense of a fiscal year by month, of all, of one fund, or of one grant; every cell leads to its entries."""
    asked, body = month_asked(month), request.acting.body
    months = year_of(asked)
    grants = list(Grant.objects.filter(body=body).order_by("order", "name"))
    chosen = request.GET.get("grant", "")
    books = [one for one in moves(body.pk) if not chosen or chosen in (one.grant, one.fund)]
    found = flow(books, months)

    def rows(side: str) -> list[tuple[object, list[tuple[Month, int]], int]]:
        table = found.income if side == "income" else found.expense
        return [(CHART[code], list(cells.items()), sum(cells.values())) for code, cells in table.items()]

    context = {
        "closed_year": closed_year(body, asked), "closable": all(is_closed(body.pk, one) for one in months),
        "month": asked, "months": months, "income": rows("income"), "expense": rows("expense"), "found": found,
        "grants": grants, "chosen": chosen, "last_year": str(Month(months[0].year - 1, 4)), "next_year": str(Month(months[0].year + 1, 4)),
    }  # fmt: skip
    return render(request, "money/year.html", context)


@require_POST
@needs(Permission.CLOSE_MONTH)
def year_close(request: ActingRequest, month: str) -> HttpResponse:
    """Close the fiscal year of the month."""
    asked = month_asked(month)
    try:
        close_year(asked, by=request.acting, at=clock.now())
    except MoneyError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("年度を締めました。"))
    return redirect("money_year", str(asked))
