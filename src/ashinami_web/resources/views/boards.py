"""The boards: small helps, roles, partners; what fits what; what was brought together."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ashinami.casework.community.idle import said as hours_said
from ashinami.vocabulary.community import LifeField
from ashinami.vocabulary.helping import Board, MatchState, Side
from ashinami_web.bodies.community_fields import names_near
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.people.roles import Permission
from ashinami_web.resources.actions import ResourceError
from ashinami_web.resources.board_actions import bring_together, end_entry, write_entry, write_match
from ashinami_web.resources.board_queries import entries, found_for, matches_of
from ashinami_web.resources.models import Entry, Match
from ashinami_web.resources.service_forms import EntryForm, MatchForm
from ashinami_web.resources.views.register import by_now
from ashinami_web.ui.sheet import Sheet, sheet

A_PAGE = 100
MOST_OFFERS = 2_000


def _board(text: str) -> Board:
    return Board(text) if text in Board else Board.HELP


@require_GET
@needs(Permission.SEE_COMMUNITY)
def board(request: ActingRequest) -> HttpResponse:
    """Show a board: what is sought beside what is given."""
    body, today = request.acting.body, clock.today()
    which, field = _board(request.GET.get("board", "")), request.GET.get("field", "")
    sides = [
        (side, Paginator(entries(body, today, board=which, side=side, field=field), A_PAGE).get_page(1))
        for side in Side
    ]
    context = {"which": which, "boards": list(Board), "sides": sides, "fields": list(LifeField), "field": field}
    return render(request, "resources/board.html", context)


@needs(Permission.KEEP_COMMUNITY)
def write(request: ActingRequest, key: UUID | None = None) -> HttpResponse:
    """Write an entry."""
    by = request.acting
    known = get_object_or_404(Entry, pk=key, body=by.body) if key else None
    initial: dict[str, Any] = {"board": request.GET.get("board", ""), "side": request.GET.get("side", "")}
    initial["about"] = by.body
    if known:
        initial = {name: getattr(known, name) for name in EntryForm.base_fields if hasattr(known, name)}
        initial |= {"fields_": known.fields, "skills": "、".join(known.skills), "circle": str(known.circle_id or "")}
    form = EntryForm(request.POST or None, near=by.body, day=clock.today(), initial=initial)
    if request.method == "POST" and form.is_valid():
        said = form.said()
        try:
            row = write_entry(known, said.pop("about"), said, **by_now(request))
        except ResourceError as error:
            form.add_error("times_text", str(error))
        else:
            messages.success(request, _("掲示板に書きました。"))
            return redirect("entry", row.pk)
    around = Sheet(
        title=_("掲示板に書く"),
        back=reverse("entry", args=[known.pk]) if known else reverse("board_of_needs"),
        back_word=_("掲示板に戻る"),
        names=names_near(by.body),
    )
    return sheet(request, form, around)


@require_GET
@needs(Permission.SEE_COMMUNITY)
def entry(request: ActingRequest, key: UUID) -> HttpResponse:
    """Show an entry; of a need, the helps that fit it and why."""
    rows = Entry.objects.select_related("about", "area__within__within__within", "body").prefetch_related("person")
    row = get_object_or_404(rows, pk=key)
    today = clock.today()
    which = Board(row.board)
    seeks = row.side == Side.SEEKS.value
    found = []
    if seeks:
        offers = entries(request.acting.body, today, board=which, side=Side.GIVES)[:MOST_OFFERS]
        found = found_for(row, offers)
    context = {
        "entry": row,
        "seeks": seeks,
        "hours": hours_said(row.times),
        "tags": [LifeField(code) for code in row.fields],
        "found": found,
        "matches": [(match, match.body_id == request.acting.body.pk) for match in matches_of(row)],
        "match_form": MatchForm(auto_id=False),
        "own": row.body_id == request.acting.body.pk,
        "states": list(MatchState),
    }
    return render(request, "resources/entry.html", context)


@require_POST
@needs(Permission.KEEP_COMMUNITY)
def entry_end(request: ActingRequest, key: UUID) -> HttpResponse:
    """Take an entry off the board."""
    row = get_object_or_404(Entry, pk=key, body=request.acting.body)
    end_entry(row, **by_now(request))
    messages.success(request, _("掲示板からはずしました。"))
    return redirect(f"{reverse('board_of_needs')}?board={row.board}")


@require_POST
@needs(Permission.KEEP_COMMUNITY)
def match(request: ActingRequest, key: UUID, gives: UUID) -> HttpResponse:
    """Bring a need and a help together."""
    need, help_ = get_object_or_404(Entry, pk=key), get_object_or_404(Entry, pk=gives)
    try:
        bring_together(need, help_, note=request.POST.get("note", "")[:500], **by_now(request))
    except ResourceError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("引き合わせたことを書きました。"))
    return redirect("entry", need.pk)


@require_POST
@needs(Permission.KEEP_COMMUNITY)
def match_change(request: ActingRequest, key: UUID) -> HttpResponse:
    """Write how far a match is."""
    row = get_object_or_404(Match, pk=key, body=request.acting.body)
    form = MatchForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        write_match(row, state=MatchState(said["state"]), note=said["note"], reward=said["reward"], **by_now(request))
        messages.success(request, _("書きとめました。"))
    else:
        messages.error(request, _("いまの様子を、一覧から選んでください。"))
    return redirect("entry", row.seeks_id)
