"""The desk's pages: who is being asked, an answer by telephone, open slots for the notice board."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ashinami.vocabulary.asking import AskState, LadderState
from ashinami_web.bookings.models import Wish
from ashinami_web.config import clock
from ashinami_web.config.days import day_asked
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.offers.actions import accept, call_off, decline, start_ladder
from ashinami_web.offers.beginning import CannotAskError, TooLateError
from ashinami_web.offers.drop_out_actions import drop_out
from ashinami_web.offers.forms import YES, AnswerForm, WhyForm
from ashinami_web.offers.models import Ladder, Rung
from ashinami_web.offers.queries import ladders_of, open_slots, waits_for_desk, ways_of
from ashinami_web.offers.seen import tell_by_telephone
from ashinami_web.people.roles import Permission
from ashinami_web.running.line import EngineError
from ashinami_web.runs.asking import NOT_READY
from ashinami_web.runs.board import BoardMovedError
from ashinami_web.runs.views.board import board_url


@require_GET
@needs(Permission.PLAN)
def offers(request: ActingRequest) -> HttpResponse:
    """List who is being asked: what waits for the desk first."""
    rows = list(ladders_of(request.acting.body, clock.today()).prefetch_related("wish__rides"))
    waiting = [row for row in rows if waits_for_desk(row)]
    return render(
        request,
        "offers/offers.html",
        {
            "waiting": waiting,
            "climbing": [row for row in rows if row.state == LadderState.OPEN],
            "settled": [row for row in rows if row.state != LadderState.OPEN and row not in waiting],
        },
    )


@require_GET
@needs(Permission.PLAN)
def ladder(request: ActingRequest, key: UUID) -> HttpResponse:
    """Show a ladder: each driver with his minutes and his answer."""
    return _ladder_page(request, key)


@require_POST
@needs(Permission.PLAN)
def start(request: ActingRequest, wish: UUID) -> HttpResponse:
    """Begin to ask drivers about a wish."""
    found = get_object_or_404(Wish.objects.select_related("body"), pk=wish, body=request.acting.body)
    try:
        begun = start_ladder(found, by=request.acting, at=clock.now())
    except CannotAskError as error:
        messages.error(request, str(error))
        return redirect("wish", found.pk)
    except EngineError:
        messages.error(request, NOT_READY)
        return redirect("wish", found.pk)
    messages.success(request, _("運転者にたずね始めました。"))
    return redirect("ladder", begun.pk)


@require_POST
@needs(Permission.PLAN)
def answer(request: ActingRequest, key: UUID) -> HttpResponse:
    """Write down what a driver said on the telephone."""
    rung = get_object_or_404(Rung, pk=key, body=request.acting.body)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("引き受けるか見送るかを選んでください。"))
        return redirect("ladder", rung.ladder_id)
    author, now = request.acting.author, clock.now()
    try:
        if form.cleaned_data["answer"] == YES:
            taken = accept(rung, by=author, at=now)
            if taken.state == AskState.GONE:
                messages.warning(request, _("この時刻はほかの予定でふさがりました。次の方にたずねます。"))
            else:
                messages.success(request, _("引き受けてもらえました。"))
        else:
            decline(rung, form.reason, by=author, at=now)
            messages.success(request, _("見送りを書きとめました。"))
    except TooLateError as error:
        messages.warning(request, str(error))
    except EngineError:
        messages.error(request, NOT_READY)
    return redirect("ladder", rung.ladder_id)


@require_POST
@needs(Permission.PLAN)
def stop(request: ActingRequest, key: UUID) -> HttpResponse:
    """Stop asking."""
    found = get_object_or_404(Ladder, pk=key, body=request.acting.body)
    call_off(found, by=request.acting, at=clock.now())
    messages.success(request, _("打診をやめました。"))
    return redirect("ladder", found.pk)


@require_POST
@needs(Permission.PLAN)
def dropped_out(request: ActingRequest, wish: UUID, driver: UUID) -> HttpResponse:
    """Write down that a driver has rung: he cannot drive what was confirmed."""
    found = get_object_or_404(Wish, pk=wish, body=request.acting.body)
    form = WhyForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("行けなくなったわけを選んでください。"))
        return redirect("wish", found.pk)
    try:
        begun = drop_out(found, driver, form.reason, by=request.acting.author, at=clock.now())
    except (TooLateError, BoardMovedError) as error:
        messages.error(request, str(error))
        return redirect("wish", found.pk)
    except EngineError:
        messages.error(request, NOT_READY)
        return redirect("wish", found.pk)
    if begun is None:
        messages.warning(request, _("ほかに行ける運転者がいません。利用者に電話してください。"))
        return redirect(board_url(found.service_day))
    messages.success(request, _("確定を取り消し、ほかの運転者にたずね始めました。"))
    return redirect("ladder", begun.pk)


@require_GET
@needs(Permission.PLAN)
def slots(request: ActingRequest) -> HttpResponse:
    """Show what needs a driver, for the notice board: nobody's name, no place."""
    today = clock.today()
    return render(request, "offers/slots.html", {"slots": open_slots(request.acting.body, today), "today": today})


@require_POST
@needs(Permission.PLAN)
def change_told(request: ActingRequest) -> HttpResponse:
    """Write down that a driver was told on the telephone how his day stands."""
    day = day_asked(request.POST.get("day", ""))
    try:
        driver = UUID(request.POST.get("driver", ""))
    except ValueError:
        driver = None
    version = request.POST.get("version", "")
    if day is None or driver is None or not version:
        messages.error(request, _("画面が古くなっていました。もう一度お願いします。"))
        return redirect("board")
    tell_by_telephone(driver, day, version, by=request.acting, at=clock.now())
    messages.success(request, _("電話で伝えたことを書きとめました。"))
    return redirect(board_url(day))


def _ladder_page(request: ActingRequest, key: UUID) -> HttpResponse:
    rows = Ladder.objects.select_related("wish__destination").prefetch_related("wish__rider", "wish__rides")
    found = get_object_or_404(rows, pk=key, body=request.acting.body)
    rungs = list(found.rungs.select_related("ladder").prefetch_related("driver").order_by("place"))
    may_answer = found.state == LadderState.OPEN or waits_for_desk(found)
    done = (AskState.ACCEPTED, AskState.DECLINED, AskState.GONE)
    return render(
        request,
        "offers/ladder.html",
        {
            "ladder": found,
            "wish": found.wish,
            "rungs": [(rung, ways_of(rung), may_answer and rung.state not in done) for rung in rungs],
            "waits": waits_for_desk(found),
            "form": AnswerForm(),
            "taken": next((ways_of(rung) for rung in rungs if rung.state == AskState.ACCEPTED), ()),
        },
    )
