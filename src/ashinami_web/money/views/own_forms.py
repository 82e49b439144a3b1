"""A clerk's own form: upload, look at its cells, connect them with values, look at it filled."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from ashinami.casework.money.claim_file import FIELDS, TABLES
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.money.books import MoneyError
from ashinami_web.money.form_actions import save_form
from ashinami_web.money.models import Claim, FormTemplate
from ashinami_web.money.templates_filled import filled
from ashinami_web.money.views.parts import file_answer
from ashinami_web.people.roles import Permission

EMPTY_LINES = 6


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.REVIEW_CLAIMS)
def own_forms(request: ActingRequest) -> HttpResponse:
    """List the forms, newest version first; upload one."""
    if request.method == "POST":
        file, name = request.FILES.get("file"), request.POST.get("name", "").strip()[:80]
        if file is None or not name:
            messages.error(request, _("名前とファイルを入れてください。"))
            return redirect("own_forms")
        try:
            made = save_form(name, file.read(), [], by=request.acting, at=clock.now())
        except MoneyError as error:
            messages.error(request, str(error))
            return redirect("own_forms")
        return redirect("own_form", made.pk)
    rows = FormTemplate.objects.filter(body=request.acting.body).order_by("name", "-version")
    return render(request, "money/own_forms.html", {"forms": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.REVIEW_CLAIMS)
def own_form(request: ActingRequest, key: UUID) -> HttpResponse:
    """Show a form's cells, and connect them; saving makes the next version."""
    from ashinami.papers.filled_form import looked_at, place  # noqa: PLC0415 - openpyxl is needed here only

    found = get_object_or_404(FormTemplate, pk=key, body=request.acting.body)
    sheets = looked_at(bytes(found.content))
    links: list[dict[str, Any]] = list(found.links)
    wrong: list[str] = []
    if request.method == "POST":
        links = []
        names = {one.name for one in sheets}
        rows = zip(*(request.POST.getlist(name) for name in ("sheet", "cell", "value")), strict=False)
        for sheet, cell, value in rows:
            if not cell.strip() or not value:
                continue
            table = value.startswith("table:")
            links.append(
                {"sheet": sheet, "cell": cell.strip().upper(), "value": value.removeprefix("table:"), "table": table}
            )
            if place(cell) is None or sheet not in names:
                wrong.append(_("「%(cell)s」というセルはありません。B7 のように書いてください。") % {"cell": cell})
        if not wrong:
            made = save_form(found.name, bytes(found.content), links, by=request.acting, at=clock.now())
            messages.success(request, _("第%(n)d版として保存しました。") % {"n": made.version})
            return redirect("own_form", made.pk)
    sample = (
        Claim.objects.filter(funder=request.acting.body)
        .exclude(state__in=["draft", "withdrawn"])
        .order_by("-sent_at")
        .first()
    )
    context = {
        "form": found,
        "sheets": sheets,
        "links": [
            *links,
            *(
                {"sheet": sheets[0].name if sheets else "", "cell": "", "value": "", "table": False}
                for _n in range(EMPTY_LINES)
            ),
        ],
        "fields": list(FIELDS.items()),
        "tables": [(f"table:{name}", title) for name, (title, _heads) in TABLES.items()],
        "wrong": wrong,
        "sample": sample,
        "notices": [str(one) for one in filled(found, sample)[1]] if sample and found.links else [],
    }
    return render(request, "money/own_form.html", context)


@require_GET
@needs(Permission.REVIEW_CLAIMS)
def own_form_sample(request: ActingRequest, key: UUID) -> HttpResponse:
    """Return the form filled with the claim sent last."""
    found = get_object_or_404(FormTemplate, pk=key, body=request.acting.body)
    sample = (
        Claim.objects.filter(funder=request.acting.body)
        .exclude(state__in=["draft", "withdrawn"])
        .order_by("-sent_at")
        .first()
    )
    if sample is None:
        messages.error(request, _("見本にする請求が、まだありません。"))
        return redirect("own_form", found.pk)
    return file_answer(filled(found, sample)[0], f"form-v{found.version}.xlsx")
