"""The bodies of the municipality and its areas: a list for everybody, forms for the administrator."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ashinami_web.bodies.body_actions import BodyError, add_area, add_body, end_area, start_work, stop_work
from ashinami_web.bodies.body_forms import AreaForm, BodyForm, EndForm, WorkForm
from ashinami_web.bodies.body_queries import (
    areas_of,
    bodies_around,
    bodies_found,
    body_lines,
    work_of,
    workers_by_area,
)
from ashinami_web.bodies.models import Body, BodyArea
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, key_in, needs
from ashinami_web.maps.tiles import with_tiles
from ashinami_web.people.roles import Permission

A_PAGE = 50
MOST_WORKERS = 10
"""How many bodies an area names; where more work, it says how many and leads to the list."""


@with_tiles
@require_GET
@needs(None)
def bodies(request: ActingRequest) -> HttpResponse:
    """List the bodies with what they are, where they work and who acts for them as far as it may be seen."""
    return _page(request)


@require_POST
@needs(Permission.MANAGE_ACCOUNTS)
def new_body(request: ActingRequest) -> HttpResponse:
    """Add a body."""
    form = BodyForm(request.POST, auto_id="body_%s")
    return _do(request, "body", form, lambda: add_body(**form.said(), **_by(request)), _("団体を加えました。"))


@require_POST
@needs(Permission.MANAGE_ACCOUNTS)
def new_area(request: ActingRequest) -> HttpResponse:
    """Add an area."""
    form = _area_form(request, sent=True)
    return _do(request, "area", form, lambda: add_area(**form.said(), **_by(request)), _("区域を加えました。"))


@require_POST
@needs(Permission.MANAGE_ACCOUNTS)
def new_work(request: ActingRequest) -> HttpResponse:
    """Say that a body works in an area."""
    form = _work_form(request, sent=True)
    done = _("団体の活動する区域を書きました。")
    return _do(request, "work", form, lambda: start_work(**form.said(), **_by(request)), done)


@require_POST
@needs(Permission.MANAGE_ACCOUNTS)
def close_area(request: ActingRequest, key: UUID) -> HttpResponse:
    """End an area."""
    row = get_object_or_404(areas_of(request.acting.body, clock.today()), pk=key)
    form = EndForm(request.POST, auto_id=f"end{key}_%s")
    act = lambda: end_area(area=row, end=form.cleaned_data["end"], **_by(request))  # noqa: E731 - done only if the form is right
    return _do(request, "ending", form, act, _("区域の終わりの日を書きました。"))


@require_POST
@needs(Permission.MANAGE_ACCOUNTS)
def close_work(request: ActingRequest, key: UUID) -> HttpResponse:
    """Say from when a body no longer works in an area."""
    row = get_object_or_404(work_of(request.acting.body, clock.today()), pk=key)
    form = EndForm(request.POST, auto_id=f"end{key}_%s")
    act = lambda: stop_work(row=row, end=form.cleaned_data["end"], **_by(request))  # noqa: E731 - done only if the form is right
    return _do(request, "ending", form, act, _("活動の終わりの日を書きました。"))


def _do(request: ActingRequest, name: str, form: forms.Form, act: Callable[[], object], done: str) -> HttpResponse:
    """Act on a form that is right; on one that is not, or is refused, show it again as it was sent."""
    if form.is_valid():
        try:
            act()
        except BodyError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, done)
            return redirect("bodies")
    return _page(request, **{name: form})


def _page(request: ActingRequest, **sent: forms.Form) -> HttpResponse:
    by, today, asked = request.acting, clock.today(), request.GET
    look: dict[str, Any] = {
        "text": asked.get("q", "").strip()[:60],
        "kind": asked.get("kind", ""),
        "area": key_in(asked.get("area", "")),
    }
    found = Paginator(bodies_found(by.body, today, **look), A_PAGE).get_page(asked.get("page"))
    counts, areas = workers_by_area(by.body, today), list(areas_of(by.body, today))
    few = [area.pk for area in areas if counts.get(area.pk, 0) <= MOST_WORKERS]
    workers: defaultdict[UUID, list[BodyArea]] = defaultdict(list)
    for row in work_of(by.body, today).filter(area__in=few):
        workers[row.area_id].append(row)
    context: dict[str, Any] = {
        "found": found,
        "lines": body_lines(found, by.body, today),
        "look": look,
        "kinds": Body.Kind,
        "query": asked_again(request),
        "areas": [(area, workers[area.pk], counts.get(area.pk, 0)) for area in areas],
        "many": {area.pk for area in areas} - set(few),
        "outlined": any(area.outline for area in areas),
        "manages": by.may(Permission.MANAGE_ACCOUNTS),
        "sees": by.may(Permission.SEE_COMMUNITY),
        "wrong": next(iter(sent), ""),
    }
    if context["manages"]:
        context |= {
            "body": BodyForm(auto_id="body_%s"),
            "area": _area_form(request),
            "work": _work_form(request),
            "end_today": today,
        }
    return render(request, "bodies/bodies.html", context | sent)


def _area_form(request: ActingRequest, *, sent: bool = False) -> AreaForm:
    today = clock.today()
    return AreaForm(request.POST if sent else None, areas=areas_of(request.acting.body, today), today=today)


def _work_form(request: ActingRequest, *, sent: bool = False) -> WorkForm:
    body, today = request.acting.body, clock.today()
    known, areas = bodies_around(body), areas_of(body, today)
    return WorkForm(request.POST if sent else None, bodies=known, areas=areas, today=today)


def asked_again(request: ActingRequest) -> str:
    """Return what the list is narrowed by, to go on to its next page."""
    return urlencode({name: value for name, value in request.GET.items() if name != "page" and value})


def _by(request: ActingRequest) -> dict[str, Any]:
    return {"by": request.acting, "at": clock.now(), "day": clock.today()}
