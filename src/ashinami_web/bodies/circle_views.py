"""Circles: which tables there are, who sits at each, and what the keeper changes."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ashinami_web.bodies.body_forms import EndForm
from ashinami_web.bodies.circle_actions import CircleError, end_circle, join, leave, open_circle, rename_circle
from ashinami_web.bodies.circle_forms import CircleForm, JoinForm, NewCircleForm
from ashinami_web.bodies.circle_queries import circles_around, circles_joined, could_join, members_of
from ashinami_web.bodies.models import Body, Circle, CircleMember
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.people.roles import Permission

MOST_LISTED = 20


@require_GET
@needs(Permission.SEE_COMMUNITY)
def circles(request: ActingRequest) -> HttpResponse:
    """List the circles of the municipality and those one belongs to."""
    return _list(request, NewCircleForm())


@require_POST
@needs(Permission.KEEP_COMMUNITY)
def new_circle(request: ActingRequest) -> HttpResponse:
    """Open a circle."""
    form = NewCircleForm(request.POST)
    if form.is_valid():
        try:
            row = open_circle(**form.said(), **_by(request))
        except CircleError as error:
            form.add_error("name", str(error))
        else:
            messages.success(request, _("集まりをつくりました。仲間の団体を加えてください。"))
            return redirect("circle", row.pk)
    return _list(request, form)


@require_GET
@needs(Permission.SEE_COMMUNITY)
def circle(request: ActingRequest, key: UUID) -> HttpResponse:
    """Show who belongs to a circle; to its keeper, the bodies that could join."""
    return _one(request, get_object_or_404(Circle, pk=key))


@require_POST
@needs(Permission.KEEP_COMMUNITY)
def change_circle(request: ActingRequest, key: UUID) -> HttpResponse:
    """Rename it, or end it."""
    row = _kept(request, key)
    if "end" in request.POST:
        ending = EndForm(request.POST)
        if not ending.is_valid():
            return _one(request, row, ending=ending)
        try:
            end_circle(row, end=ending.cleaned_data["end"], **_by(request))
        except CircleError as error:
            messages.error(request, str(error))
            return redirect("circle", row.pk)
        messages.success(request, _("集まりの終わりの日を書きました。"))
        return redirect("circles")
    form = CircleForm(request.POST)
    if not form.is_valid():
        return _one(request, row, form=form)
    try:
        rename_circle(row, **form.said(), **_by(request))
    except CircleError as error:
        form.add_error("name", str(error))
        return _one(request, row, form=form)
    messages.success(request, _("書き直しました。"))
    return redirect("circle", row.pk)


@require_POST
@needs(Permission.KEEP_COMMUNITY)
def join_circle(request: ActingRequest, key: UUID, body: UUID) -> HttpResponse:
    """Let a body belong to it."""
    row, newcomer = _kept(request, key), get_object_or_404(Body, pk=body)
    form = JoinForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("いつからかを、入れ直してください。"))
        return redirect("circle", row.pk)
    try:
        join(row, newcomer, start=form.cleaned_data["start"], **_by(request))
    except CircleError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("%(body)sを仲間に加えました。") % {"body": newcomer})
    return redirect("circle", row.pk)


@require_POST
@needs(Permission.KEEP_COMMUNITY)
def leave_circle(request: ActingRequest, key: UUID) -> HttpResponse:
    """Say from when a body no longer belongs to it."""
    member = get_object_or_404(CircleMember.objects.select_related("circle"), pk=key)
    form = EndForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("終わりの日を、入れ直してください。"))
        return redirect("circle", member.circle_id)
    try:
        leave(member, end=form.cleaned_data["end"], **_by(request))
    except CircleError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("仲間から抜ける日を書きました。"))
    return redirect("circle", member.circle_id)


def _kept(request: ActingRequest, key: UUID) -> Circle:
    return get_object_or_404(Circle, pk=key, keeper=request.acting.body)


def _list(request: ActingRequest, form: NewCircleForm) -> HttpResponse:
    body, today = request.acting.body, clock.today()
    context = {
        "rows": circles_around(body, today),
        "joined": {row.pk for row in circles_joined(body, today)},
        "form": form,
        "keeps": request.acting.may(Permission.KEEP_COMMUNITY),
    }
    return render(request, "bodies/circles.html", context)


def _one(request: ActingRequest, row: Circle, **sent: Any) -> HttpResponse:  # noqa: ANN401 - forms as they were sent
    today, text = clock.today(), request.GET.get("q", "").strip()
    keeps = row.keeper_id == request.acting.body.pk and request.acting.may(Permission.KEEP_COMMUNITY)
    found = list(could_join(row, today, text)[: MOST_LISTED + 1]) if keeps else []
    context = {
        "circle": row,
        "members": members_of(row, today),
        "keeps": keeps,
        "own": request.acting.body.pk,
        "q": text,
        "found": found[:MOST_LISTED],
        "more": len(found) > MOST_LISTED,
        "form": CircleForm(initial={"kind": row.kind, "name": row.name}),
        "end_today": today,
    }
    return render(request, "bodies/circle.html", context | sent)


def _by(request: ActingRequest) -> dict[str, Any]:
    return {"by": request.acting, "at": clock.now(), "day": clock.today()}
