"""Requests after log-in: `request.acting` is known to exist, and each view says what it needs."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, cast

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

from ashinami_web.config.acting import Acting
from ashinami_web.people.roles import Permission

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails


class ActingRequest(HttpRequest):
    """A request of somebody who acts for a body."""

    acting: Acting
    htmx: HtmxDetails


type _View[**P] = Callable[Concatenate[ActingRequest, P], HttpResponseBase]


def needs[**P](
    permission: Permission | None,
) -> Callable[[_View[P]], Callable[Concatenate[HttpRequest, P], HttpResponseBase]]:
    """Let in only who is logged in, acts for a body and has the permission (None: any role will do)."""

    def decorate(view: _View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
        @wraps(view)
        def guarded(request: ActingRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            acting: Acting | None = getattr(request, "acting", None)
            if acting is None:
                raise PermissionDenied("this account acts for no body today")
            if permission is not None:
                acting.require(permission)
            return view(request, *args, **kwargs)

        return login_required(cast("Callable[Concatenate[HttpRequest, P], HttpResponseBase]", guarded))

    return decorate
