"""Sets the scope of each request: from the memberships of who is logged in, as of today."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import TYPE_CHECKING

from django.conf import settings
from django.shortcuts import render

from ashinami_web.bodies.models import Body, Membership
from ashinami_web.config import clock
from ashinami_web.config.acting import Acting, author_of
from ashinami_web.config.rows import dated
from ashinami_web.config.scope import Scope, acting
from ashinami_web.people.models import Account
from ashinami_web.people.roles import Role

if TYPE_CHECKING:
    from datetime import date

    from django.contrib.sessions.backends.base import SessionBase
    from django.http import HttpRequest, HttpResponse

SESSION_KEY = "body"
RENEWED = "renewed"
"""When a log-in was last renewed, in seconds since 1970."""


class ScopeMiddleware:
    """Gives the request `acting` and the database its scope. Without log-in there is neither, and no row is seen."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request inside its scope. What was answered is kept by no browser: the next person may sit at the same desk."""
        response = self._in_scope(request)
        response.setdefault("Cache-Control", "private, no-store")
        return response

    def _in_scope(self, request: HttpRequest) -> HttpResponse:
        account = request.user
        if not isinstance(account, Account):
            with acting(None):
                return self.get_response(request)
        _stay(request.session)
        day = clock.today()
        who = acting_for(account, day, chosen=request.session.get(SESSION_KEY, ""))
        if who is None:
            with acting(Scope(day=day, person=account.person_id)):
                return self.get_response(request)
        request.acting = who  # type: ignore[attr-defined]
        with acting(who.scope(day)):
            return self.get_response(request)


def _stay(session: SessionBase) -> None:
    """Renew a log-in of which less than half is left: it ends for who is away, and costs no write a request."""
    now = int(clock.now().timestamp())
    if now - session.get(RENEWED, 0) > settings.SESSION_COOKIE_AGE / 2:
        session[RENEWED] = now


class PlainWordsMiddleware:
    """Gives words to an address that only takes what a form sends, when somebody opens it by hand or reloads it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request; instead of an empty page say where to go."""
        response = self.get_response(request)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and request.method == "GET":
            said = render(request, "405.html", status=HTTPStatus.METHOD_NOT_ALLOWED)
            said["Allow"] = response["Allow"]
            return said
        return response


def acting_for(account: Account, day: date, *, chosen: str = "") -> Acting | None:
    """Return for which body the account acts on the day: the chosen one if it may, else its first; None when it has none."""
    # his own memberships are all he needs to see here
    with acting(Scope(day=day, person=account.person_id)):
        rows = list(
            Membership.objects.filter(dated(on=day), person=account.person_id)
            .select_related("body__municipality")
            .order_by("body__name")
        )
    bodies: dict[str, Body] = {str(row.body_id): row.body for row in rows}
    if not bodies:
        return None
    key = chosen if chosen in bodies else next(iter(bodies))
    return Acting(
        person=account.person_id,
        body=bodies[key],
        roles=frozenset(Role(row.role) for row in rows if str(row.body_id) == key),
        author=author_of(account.person_id),
        bodies=tuple(bodies.values()),
    )
