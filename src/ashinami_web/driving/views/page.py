"""The driver's own page, opened by his private link without log-in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from http import HTTPStatus
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from ashinami.vocabulary.event import EventKind
from ashinami.vocabulary.ride import RideState
from ashinami_web.audit.actions import DifferentEventError
from ashinami_web.audit.models import Event
from ashinami_web.bookings.fields import MetresField
from ashinami_web.config import clock
from ashinami_web.config.acting import author_of
from ashinami_web.config.http import key_in
from ashinami_web.config.scope import Scope, acting
from ashinami_web.driving.actions import (
    MarkError,
    hash_of,
    last_marks,
    mark,
    next_marks,
    today_for_drivers,
    void,
)
from ashinami_web.driving.models import DriverLink
from ashinami_web.driving.queries import TO_PRESS, day_for, rides_for, visits_ahead
from ashinami_web.offers.seen import seen, version_of
from ashinami_web.runs.models import Ride

PRESSED = {
    EventKind.RIDE_EN_ROUTE: gettext_lazy("出発"),
    EventKind.RIDE_ARRIVED: gettext_lazy("到着"),
    EventKind.RIDE_ABOARD: gettext_lazy("乗車"),
    EventKind.RIDE_DONE: gettext_lazy("完了"),
    EventKind.RIDE_NO_SHOW: gettext_lazy("不在"),
}

type _View = Callable[[HttpRequest, DriverLink], HttpResponse | None]


def by_link(view: _View) -> Callable[[HttpRequest, str], HttpResponse]:
    """Open the page to who holds a link in force, in the scope of its group; to anybody else it shows nothing.

    A view that gives no answer has taken something down: the driver is led back to his page.
    """

    @never_cache
    @wraps(view)
    def opened(request: HttpRequest, token: str) -> HttpResponse:
        today = today_for_drivers()
        link = link_of(hash_of(token), today)
        if link is None or not is_open(link, today):
            status = HTTPStatus.NOT_FOUND if link is None else HTTPStatus.GONE
            return private(render(request, "driving/closed.html", {"base": base_of(token)}, status=status))
        # now it is known whose link it is: his group's rows may be read, and the views show his alone
        with acting(Scope(day=today, bodies=frozenset({link.body_id}))):
            return private(view(request, link) or redirect("driver_page", token))

    return opened


def link_of(hashed: str, today: date) -> DriverLink | None:
    """Return the link of a token, in force or not; None when there is none."""
    with acting(Scope(day=today, link=hashed)):
        return DriverLink.objects.filter(token_hash=hashed).select_related("body__municipality").first()


def is_open(link: DriverLink, today: date) -> bool:
    """Whether the link opens the page today."""
    return link.revoked_at is None and link.start <= today < link.end


def base_of(token: str) -> str:
    """Return the address of the page, which all that belongs to it stands under."""
    return reverse("driver_page", args=[token])


@require_GET
@by_link
def page(request: HttpRequest, link: DriverLink) -> HttpResponse:
    """Show the driver his next stop, the rest of today, the days to come."""
    today = today_for_drivers()
    shown = day_for(link, today)
    seen(link, version_of(_today(link)), clock.now(), day=today)
    buttons = [(what, TO_PRESS[what]) for what in shown.next.marks] if shown.next else []
    context = head_of(link) | {
        "today": today,
        "driver": link.driver,
        "link": link,
        "token": request.resolver_match.kwargs["token"] if request.resolver_match else "",
        "shown": shown,
        "visits": list(visits_ahead(link, today)),
        "base": request.path,
        "buttons": buttons,
        "asks_km": any(what == "done" for what, _word in buttons),
        "id": uuid4(),
        "pressed": PRESSED[EventKind(shown.last.event.kind)] if shown.last else "",
    }
    return render(request, "driving/page.html", context)


def head_of(link: DriverLink) -> dict[str, Any]:
    """Return what the head and the foot of a driver's page show: whose group, and whom to ring."""
    return {
        "acting": {"fictional": link.body.fictional, "municipality": link.body.municipality or link.body},
        "group": link.body.name,
        "phone": link.body.phone,
    }


@require_POST
@by_link
def press(request: HttpRequest, link: DriverLink) -> None:
    """Take a mark. The same press sent twice is one event; a press on an old page changes nothing and says so."""
    ride = next((ride for ride in _today(link) if str(ride.pk) == request.POST.get("ride")), None)
    what, key = request.POST.get("what", ""), key_in(request.POST.get("id", ""))
    if ride is None or key is None:
        messages.warning(request, _("この送迎はいま記録できません。受付に電話してください。"))
        return
    if Event.objects.filter(pk=key).exists():
        return  # pressed twice
    if what not in next_marks(RideState(ride.state)):
        messages.warning(request, _("画面が古くなっていました。いまの様子をごらんください。"))
        return
    try:
        metres = MetresField().clean(request.POST.get("km")) if what == "done" else None
        mark(ride, what, by=author_of(link.driver_id), at=clock.now(), device=_device(link), id=key, metres=metres)
    except ValidationError as error:
        messages.warning(request, error.messages[0])
    except MarkError as error:
        messages.error(request, str(error))
    except (DifferentEventError, IntegrityError):
        return  # pressed twice at one moment: the other press is on record


@require_POST
@by_link
def take_back(request: HttpRequest, link: DriverLink) -> None:
    """Take the last mark of a ride back."""
    last = last_marks(_today(link)).values()
    event = next((event for event in last if str(event.pk) == request.POST.get("event")), None)
    if event is None:
        messages.warning(request, _("画面が古くなっていました。いまの様子をごらんください。"))
        return
    void(event, by=author_of(link.driver_id), at=clock.now(), device=_device(link))
    messages.success(request, _("ひとつ前に戻しました。"))


def _today(link: DriverLink) -> list[Ride]:
    today = today_for_drivers()
    return [ride for ride in rides_for(link, today) if ride.service_day == today]


def _device(link: DriverLink) -> str:
    return f"link:{link.pk}"


def private(answer: HttpResponse) -> HttpResponse:
    """Keep the page out of other sites' logs and of search engines."""
    answer["Referrer-Policy"] = "same-origin"
    answer["X-Robots-Tag"] = "noindex"
    return answer
