"""Visits by paper, users' classes; allowances and charges of a month with their papers."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ashinami.basics.day import Month
from ashinami.casework.money.postings import ALLOWANCE
from ashinami.vocabulary.activity import VISIT
from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.actions import is_closed
from ashinami_web.audit.models import Event
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.money.actions import acknowledge, record_visit, void_visit
from ashinami_web.money.books import moves
from ashinami_web.money.forms import StatusForm, VisitForm
from ashinami_web.money.models import Acknowledgement, PersonStatus
from ashinami_web.money.month_view import around, money_in, riders_charged, volunteers
from ashinami_web.money.papers import bill_sheet, names_of, statement_sheet
from ashinami_web.money.records import activities
from ashinami_web.money.rule_actions import record_status
from ashinami_web.money.views.parts import everybody, file_answer, month_asked, ride_of, riders, rides_done
from ashinami_web.people.roles import Permission

TAX_NOTE = "奨励金は、実費をこえる分が雑所得になることがあります。くわしくは税務署か市町村の税の窓口にお尋ねください。（要確認）"


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.TAKE_WISHES)
def visits(request: ActingRequest, month: str) -> HttpResponse:
    """Show the visits of a month, and write one down from its paper."""
    asked, body = month_asked(month), request.acting.body
    known_now: dict[str, Any] = {"helpers": everybody(body), "riders": riders(body), "rides": rides_done(body)}
    form = VisitForm(request.POST or None, initial={"day": clock.today()}, **known_now)
    if request.method == "POST" and form.is_valid():
        done = record_visit(form.said(), by=request.acting, at=clock.now())
        late = done.posted_period is None
        messages.success(
            request, _("締めた月の訪問なので、確認待ちにしました。") if late else _("訪問を書きとめました。")
        )
        return redirect("visits", str(Month.of(done.service_day)))
    known = asked if is_closed(body.pk, asked) else max(asked, Month.of(clock.today()))
    done_in = [one for one in activities(body.pk, known, asked.days) if one.kind == VISIT]
    names = names_of({key for one in done_in for key in (one.helper, one.rider)})
    unnamed = _("（名前なし）")
    lines = [(one, names.get(one.helper, unnamed), names.get(one.rider, unnamed)) for one in done_in]
    before, after = around(asked)
    context = {"month": asked, "before": before, "after": after, "form": form, "lines": lines}
    return render(request, "money/visits.html", context | {"minutes": sum(one.minutes for one in done_in)})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.TAKE_WISHES)
def visit(request: ActingRequest, key: UUID) -> HttpResponse:
    """Show a visit, mend it or take it back."""
    body = request.acting.body
    event = get_object_or_404(Event, pk=key, body=body, kind=EventKind.VISIT_DONE)
    stands = not Event.objects.filter(body=body, corrects=event).exists()
    initial = {
        "day": event.service_day, "helper": event.facts["helper"], "rider": event.facts["rider"], "help": event.facts["help"],
        "minutes": event.facts["minutes"], "sheet": event.facts.get("sheet", ""), "ride": event.facts.get("ride", ""),
    }  # fmt: skip
    along = ride_of(body, str(event.facts.get("ride", "")))
    known_now: dict[str, Any] = {
        "helpers": everybody(body),
        "riders": riders(body),
        "rides": list(dict([*rides_done(body), *along]).items()),
    }
    form = VisitForm(request.POST or None, initial=initial, **known_now)
    form.fields["day"].disabled = True
    month = str(Month.of(event.service_day))
    if request.method == "POST" and stands:
        if "void" in request.POST:
            void_visit(event, by=request.acting, at=clock.now())
            messages.success(request, _("訪問を取り消しました。"))
            return redirect("visits", month)
        if form.is_valid():
            record_visit(form.said(), by=request.acting, at=clock.now(), corrects=event)
            messages.success(request, _("訪問を直しました。"))
            return redirect("visits", month)
    return render(
        request, "money/visit.html", {"form": form, "stands": stands, "month": month, "day": event.service_day}
    )


@require_GET
@needs(Permission.KEEP_RIDER_LIST)
def statuses(request: ActingRequest) -> HttpResponse:
    """Show the riders with their class today; those whose class nobody has written down stand first."""
    today = clock.today()
    people = riders(request.acting.body)
    held: dict[UUID, list[PersonStatus]] = {}
    for row in PersonStatus.objects.filter(person__in=[one.pk for one in people]).order_by("start"):
        held.setdefault(row.person_id, []).append(row)

    def now(rows: list[PersonStatus]) -> PersonStatus | None:
        return next((row for row in rows if row.start <= today and (row.end is None or today < row.end)), None)

    lines = [(one, now(held.get(one.pk, [])), len(held.get(one.pk, []))) for one in people]
    return render(request, "money/statuses.html", {"lines": sorted(lines, key=lambda line: line[1] is not None)})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_RIDER_LIST)
def status(request: ActingRequest, key: UUID) -> HttpResponse:
    """Show a rider's classes through time, and write down the next."""
    person = next((one for one in riders(request.acting.body) if one.pk == key), None)
    if person is None:
        raise Http404
    form = StatusForm(request.POST or None, initial={"start": clock.today()})
    if request.method == "POST" and form.is_valid():
        record_status(person.pk, form.cleaned_data, by=request.acting, at=clock.now())
        messages.success(request, _("区分を書きました。締めた月の分の差は、次の月締めで帳簿に入ります。"))
        return redirect("status", person.pk)
    rows = PersonStatus.objects.filter(person=person).order_by("start")
    return render(request, "money/status.html", {"person": person, "rows": rows, "form": form})


@require_GET
@needs(Permission.KEEP_MONEY)
def allowances(request: ActingRequest, month: str) -> HttpResponse:
    """Show the allowances of a month by volunteer, each with its statement and whether it was received."""
    asked, body = month_asked(month), request.acting.body
    found = money_in(body, asked)
    posted = _posted(request, asked)
    received = {str(one.person_id): one for one in Acknowledgement.objects.filter(body=body, month=str(asked))}
    lines = [(line, posted.get(line.key), received.get(line.key)) for line in volunteers(found.earned)]
    before, after = around(asked)
    context = {"month": asked, "before": before, "after": after, "lines": lines, "closed": is_closed(body.pk, asked)}
    return render(request, "money/allowances.html", context | {"total": sum(line.amount for line, *_rest in lines)})


def _posted(request: ActingRequest, month: Month) -> dict[str, int]:
    """Return what the closing of a month has posted for each volunteer."""
    found: dict[str, int] = {}
    for move in moves(request.acting.body.pk, first=month, last=month):
        if move.source == ALLOWANCE:
            sign = 1 if move.credit == "allowance_owed" else -1
            found[move.person] = found.get(move.person, 0) + sign * move.amount
    return found


@require_GET
@needs(Permission.KEEP_MONEY)
def statement(request: ActingRequest, month: str, key: UUID) -> HttpResponse:
    """Return a volunteer's statement of a month as PDF."""
    asked, body = month_asked(month), request.acting.body
    mine = [one for one in money_in(body, asked).earned if one.activity.helper == str(key)]
    if not mine:
        raise Http404
    name = names_of({str(key)}).get(str(key), _("（名前なし）"))
    earned = sum(one.amount for one in mine)
    posted = _posted(request, asked).get(str(key), earned)
    sheet = statement_sheet(body, asked, name, mine, posted=posted, today=clock.today(), tax_note=TAX_NOTE)
    return _pdf(request, "奨励金の明細", sheet, f"statement-{asked}.pdf")


@require_POST
@needs(Permission.KEEP_MONEY)
def received(request: ActingRequest, month: str, key: UUID) -> HttpResponse:
    """Write down that a volunteer has received a month's allowance."""
    asked = month_asked(month)
    amount = _posted(request, asked).get(str(key), 0)
    if amount < 1:
        messages.error(request, _("この月の奨励金は、まだ帳簿に入っていません。先に月を締めてください。"))
    else:
        acknowledge(key, asked, amount, by=request.acting, at=clock.now(), day=clock.today())
        messages.success(request, _("受け取りを書きとめました。"))
    return redirect("allowances", str(asked))


@require_GET
@needs(Permission.KEEP_MONEY)
def charges(request: ActingRequest, month: str) -> HttpResponse:
    """Show what riders are charged in a month, and what is refused with its reasons."""
    asked = month_asked(month)
    found = money_in(request.acting.body, asked)
    lines = riders_charged(found.charges)
    before, after = around(asked)
    context = {"month": asked, "before": before, "after": after, "lines": lines}
    return render(request, "money/charges.html", context | {"total": sum(line.amount for line in lines)})


@require_GET
@needs(Permission.KEEP_MONEY)
def bill(request: ActingRequest, month: str, key: UUID) -> HttpResponse:
    """Return a rider's bill of a month as PDF, with a receipt slip."""
    asked, body = month_asked(month), request.acting.body
    mine = [one for one in money_in(body, asked).charges if one.ride.rider == str(key) and not one.refused]
    if not mine:
        raise Http404
    name = names_of({str(key)}).get(str(key), _("（名前なし）"))
    books = moves(body.pk)
    paid = sum(
        one.amount for one in books if one.person == str(key) and one.credit == "due_from_riders" and one.about is None
    )
    return _pdf(
        request,
        "ご負担いただく額",
        bill_sheet(body, asked, name, mine, paid=paid, today=clock.today()),
        f"bill-{asked}.pdf",
    )


def _pdf(request: ActingRequest, title: str, sheet: object, name: str) -> HttpResponse:
    # the typesetter is heavy, and only papers need it
    from ashinami.papers.transcript import transcript_pdf  # noqa: PLC0415
    from ashinami.papers.typesetting import FontsMissingError  # noqa: PLC0415

    try:
        return file_answer(transcript_pdf(title, [sheet]), name)  # type: ignore[list-item]  # a sheet
    except FontsMissingError as error:
        messages.error(request, str(error))
        return redirect("money")
