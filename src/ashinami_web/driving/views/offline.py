"""What lets a driver's page run without signal: its worker, its manifest, the page without a name, and the door marks come in by."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from ashinami_web.config import clock
from ashinami_web.config.days import day_asked
from ashinami_web.config.scope import Scope, acting
from ashinami_web.driving.actions import hash_of, today_for_drivers
from ashinami_web.driving.models import DriverLink
from ashinami_web.driving.offline import day_of
from ashinami_web.driving.sync_actions import take_in
from ashinami_web.driving.views.page import base_of, head_of, is_open, link_of, private
from ashinami_web.offers.seen import seen

MOST_MARKS = 500
"""So many marks are taken in at once; the device sends the rest after them."""
MOST_BYTES = 512_000
KEPT_FILES = (
    *(f"ui/{name}.css" for name in ("tokens", "base", "components", "driver", "print")),
    "ui/icons.svg",
    "ui/mark.svg",
    *(f"driving/{name}.js" for name in ("driver", "screen", "marks", "store", "sync", "forms")),
)
"""The page's own files. None of them knows a name."""


@csrf_exempt  # the token in the address is what opens it; no cookie does, so no other site can send in somebody's name
@require_POST
@never_cache
def sync(request: HttpRequest, token: str) -> HttpResponse:
    """Take in what a device kept, and give it the day as it stands now.

    Marks are taken in after the link has ended too: those of a day it was good for count, the others wait for the desk. Every mark
    that is answered is on record here in one way or the other, and the device forgets it.
    """
    today, hashed = today_for_drivers(), hash_of(token)
    link = link_of(hashed, today)
    if link is None:
        return private(JsonResponse({"link": "unknown"}, status=HTTPStatus.NOT_FOUND))
    whole = _whole(request)
    said = _marks(whole)
    if said is None:
        return private(JsonResponse({"link": "unread"}, status=HTTPStatus.BAD_REQUEST))
    with acting(Scope(day=today, bodies=frozenset({link.body_id}))):
        answers = take_in(link, said, received_at=clock.now())
        _report(link, whole.get("seen"))
        state = "revoked" if link.revoked_at is not None else "open" if is_open(link, today) else "ended"
        return private(
            JsonResponse(
                {
                    "link": state,
                    "now": clock.now().isoformat(),
                    "arrived": {str(one.id): one.how for one in answers},
                    "count": len(answers),
                    "day": day_of(link, today) if state == "open" else None,
                }
            )
        )


@require_GET
@never_cache
def shell(request: HttpRequest, token: str) -> HttpResponse:
    """Return the page without a name or a ride: the worker keeps it, the device fills it."""
    today, hashed = today_for_drivers(), hash_of(token)
    link = link_of(hashed, today)
    if link is None or not is_open(link, today):
        return private(render(request, "driving/closed.html", {"base": base_of(token)}, status=HTTPStatus.GONE))
    with acting(Scope(day=today, bodies=frozenset({link.body_id}))):
        context = head_of(link) | {"today": None, "shown": None, "base": base_of(token)}
        return private(render(request, "driving/page.html", context))


@require_GET
def manifest(request: HttpRequest, token: str) -> HttpResponse:
    """Return what makes the page installable; it says nothing that the address does not."""
    del request
    base = base_of(token)
    content = {
        "name": _("足並み 運転"),
        "short_name": _("運転"),
        "lang": get_language(),
        "id": base,
        "start_url": base,
        "scope": base,
        "display": "standalone",
        "background_color": "#f4f6fa",
        "theme_color": "#ffffff",
        "icons": [{"src": static("ui/mark.svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "any"}],
    }
    return private(JsonResponse(content, content_type="application/manifest+json"))


@require_GET
def worker(request: HttpRequest, token: str) -> HttpResponse:
    """Return the script that answers without signal. It stands under the link, so that it serves this link and nothing else."""
    del request
    base = base_of(token)
    head = {
        "version": version(),
        "base": base,
        "shell": f"{base}shell/",
        "files": [static(name) for name in KEPT_FILES],
    }
    script = f"const KEPT = {json.dumps(head)};\n{_text('driving/worker.js')}"
    answer = private(HttpResponse(script, content_type="text/javascript; charset=utf-8"))
    answer["Cache-Control"] = "no-cache"
    return answer


@cache
def version() -> str:
    """Return what changes when one of the kept files does: the worker then fetches them anew."""
    return hashlib.sha256("".join(_text(name) for name in (*KEPT_FILES, "driving/worker.js")).encode()).hexdigest()[:12]


def _text(name: str) -> str:
    found: Any = finders.find(name)
    return Path(found).read_text()


def _whole(request: HttpRequest) -> dict[str, Any]:
    """Return what the device sent; nothing when it is no such message."""
    if len(request.body) > MOST_BYTES:
        return {}
    try:
        said = json.loads(request.body, parse_constant=_refuse)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _marks(said: dict[str, Any]) -> list[object] | None:
    """Return the marks of a message, as many as are taken at once; None when it has none."""
    marks = said.get("marks")
    return marks[:MOST_MARKS] if isinstance(marks, list) else None


def _report(link: DriverLink, said: object) -> None:
    """Write down which state of which day the device shows."""
    if isinstance(said, dict) and isinstance(said.get("version"), str) and isinstance(said.get("day"), str):
        day = day_asked(said["day"])
        if day is not None and said["version"]:
            seen(link, said["version"], clock.now(), day=day)


def _refuse(constant: str) -> float:
    raise ValueError(constant)
