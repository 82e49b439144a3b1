"""What a driver opens on his telephone: one question, and the days on which he can drive."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ashinami.vocabulary.asking import AskState, LadderState
from ashinami.vocabulary.ride import RideState
from ashinami_web.bodies.models import Body
from ashinami_web.bookings.models import Wish
from ashinami_web.config import clock
from ashinami_web.config.acting import author_of
from ashinami_web.config.scope import Scope, acting
from ashinami_web.driving.actions import hash_of
from ashinami_web.driving.models import DriverLink
from ashinami_web.driving.views.page import by_link
from ashinami_web.offers.actions import accept, decline
from ashinami_web.offers.beginning import TooLateError
from ashinami_web.offers.days_actions import say_days, stands_on, volunteer_of
from ashinami_web.offers.drop_out_actions import drop_out
from ashinami_web.offers.forms import WEEKS, YES, AnswerForm, DaysForm, WhyForm
from ashinami_web.offers.models import Rung
from ashinami_web.offers.queries import asked_of
from ashinami_web.running.line import EngineError
from ashinami_web.runs.asking import NOT_READY
from ashinami_web.runs.board import BoardMovedError

type _View = Callable[[HttpRequest, Rung], HttpResponse]


def by_ask(view: _View) -> Callable[[HttpRequest, str], HttpResponse]:
    """Open the page to who holds the link of an ask, in the scope of its group; to anybody else it shows nothing."""

    @never_cache
    @wraps(view)
    def opened(request: HttpRequest, token: str) -> HttpResponse:
        today, hashed = clock.today(), hash_of(token)
        with acting(Scope(day=today, link=hashed)):
            row = Rung.objects.filter(token_hash=hashed).first()
        if row is None:
            return _private(render(request, "driving/closed.html", status=404))
        # now it is known whose question it is: his group's rows may be read, and the page shows this one alone
        with acting(Scope(day=today, bodies=frozenset({row.body_id}))):
            rungs = Rung.objects.select_related(
                "body__municipality", "ladder__wish__destination", "ladder__wish__origin"
            ).prefetch_related("ladder__wish__rider", "driver")
            return _private(view(request, rungs.get(pk=row.pk)))

    return opened


@require_http_methods(["GET", "HEAD", "POST"])
@by_ask
def ask(request: HttpRequest, rung: Rung) -> HttpResponse:
    """Ask one driver about one outing, and take his answer."""
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        _take(request, rung, form)
        return redirect(request.path)
    open_ladder = rung.ladder.state in (LadderState.OPEN, LadderState.HANDED_BACK)
    may_answer = open_ladder and rung.state in (AskState.ASKED, AskState.LAPSED)
    shown = asked_of(rung)
    confirmed = rung.ladder.wish.rides.filter(driver=rung.driver_id, state=RideState.CONFIRMED).exists()
    context = _around(rung.body) | {
        "rung": rung, "asked": shown, "may_answer": may_answer, "form": form, "driver": rung.driver, "confirmed": confirmed,
    }  # fmt: skip
    return render(request, "offers/ask.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def days(request: HttpRequest, link: DriverLink) -> HttpResponse | None:
    """Show and take the half-days of the coming four weeks on which he can drive."""
    today = clock.today()
    volunteer = volunteer_of(link.body_id, link.driver_id, today)
    if volunteer is None:
        return render(request, "driving/closed.html", status=404)
    stands = stands_on(volunteer, today, WEEKS * 7)
    form = DaysForm(request.POST if request.method == "POST" else None, first=today, stands=stands)
    if request.method == "POST" and form.is_valid():
        changed = say_days(
            volunteer, form.said(), by=author_of(link.driver_id), at=clock.now(), device=f"link:{link.pk}"
        )
        if changed:
            messages.success(request, _("出られる日を書きました。ありがとうございます。"))
        else:
            messages.info(request, _("前と同じでした。"))
        return redirect(request.path)
    return render(request, "offers/days.html", _around(link.body) | {"form": form, "driver": link.driver})


def cannot_drive(request: HttpRequest, token: str, wish: UUID) -> HttpResponse:
    """Let a driver say that he cannot drive what was confirmed."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @by_link
    def opened(request: HttpRequest, link: DriverLink) -> HttpResponse | None:
        found = Wish.objects.filter(pk=wish, body=link.body_id).select_related("destination").first()
        his = found and found.rides.filter(driver=link.driver_id, state=RideState.CONFIRMED).order_by("pick_up_at")
        if not found or not his:
            messages.warning(request, _("この送迎は、いまは受付への電話でお願いします。"))
            return None
        form = WhyForm(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            _drop(request, link, found, form)
            return None
        context = _around(link.body) | {"form": form, "wish": found, "rides": list(his), "back": token}
        return render(request, "offers/cannot.html", context)

    answer: HttpResponse = opened(request, token)
    return answer


def _drop(request: HttpRequest, link: DriverLink, wish: Wish, form: WhyForm) -> None:
    by, device = author_of(link.driver_id), f"link:{link.pk}"
    try:
        drop_out(wish, link.driver_id, form.reason, by=by, at=clock.now(), device=device)
    except TooLateError as error:
        messages.warning(request, str(error))
    except BoardMovedError as error:
        messages.warning(request, error.text)
    except EngineError:
        messages.warning(request, NOT_READY)
    else:
        messages.success(request, _("受付に伝えました。ほかの方にたずねます。ご連絡ありがとうございました。"))


def _take(request: HttpRequest, rung: Rung, form: AnswerForm) -> None:
    by, now, device = author_of(rung.driver_id), clock.now(), f"ask:{rung.pk}"
    try:
        if form.cleaned_data["answer"] == YES:
            accept(rung, by=by, at=now, device=device)
        else:
            decline(rung, form.reason, by=by, at=now, device=device)
    except TooLateError as error:
        messages.warning(request, str(error))
    except EngineError:
        messages.error(request, NOT_READY)


def _around(body: Body) -> dict[str, Any]:
    """Return what stands around a page on a telephone: whose it is, and whom to ring."""
    return {
        "acting": {"fictional": body.fictional, "municipality": body.municipality or body},
        "group": body.name,
        "phone": body.phone,
        "today": clock.today(),
    }


def _private(answer: HttpResponse) -> HttpResponse:
    """Keep the page out of other sites' logs and of search engines."""
    answer["Referrer-Policy"] = "same-origin"
    answer["X-Robots-Tag"] = "noindex"
    return answer
