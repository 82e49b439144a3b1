"""The desk's pages of support visits: the day's list, who goes, who is to be told, done; the helpers. They are taken in `desk`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ashinami.vocabulary.activity import Help
from ashinami.vocabulary.visit import VisitState
from ashinami_web.bodies.queries import half_days_of
from ashinami_web.config import clock
from ashinami_web.config.days import day_asked
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.helping.actions import VisitError, arrange, call_off, done, set_time, tell
from ashinami_web.helping.desk import promised, said_back
from ashinami_web.helping.forms import DoneForm, EndForm, HelperForm, StartForm
from ashinami_web.helping.helper_actions import take_on_helper
from ashinami_web.helping.models import Visit
from ashinami_web.helping.queries import going, helpers_on, noticed, unreported, untold, visits_on
from ashinami_web.money.views.parts import everybody
from ashinami_web.people.roles import Permission
from ashinami_web.shift.models import Proxy


@require_GET
@needs(Permission.TAKE_WISHES)
def day(request: ActingRequest) -> HttpResponse:
    """List the visits of a day, those without a helper first."""
    asked = day_asked(request.GET.get("day", "")) or clock.today()
    rows = list(visits_on(request.acting.body, asked))
    gaps = [row for row in rows if row.state == VisitState.ASKED]
    now = clock.now().astimezone(clock.JAPAN)
    body, today, minute = request.acting.body, clock.today(), now.hour * 60 + now.minute
    context = {
        "day": asked, "before": asked - timedelta(days=1), "after": asked + timedelta(days=1), "gaps": gaps,
        "rows": [row for row in rows if row not in gaps], "unreported": unreported(body, today, minute),
        "noticed": noticed(body, today), "untold": untold(body, today),
    }  # fmt: skip
    return render(request, "helping/day.html", context)


@require_GET
@needs(Permission.TAKE_WISHES)
def visit(request: ActingRequest, key: UUID) -> HttpResponse:
    """Show a visit, who could go, and what may be done with it."""
    return _page(request, _visit(key))


@require_POST
@needs(Permission.TAKE_WISHES)
def time(request: ActingRequest, key: UUID) -> HttpResponse:
    """Give it its time."""
    found, form = _visit(key), StartForm(request.POST)
    if not form.is_valid():
        return _page(request, found, start=form)
    start = form.cleaned_data["start"]
    return _tried(
        request, found, lambda: set_time(found, start, by=request.acting, at=clock.now()), _("時刻を書きました。")
    )


@require_POST
@needs(Permission.PLAN)
def send(request: ActingRequest, key: UUID, helper: UUID) -> HttpResponse:
    """Promise it with a helper."""
    found = _visit(key)
    return _tried(
        request, found, lambda: arrange(found, helper, by=request.acting, at=clock.now()), _("行く人を決めました。")
    )


@require_POST
@needs(Permission.TAKE_WISHES)
def told(request: ActingRequest, key: UUID) -> HttpResponse:
    """Write down that she was told who comes."""
    found = _visit(key)
    return _tried(
        request, found, lambda: tell(found, by=request.acting, at=clock.now()), _("お知らせしたと書きました。")
    )


@require_POST
@needs(Permission.TAKE_WISHES)
def finish(request: ActingRequest, key: UUID) -> HttpResponse:
    """Write down that it was done."""
    found, form = _visit(key), DoneForm(request.POST)
    if not form.is_valid():
        return _page(request, found, done=form)
    said = form.cleaned_data
    author = request.acting.author
    return _tried(
        request, found,
        lambda: done(found, said["minutes"], by=author, at=clock.now(), remark=said["remark"]),
        _("済んだと書きとめました。月の集計に入ります。"),
    )  # fmt: skip


@require_POST
@needs(Permission.TAKE_WISHES)
def end(request: ActingRequest, key: UUID) -> HttpResponse:
    """Call it off, or decline it."""
    found, form = _visit(key), EndForm(request.POST)
    if not form.is_valid():
        return _page(request, found, end=form)
    said = form.cleaned_data
    unmet = said["unmet"] == "yes"
    return _tried(
        request, found, lambda: call_off(found, said["reason"], unmet=unmet, by=request.acting, at=clock.now()), _("書きとめました。")
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.PLAN)
def helpers(request: ActingRequest) -> HttpResponse:
    """List the helpers, and take one on."""
    body, today = request.acting.body, clock.today()
    rows = list(helpers_on(body, today))
    form = HelperForm(request.POST if request.method == "POST" else None, people=everybody(body))
    if request.method == "POST" and form.is_valid():
        person = UUID(form.cleaned_data["person"])
        helps, farthest = form.cleaned_data["helps"], form.cleaned_data["farthest"]
        take_on_helper(person, helps, form.grid, farthest=farthest, by=request.acting, at=clock.now(), day=today)
        messages.success(request, _("手助けする人を書きました。"))
        return redirect("helpers")
    shown = [(row, [Help(one).text for one in row.helps], half_days_of(row.half_days)) for row in rows]
    may = request.acting.may(Permission.MANAGE_GROUP)
    return render(request, "helping/who_helps.html", {"rows": shown, "form": form, "may_manage": may})


def _page(request: ActingRequest, found: Visit, **filled: object) -> HttpResponse:
    is_open = VisitState(found.state).is_open
    context = {
        "visit": found,
        "helps": [Help(one).text for one in found.helps],
        "is_open": is_open,
        "going": going(found) if is_open else None,
        "may_plan": request.acting.may(Permission.PLAN),
        "start": StartForm(initial={"start": found.start}),
        "done": DoneForm(initial={"minutes": found.minutes}),
        "end": EndForm(),
        "sentence": f"{said_back(found)}{promised(found)}" if found.state == VisitState.ARRANGED else "",
        "proxies": Proxy.objects.filter(body=found.body, rider=found.rider_id).prefetch_related("person"),
    }
    return render(request, "helping/visit.html", context | filled)


def _tried(request: ActingRequest, found: Visit, action: Callable[[], object], said: str) -> HttpResponse:
    try:
        action()
    except VisitError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, said)
    return redirect("support_visit", found.pk)


def _visit(key: UUID) -> Visit:
    rows = Visit.objects.select_related("body", "wish__destination").prefetch_related("rider", "helper", "offered_to")
    return get_object_or_404(rows, pk=key)
