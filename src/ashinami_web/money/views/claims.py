"""The group's side of claims: grants with what is left of them, making, looking, sending, answering, files."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ashinami.basics.day import Month
from ashinami.casework.money.claim_file import FIELDS, TABLES, ClaimFile, ClaimKind, fields_of, tables_of
from ashinami.ledger.statements import balances_by, paid_for
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, key_in, needs
from ashinami_web.money.books import MoneyError, moves
from ashinami_web.money.claim_actions import answer, make_claim, send, withdraw
from ashinami_web.money.claim_build import claim_file, entries_under, papers_of
from ashinami_web.money.decisions import post_decisions, waiting_decisions
from ashinami_web.money.exports import apply_reply, bundle, latest_papers
from ashinami_web.money.models import Claim, ClaimPaper, FormTemplate, Grant
from ashinami_web.money.month_view import around
from ashinami_web.money.papers import names_of
from ashinami_web.money.records import year_of
from ashinami_web.money.templates_filled import filled
from ashinami_web.money.views.parts import file_answer
from ashinami_web.people.roles import Permission

LIVE = (Claim.State.DRAFT, Claim.State.SENT_BACK)


@require_GET
@needs(Permission.KEEP_MONEY)
def claims(request: ActingRequest) -> HttpResponse:
    """Show the grants with what was decided, spent and claimed, and the claims, those that wait for the group first."""
    body = request.acting.body
    books = moves(body.pk)
    ahead, back = balances_by(books, "paid_ahead", "grant"), balances_by(books, "to_return", "grant")
    lines = []
    for row in Grant.objects.filter(body=body).select_related("funder").order_by("-start", "order", "name"):
        spent = sum(paid_for(books, str(row.pk)).values())
        approved = sum(one.approved or 0 for one in row.claims.exclude(kind=ClaimKind.PLAN))
        left = None if row.decided is None else row.decided - spent
        lines.append((row, spent, approved, left, ahead.get(str(row.pk), 0), back.get(str(row.pk), 0)))
    rows = list(Claim.objects.filter(body=body).select_related("grant", "funder").order_by("-made_at"))
    rows.sort(key=lambda one: one.state not in (Claim.State.DRAFT, Claim.State.ASKED, Claim.State.SENT_BACK))
    months = year_of(Month.of(clock.today()))
    context = {
        "grants": lines,
        "claims": rows,
        "kinds": [(one.value, one.text) for one in ClaimKind],
        "months": months,
        "this": around(Month.of(clock.today()))[0],
        "waiting": waiting_decisions(body.pk),
        "sent": any(one.sent_at for one in rows),
    }
    return render(request, "money/claims.html", context)


@require_POST
@needs(Permission.KEEP_MONEY)
def new(request: ActingRequest) -> HttpResponse:
    """Begin a claim."""
    key = key_in(request.POST.get("grant", ""))
    grant = Grant.objects.filter(body=request.acting.body, pk=key).first() if key else None
    if grant is None:
        messages.error(request, _("どの補助金かを選んでください。"))
        return redirect("claims")
    try:
        first, last = (Month.parse(request.POST.get(name, "")) for name in ("first", "last"))
        kind = ClaimKind(request.POST.get("kind", ""))
        made = make_claim(grant, kind, first, last, by=request.acting, at=clock.now())
    except MoneyError as error:
        messages.error(request, str(error))
    except ValueError:
        messages.error(request, _("書類の種類と月を選び直してください。"))
    else:
        return redirect("claim", made.pk)
    return redirect("claims")


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_MONEY)
def claim(request: ActingRequest, key: UUID) -> HttpResponse:
    """Show a claim as it stands, with every step of its amount; send it, answer, or take it back."""
    found = _mine(request, key)
    if request.method == "POST":
        done = {"send": _("提出しました。"), "withdraw": _("取り下げました。"), "answer": _("答えました。")}
        what = request.POST.get("what", "")
        try:
            if what == "send":
                send(found, by=request.acting, at=clock.now())
            elif what == "withdraw":
                withdraw(found, by=request.acting, at=clock.now())
            else:
                answer(found, request.POST.get("text", "").strip()[:500], by=request.acting, at=clock.now())
        except MoneyError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, done.get(what, done["answer"]))
        return redirect("claim", found.pk)
    editable = found.state in LIVE
    file = claim_file(found, clock.today(), _names(found)) if editable else None
    context = {
        "claim": found,
        "editable": editable,
        "content": _content(file) if file else _sent_content(found),
        "reckoned": file.reckoned if file else None,
        "notes": found.notes.order_by("at"),
        "papers": latest_papers(found),
        "entries": entries_under(found),
        "forms": FormTemplate.objects.filter(body=found.funder_id).order_by("name", "-version"),
    }
    return render(request, "money/claim.html", context)


def _content(file: ClaimFile) -> dict[str, object]:
    tables = tables_of(file)
    return {
        "fields": [(FIELDS[name], value) for name, value in fields_of(file).items()],
        "tables": [(TABLES[name][0], TABLES[name][1], rows[:60], len(rows)) for name, rows in tables.items()],
        "steps": list(file.reckoned.steps),
        "warnings": list(file.reckoned.warnings),
    }


def _sent_content(found: Claim) -> dict[str, object]:
    kept = found.content or {"fields": {}, "tables": {}, "steps": [], "warnings": []}
    return {
        "fields": [(FIELDS.get(name, name), value) for name, value in kept["fields"].items()],
        "tables": [(TABLES[name][0], TABLES[name][1], rows[:60], len(rows)) for name, rows in kept["tables"].items()],
        "steps": kept["steps"],
        "warnings": kept["warnings"],
    }


sent_content = _sent_content


def _names(found: Claim) -> dict[str, str]:
    """Return the names for the group's own copy."""
    file = claim_file(found, clock.today())
    return names_of({key for one in file.found.activities for key in (one.rider, one.helper)})


@require_GET
@needs(Permission.KEEP_MONEY)
def claim_paper(request: ActingRequest, key: UUID, name: str) -> HttpResponse:
    """Return a paper of a claim: of one that was sent its very bytes; before, as it would be, with names for the group."""
    found = _mine(request, key)
    kept = ClaimPaper.objects.filter(claim=found, name=name, sent_at=found.sent_at).first() if found.sent_at else None
    if kept is not None and found.state not in LIVE:
        return file_answer(bytes(kept.content), f"{found.number}-{name}")
    if name not in ("claim.xlsx", "claim.pdf", "claim.csv"):
        raise Http404
    return file_answer(papers_of(claim_file(found, clock.today(), _names(found)))[name], f"draft-{found.number}-{name}")


@require_GET
@needs(Permission.KEEP_MONEY)
def claim_form(request: ActingRequest, key: UUID) -> HttpResponse:
    """Return the funder's own form, filled with the claim."""
    found = _mine(request, key)
    form = key_in(request.GET.get("form", ""))
    template = FormTemplate.objects.filter(pk=form, body=found.funder_id).first() if form else None
    if template is None:
        raise Http404
    content, _notices = filled(template, found)
    return file_answer(content, f"{found.number}-form.xlsx")


@require_GET
@needs(Permission.KEEP_MONEY)
def claims_bundle(request: ActingRequest) -> HttpResponse:
    """Return the file twin of all claims that are with their funder: papers and a reply sheet, for a town hall without this page."""
    states = (Claim.State.SENT, Claim.State.ASKED, Claim.State.APPROVED, Claim.State.PAID, Claim.State.TO_RETURN)
    rows = Claim.objects.filter(body=request.acting.body, state__in=states).select_related("body").order_by("number")
    return file_answer(bundle(rows), f"claims-{clock.today()}.zip")


@require_POST
@needs(Permission.KEEP_MONEY)
def claims_reply(request: ActingRequest) -> HttpResponse:
    """Write down what a funder answered in a reply file; a second time changes nothing."""
    file = request.FILES.get("file")
    if file is None:
        messages.error(request, _("ファイルを選んでください。"))
        return redirect("claims")
    done, notices = apply_reply(file.name or "reply.csv", file.read(), by=request.acting, at=clock.now())
    for notice in notices:
        messages.warning(request, str(notice))
    messages.success(request, _("返信を%(n)d件書きとめました。") % {"n": done})
    return redirect("claims")


@require_POST
@needs(Permission.KEEP_MONEY)
def decisions(request: ActingRequest) -> HttpResponse:
    """Put fixed amounts into the books now."""
    done = post_decisions(request.acting.body.pk, None, by=request.acting.author, at=clock.now())
    messages.success(request, _("額の確定を%(n)d件、帳簿に入れました。") % {"n": done})
    return redirect("claims")


def _mine(request: ActingRequest, key: UUID) -> Claim:
    rows = Claim.objects.select_related("grant", "funder", "body")
    return get_object_or_404(rows, pk=key, body=request.acting.body)
