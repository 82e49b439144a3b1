"""Standing wishes: the list, one with its turns, a new one, a change, an end; days of rest."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ashinami_web.bookings.forms import words_of
from ashinami_web.bookings.views.callers import person_asked, wish_asked
from ashinami_web.config import clock
from ashinami_web.config.days import day_asked
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.helping.actions import VisitAsked
from ashinami_web.helping.desk import visit_asked
from ashinami_web.helping.models import Visit
from ashinami_web.people.models import Person
from ashinami_web.people.roles import Permission
from ashinami_web.standing import actions
from ashinami_web.standing.fitting import Fitted
from ashinami_web.standing.forms import ClosingForm, StandingForm, StandingVisitForm, words_of_terms, words_of_visit
from ashinami_web.standing.models import Closing, Standing, Turn
from ashinami_web.standing.queries import line_of, lines, turns_ahead


@require_GET
@needs(Permission.TAKE_WISHES)
def standing(request: ActingRequest) -> HttpResponse:
    """List the standing wishes, those that end soon first, and the days of rest ahead."""
    return _list(request, ClosingForm(body=request.acting.body))


@needs(Permission.TAKE_WISHES)
def new(request: ActingRequest) -> HttpResponse:
    """Begin a standing wish, from a wish or a visit already taken, or from nothing but the rider."""
    wish, visit = wish_asked(request.GET.get("wish", "")), visit_asked(request.GET.get("visit", ""))
    taken = visit or wish
    rider = taken.rider if taken else person_asked(request.POST.get("rider") or request.GET.get("rider", ""))
    if rider is None:
        return redirect("standing")
    day = taken.service_day if taken else clock.today()
    words = words_of(wish) if wish else {"service_day": day}
    first = (words_of_visit(VisitAsked.of(visit)) if visit else words) | {"weekdays": [day.weekday()]}
    form = _form(request, rider, first, for_visit=visit is not None)
    if request.method == "POST" and form.is_valid():
        row = actions.begin(
            form.wanted(), form.rule(), by=request.acting, at=clock.now(), today=clock.today(), first=taken
        )
        made = row.turns.filter(day__isnull=False).count()
        messages.success(request, _("八週間先まで、申込み%(n)d件を書きました。") % {"n": made})
        return redirect("standing_one", row.pk)
    page = {"form": form, "rider": rider, "changing": None, "wish": wish, "visit": visit}
    return render(request, "standing/form.html", page)


@require_GET
@needs(Permission.TAKE_WISHES)
def one(request: ActingRequest, key: UUID) -> HttpResponse:
    """Show a standing wish with its turns."""
    row, today = _found(key), clock.today()
    context = {
        "line": line_of(row, today),
        "turns": turns_ahead(row, today),
        "ends_from": today,
        "today": today,
    }
    return render(request, "standing/one.html", context)


@needs(Permission.TAKE_WISHES)
def change(request: ActingRequest, key: UUID) -> HttpResponse:
    """Change a standing wish: from one turn on, or all turns to come."""
    row, today = _found(key), clock.today()
    terms = line_of(row, today).terms
    since = max(day_asked(request.GET.get("since", "")) or today, today)
    form = _form(request, row.rider, words_of_terms(terms, since), for_visit=terms.for_visit)
    if request.method == "POST" and form.is_valid():
        said, rule = form.wanted(), form.rule()
        done = actions.change(row, said, rule, since=rule.start, by=request.acting, at=clock.now(), today=today)
        _tell(request, done)
        return redirect("standing_one", row.pk)
    page = {"form": form, "rider": row.rider, "changing": row, "since": since, "today": today}
    return render(request, "standing/form.html", page)


@require_POST
@needs(Permission.TAKE_WISHES)
def end(request: ActingRequest, key: UUID) -> HttpResponse:
    """End a standing wish from a day on."""
    row, today = _found(key), clock.today()
    day = day_asked(request.POST.get("on", ""))
    if day is None:
        messages.error(request, _("いつから終えるかを入れてください。"))
        return redirect("standing_one", row.pk)
    _tell(request, actions.end(row, on=day, by=request.acting, at=clock.now(), today=today))
    return redirect("standing_one", row.pk)


@require_POST
@needs(Permission.TAKE_WISHES)
def take(request: ActingRequest, key: UUID) -> HttpResponse:
    """Take a turn that rests: she goes all the same."""
    turn = get_object_or_404(Turn.objects.select_related("standing"), pk=key)
    try:
        taken = actions.take_after_all(turn, by=request.acting, at=clock.now())
    except ValueError:
        messages.info(request, _("この日は、もう受けてあります。"))
        return redirect("standing_one", turn.standing_id)
    if isinstance(taken, Visit):
        messages.success(request, _("この日も受けました。行く人を決めてください。"))
        return redirect("support_visit", taken.pk)
    messages.success(request, _("この日も受けました。休みの日かどうか、行き先に確かめてください。"))
    return redirect("wish", taken.pk)


@require_POST
@needs(Permission.TAKE_WISHES)
def close(request: ActingRequest) -> HttpResponse:
    """Write days of rest down."""
    form = ClosingForm(request.POST, body=request.acting.body)
    if not form.is_valid():
        return _list(request, form)
    told = form.cleaned_data
    done = actions.add_closing(
        place=UUID(told["place"]) if told["place"] else None,
        start=told["start"],
        last=told["last"],
        note=told["note"],
        by=request.acting,
        at=clock.now(),
        today=clock.today(),
    )
    _tell_refitted(request, done)
    return redirect("standing")


@require_POST
@needs(Permission.TAKE_WISHES)
def open_again(request: ActingRequest, key: UUID) -> HttpResponse:
    """Take days of rest back."""
    row = get_object_or_404(Closing, pk=key, body=request.acting.body)
    _tell_refitted(request, actions.remove_closing(row, by=request.acting, at=clock.now(), today=clock.today()))
    return redirect("standing")


def _tell(request: ActingRequest, done: Fitted) -> None:
    words = {"added": done.added, "changed": done.changed, "dropped": done.dropped}
    messages.success(
        request, _("変えました：新しく%(added)d件、書き直し%(changed)d件、取り消し%(dropped)d件。") % words
    )
    if done.own:
        messages.info(request, _("一日だけ変えてあった%(n)d件は、そのままです。") % {"n": len(done.own)})
    _warn(request, done.stuck)


def _tell_refitted(request: ActingRequest, done: actions.Refitted) -> None:
    messages.success(request, _("休みの日を書き直しました。定期の申込み%(n)d件が変わりました。") % {"n": done.moved})
    _warn(request, done.stuck)


def _warn(request: ActingRequest, stuck: list[Turn]) -> None:
    """Name the promised turns that no longer fit: somebody must ring."""
    for turn in stuck:
        day = turn.day or turn.on
        words = {"day": f"{day.month}月{day.day}日", "rider": turn.standing.rider}
        if turn.visit is not None:
            said = _("%(day)sの%(rider)sさんの訪問は約束ずみなので、変えていません。電話してから直してください。")
        else:
            said = _("%(day)sの%(rider)sさんの送迎は約束ずみなので、変えていません。電話してから直してください。")
        messages.warning(request, said % words)


def _form(
    request: ActingRequest, rider: Person, first: dict[str, Any], *, for_visit: bool
) -> StandingForm | StandingVisitForm:
    """Return the form of a standing ride or visit, as it was sent or as it begins."""
    first, sent = first | {"rider": rider.pk}, request.POST or None
    if for_visit:
        return StandingVisitForm(sent, initial=first)
    return StandingForm(sent, body=request.acting.body, rider=rider, initial=first)


def _list(request: ActingRequest, form: ClosingForm) -> HttpResponse:
    body, today = request.acting.body, clock.today()
    context: dict[str, Any] = {
        "lines": lines(body.pk, today),
        "closings": Closing.objects.filter(body=body, end__gte=today).select_related("place").order_by("start"),
        "form": form,
        "today": today,
    }
    return render(request, "standing/standing.html", context)


def _found(key: UUID) -> Standing:
    rows = Standing.objects.select_related("body").prefetch_related("rider", "terms", "turns")
    return get_object_or_404(rows, pk=key)
