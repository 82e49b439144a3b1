"""The 地理院タイル, where an administrator allows them: only pages that show nobody's point may ask 国土地理院."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.csp import csp_override

type _View[**P] = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def with_tiles[**P](view: _View[P]) -> _View[P]:
    """Let the page's browser ask for tiles, if they are allowed at all; without it the content security policy refuses them."""

    @wraps(view)
    def allowing(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not settings.GSI_TILES:
            return view(request, *args, **kwargs)
        policy = settings.SECURE_CSP
        opened = {source: [*policy.get(source, ["'self'"]), settings.GSI_HOST] for source in ("img-src", "connect-src")}
        answer: HttpResponseBase = csp_override(policy | opened)(view)(request, *args, **kwargs)
        return answer

    return cast("_View[P]", allowing)
