"""The bank's lines: read from its file, booked one by one as proposed, or set aside."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from ashinami.ledger.vouchers import VOUCHERS
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, key_in, needs
from ashinami_web.money.actions import Slip, book_line, set_aside
from ashinami_web.money.bank_reading import proposed, read_bank
from ashinami_web.money.books import MoneyError
from ashinami_web.money.models import BankLine
from ashinami_web.money.papers import names_of
from ashinami_web.people.roles import Permission

MOST_BYTES = 4 * 1024 * 1024
SIMPLE = ("to_bank", "to_cash", "donation_bank", "other_bank", "opening_bank")
"""Kinds of slips that ask for nothing beside day and amount: a line can be booked as one of them at once."""


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_MONEY)
def bank(request: ActingRequest) -> HttpResponse:
    """Read a bank's file; show the lines that are not in the books yet, each with what it may settle."""
    body, notices = request.acting.body, ()
    if request.method == "POST":
        file = request.FILES.get("file")
        if file is None:
            messages.error(request, _("ファイルを選んでください。"))
        elif (file.size or 0) > MOST_BYTES:
            messages.error(request, _("ファイルが大きすぎます（4MBまで）。"))
        else:
            new, known, notices = read_bank(file.name or "bank.csv", file.read(), by=request.acting, at=clock.now())  # type: ignore[assignment]  # notices of this file
            said = ngettext("新しい明細%(n)d件を読みこみました。", "新しい明細%(n)d件を読みこみました。", new) % {
                "n": new
            }
            if known:
                said += _("%(n)d件は、前に読みこんだものと同じでした。") % {"n": known}
            messages.success(request, said)
    waiting = BankLine.objects.filter(body=body, entry__isnull=True, aside="").order_by("day", "pk")
    rows = proposed(waiting[:60], body.pk)
    names = names_of({one.open.whose for _row, found in rows for one in found})
    lines = [
        (row, [(one, VOUCHERS[one.open.voucher].name, names.get(one.open.whose, "")) for one in found], _simple(row))
        for row, found in rows
    ]
    done = BankLine.objects.filter(body=body).exclude(entry__isnull=True, aside="").order_by("-day", "pk")
    context = {"lines": lines, "waiting": waiting.count(), "done": done[:60], "notices": list(map(str, notices))}
    return render(request, "money/bank.html", context)


def _simple(row: BankLine) -> list[tuple[str, str]]:
    """Return the simple slips a line may be booked as, by its direction."""
    kinds = [VOUCHERS[code] for code in SIMPLE]
    return [(one.code, one.name) for one in kinds if (one.debit == "bank") == (row.amount > 0)]


@require_POST
@needs(Permission.KEEP_MONEY)
def book(request: ActingRequest, key: UUID) -> HttpResponse:
    """Book a line as proposed, or as a simple slip; or set it aside."""
    found = get_object_or_404(BankLine, pk=key, body=request.acting.body)
    kind = request.POST.get("kind", "")
    try:
        if kind == "aside":
            set_aside(found, _("帳簿にあるもの"), by=request.acting, at=clock.now())
        elif kind in VOUCHERS:
            slip = Slip(
                kind=kind,
                day=found.day,
                amount=abs(found.amount),
                person=key_in(request.POST.get("person", "")),
                grant=key_in(request.POST.get("grant", "")),
            )
            book_line(found, slip, by=request.acting, at=clock.now())
        else:
            messages.error(request, _("一覧から選んでください。"))
            return redirect("bank")
    except MoneyError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("帳簿に書きました。"))
    return redirect("bank")
