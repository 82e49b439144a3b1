"""The desk from shift to shift: the page of the shift, calls, waiting list, what was not met, the fortnight, proxies."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ashinami_web.bookings.models import Wish
from ashinami_web.bookings.queries import rules_of
from ashinami_web.bookings.rule_actions import set_rules
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.helping.queries import untold
from ashinami_web.people.models import Person
from ashinami_web.people.queries import authors
from ashinami_web.people.roles import Permission
from ashinami_web.shift import actions, queries
from ashinami_web.shift.calls import calls
from ashinami_web.shift.forms import HandOverForm, NoteForm, ProxyForm, RulesForm, ToldForm, UnmetForm
from ashinami_web.shift.models import How, Note, Proxy, ShiftChange
from ashinami_web.ui.sheet import Sheet, sheet

MOST_CALLS = 5
UNMET_DAYS = 92


@require_GET
@needs(Permission.TAKE_WISHES)
def shift(request: ActingRequest) -> HttpResponse:
    """Show how the desk stands: what was handed over, notes, calls, who is still out, who waits."""
    return _shift(request)


@require_POST
@needs(Permission.TAKE_WISHES)
def note(request: ActingRequest) -> HttpResponse:
    """Leave a note."""
    form = NoteForm(request.POST)
    if not form.is_valid():
        return _shift(request, note=form)
    told = form.cleaned_data
    rider = get_object_or_404(Person, pk=told["rider"]).pk if told["rider"] else None
    actions.leave_note(
        told["words"], rider=rider, due=told["due"], by=request.acting, at=clock.now(), day=clock.today()
    )
    messages.success(request, _("覚えを書きました。"))
    return redirect("shift")


@require_POST
@needs(Permission.TAKE_WISHES)
def done(request: ActingRequest, key: UUID) -> HttpResponse:
    """Tick a note."""
    row = get_object_or_404(Note, pk=key)
    actions.tick_note(row, by=request.acting, at=clock.now(), day=clock.today())
    return redirect("shift")


@require_POST
@needs(Permission.TAKE_WISHES)
def hand_over(request: ActingRequest) -> HttpResponse:
    """Hand the desk over."""
    form = HandOverForm(request.POST)
    if not form.is_valid():
        return _shift(request, over=form)
    by = request.acting
    stood = _stood(request)
    actions.hand_over(form.cleaned_data["words"], stood, by=by, at=clock.now(), day=clock.today())
    messages.success(request, _("引きつぎを書きました。つぎの当番が開くと、いちばん上に出ます。"))
    return redirect("shift")


@require_POST
@needs(Permission.TAKE_WISHES)
def take_over(request: ActingRequest, key: UUID) -> HttpResponse:
    """Take the desk over."""
    row = get_object_or_404(ShiftChange, pk=key)
    actions.take_over(row, by=request.acting, at=clock.now(), day=clock.today())
    return redirect("shift")


@require_GET
@needs(Permission.TAKE_WISHES)
def call_list(request: ActingRequest) -> HttpResponse:
    """List who is to be rung, the earliest promise first."""
    context = {"calls": calls(request.acting.body.pk, clock.now()), "hows": _hows()}
    return render(request, "shift/calls.html", context)


@require_POST
@needs(Permission.TAKE_WISHES)
def told(request: ActingRequest, key: UUID) -> HttpResponse:
    """Tick that somebody was told, and go on with the list."""
    wish = get_object_or_404(Wish, pk=key)
    form = ToldForm(request.POST)
    if form.is_valid():
        person = get_object_or_404(Person, pk=form.cleaned_data["person"])
        actions.tell(wish, person.pk, how=How(form.cleaned_data["how"]), by=request.acting, at=clock.now())
        messages.success(request, _("%(name)sさんに知らせたことを書きました。") % {"name": person})
    return redirect("calls")


@require_GET
@needs(Permission.TAKE_WISHES)
def waiting(request: ActingRequest) -> HttpResponse:
    """List who waits for a place."""
    rows = queries.waiting_list(request.acting.body.pk, clock.today())
    return render(request, "shift/waiting.html", {"rows": rows})


@needs(Permission.TAKE_WISHES)
def unmet(request: ActingRequest) -> HttpResponse:
    """List what was not met, by reason; and write down one for which there is no ride."""
    by, today = request.acting, clock.today()
    form = UnmetForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.keep_unmet(form.heard(), by=by, at=clock.now(), day=today)
        messages.success(request, _("書きとめました。地域の課題の集計に入ります。"))
        return redirect("shift_unmet")
    rows = queries.unmet_lines(by.body.pk, today - timedelta(days=UNMET_DAYS), today + timedelta(days=UNMET_DAYS))
    context = {"rows": rows, "reasons": queries.by_reason(rows), "form": form}
    return render(request, "shift/unmet.html", context)


@require_GET
@needs(Permission.TAKE_WISHES)
def fortnight(request: ActingRequest) -> HttpResponse:
    """Show the next fourteen days, those with gaps in front."""
    days = queries.fortnight(request.acting.body, clock.today())
    context = {"short": [day for day in days if day.short], "days": days, "plans": request.acting.may(Permission.PLAN)}
    return render(request, "shift/fortnight.html", context)


@needs(Permission.SEE_PEOPLE)
def proxies(request: ActingRequest, key: UUID) -> HttpResponse:
    """Show who speaks for a rider, and write another down."""
    rider = get_object_or_404(Person, pk=key, erased_at__isnull=True)
    form = ProxyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        actions.name_proxy(
            rider.pk,
            name=said["name"],
            phone=said["phone"],
            relation=Proxy.Relation(said["relation"]),
            how=How(said["how"]),
            by=request.acting,
            at=clock.now(),
            day=clock.today(),
        )
        messages.success(request, _("代わりの方を書きました。決まったことを、この方にも知らせます。"))
        return redirect("proxies", rider.pk)
    rows = Proxy.objects.filter(body=request.acting.body, rider=rider).prefetch_related("person")
    return render(request, "shift/proxies.html", {"rider": rider, "rows": rows, "form": form})


@require_POST
@needs(Permission.SEE_PEOPLE)
def proxy_drop(request: ActingRequest, key: UUID) -> HttpResponse:
    """Let somebody speak for a rider no longer."""
    row = get_object_or_404(Proxy, pk=key)
    rider = row.rider_id
    actions.drop_proxy(row, by=request.acting, at=clock.now(), day=clock.today())
    return redirect("proxies", rider)


@needs(Permission.MANAGE_GROUP)
def rules(request: ActingRequest) -> HttpResponse:
    """Set how the desk works: minutes of handing over, how exactly it promises, until when it rings back, how it asks drivers."""
    known = rules_of(request.acting.body.pk)
    first = {name: getattr(known, name) for name in RulesForm.base_fields}
    form = RulesForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        set_rules(**form.rules(), by=request.acting, at=clock.now(), day=clock.today())
        messages.success(request, _("受付の決まりを書き直しました。"))
        return redirect("shift")
    intro = _("利用者ごとに違うときは、その方のカードに書きます。これから組む予定に使われます。")
    return sheet(request, form, Sheet(_("受付の決まり"), reverse("shift"), _("当番へ戻る"), intro, _("書き直す")))


def _shift(request: ActingRequest, *, note: NoteForm | None = None, over: HandOverForm | None = None) -> HttpResponse:
    body, today = request.acting.body, clock.today()
    due = calls(body.pk, clock.now())
    last = queries.last_change(body.pk)
    keys = [row for row in (last and last.made_by, last and last.read_by) if row]
    notes = list(queries.open_notes(body.pk))
    names = authors([*keys, *(row.made_by for row in notes)])
    context: dict[str, Any] = {
        "last": last,
        "last_by": names.get(last.made_by, "") if last else "",
        "read_by": names.get(last.read_by, "") if last else "",
        "notes": [(row, names.get(row.made_by, "")) for row in notes],
        "calls": due[:MOST_CALLS],
        "more_calls": max(len(due) - MOST_CALLS, 0),
        "out": queries.still_out(body, today),
        "waits": len(queries.waiting_list(body.pk, today)),
        "untold": untold(body, today).count(),
        "day": today,
        "manages": request.acting.may(Permission.MANAGE_GROUP),
        "note": note or NoteForm(),
        "over": over or HandOverForm(auto_id="over_%s"),
    }
    return render(request, "shift/shift.html", context)


def _stood(request: ActingRequest) -> dict[str, int]:
    """Return how many wait of what, as it is handed over."""
    body, today = request.acting.body, clock.today()
    return {
        "calls": len(calls(body.pk, clock.now())),
        "out": len(queries.still_out(body, today)),
        "waits": len(queries.waiting_list(body.pk, today)),
        "notes": queries.open_notes(body.pk).count(),
    }


def _hows() -> list[tuple[str, str]]:
    return [(how.value, str(how.label)) for how in How if how is not How.NONE]
