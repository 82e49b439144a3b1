"""Requests after log-in: `request.acting` is known to exist, and each view says what it needs."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import TYPE_CHECKING, Concatenate, cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from ashinami_web.config.acting import Acting
from ashinami_web.people.roles import Permission

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails


class ActingRequest(HttpRequest):
    """A request of somebody who acts for a body."""

    acting: Acting
    htmx: HtmxDetails


def key_in(text: object) -> UUID | None:
    """Return the key that a text names; None when it names none."""
    try:
        return UUID(text) if isinstance(text, str) else None
    except ValueError:
        return None


type _View[**P] = Callable[Concatenate[ActingRequest, P], HttpResponseBase]


def needs[**P](
    permission: Permission | None,
) -> Callable[[_View[P]], Callable[Concatenate[HttpRequest, P], HttpResponseBase]]:
    """Let in only who is logged in, acts for a body and has the permission (None: any role will do)."""

    def decorate(view: _View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
        @wraps(view)
        def guarded(request: ActingRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return _to_login(request)
            acting: Acting | None = getattr(request, "acting", None)
            if acting is None:
                raise PermissionDenied("this account acts for no body today")
            if permission is not None:
                acting.require(permission)
            return view(request, *args, **kwargs)

        return cast("Callable[Concatenate[HttpRequest, P], HttpResponseBase]", guarded)

    return decorate


def _to_login(request: ActingRequest) -> HttpResponse:
    """Lead to the log-in page, and from there back to the page somebody came from; a fragment is left as it stands."""
    if request.htmx:
        return HttpResponse(status=HTTPStatus.UNAUTHORIZED)
    if request.method in ("GET", "HEAD"):
        return redirect_to_login(request.get_full_path())
    messages.warning(
        request,
        _("ログインの時間が切れていたため、送った内容は書きとめていません。入り直してから、もう一度お願いします。"),
    )
    came_from = request.headers.get("Referer", "")
    safe = url_has_allowed_host_and_scheme(came_from, {request.get_host()}, require_https=request.is_secure())
    return redirect_to_login(came_from if safe else "/")
