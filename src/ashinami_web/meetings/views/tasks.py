"""Actions: the board, one action, reminders."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ashinami.community.task import Ended, Standing
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.meetings import task_actions
from ashinami_web.meetings.models import Action, Council, Decision, Meeting
from ashinami_web.meetings.queries import councils, page_of
from ashinami_web.meetings.task_forms import ActionForm, EndingForm, MoveForm, NoteForm, TakeForm
from ashinami_web.meetings.task_queries import (
    COLUMNS,
    MOST_OPEN,
    lanes,
    lines,
    open_actions,
    reminders,
    sheets_of,
    standing_as,
)
from ashinami_web.meetings.views.asking import Ask, ask, doing, sent, tried
from ashinami_web.people.queries import authors
from ashinami_web.people.roles import Permission

FORMS: dict[str, type[forms.Form]] = {
    "take": TakeForm,
    "move": MoveForm,
    "follow": NoteForm,
    "escalate": NoteForm,
    "end": EndingForm,
}
TITLES = {
    "take": gettext_lazy("担当と期限を決める"),
    "move": gettext_lazy("期限を変える"),
    "follow": gettext_lazy("ようすを聞いたことを書く"),
    "escalate": gettext_lazy("会議や上の人にかけたことを書く"),
    "end": gettext_lazy("終わったことを書く"),
}


@require_GET
@needs(Permission.SEE_COMMUNITY)
def action_board(request: ActingRequest) -> HttpResponse:
    """Show the open actions in columns; of one council (?council=), or one's own (?mine=1)."""
    today, council = clock.today(), _council(request.GET.get("council", ""))
    more: dict[str, object] = {"council": council} if council else {}
    if "mine" in request.GET:
        more["owner"] = request.acting.person
    done = Action.objects.filter(**more).exclude(ended="").select_related("owner_body").order_by("-ended_on")[:10]
    context = {
        "columns": lanes(today, **more),
        "done": done,
        "council": council,
        "councils": councils(today),
        "mine": "mine" in request.GET,
        "may_write": request.acting.may(Permission.KEEP_COMMUNITY),
        "today": today,
    }
    return render(request, "meetings/actions.html", context)


@require_GET
@needs(Permission.SEE_COMMUNITY)
def action_list(request: ActingRequest) -> HttpResponse:
    """List every action, ended ones too, a page at a time: found by words (?q=), of a column (?standing=), of a council (?council=)."""
    asked, today = request.GET.get("q", "").strip(), clock.today()
    standing, council = request.GET.get("standing", ""), _council(request.GET.get("council", ""))
    rows = Action.objects.select_related("owner_body", "council").prefetch_related("owner", "notes")
    for word in asked.split():
        rows = rows.filter(title__contains=word)
    if standing in COLUMNS:
        rows = rows.filter(standing_as(Standing(standing), today))
    if council:
        rows = rows.filter(council=council)
    shown, more = page_of(rows.order_by("-since", "pk"), request.GET.get("from", "0"))
    context = {
        "rows": lines(shown, today),
        "more": more,
        "asked": asked,
        "columns": COLUMNS,
        "standing": standing,
        "council": council,
        "query": urlencode({"q": asked, "standing": standing, "council": str(council.pk) if council else ""}),
    }
    return render(request, "meetings/action_list.html", context)


@require_GET
@needs(Permission.SEE_COMMUNITY)
def reminder_list(request: ActingRequest) -> HttpResponse:
    """Show what is past its day or near it, body by body; ?paper=1 to print."""
    today = clock.today()
    paper = "paper" in request.GET
    whole = [(body, rows, len(rows)) for body, rows in reminders(open_actions()[:MOST_OPEN], today)] if paper else []
    context = {"sheets": whole if paper else sheets_of(today), "today": today}
    return render(request, "meetings/reminders_paper.html" if paper else "meetings/reminders.html", context)


@require_GET
@needs(Permission.SEE_COMMUNITY)
def action_page(request: ActingRequest, action: UUID) -> HttpResponse:
    """Show an action and what happened to it."""
    rows = Action.objects.select_related("owner_body", "council", "meeting", "decision", "body")
    found = get_object_or_404(rows.prefetch_related("owner", "notes"), pk=action)
    (line,) = lines([found], clock.today())
    notes = sorted(found.notes.all(), key=lambda note: (note.day, note.written_at))
    names = authors(note.written_by for note in notes)
    context = {
        "action": found,
        "line": line,
        "notes": [(note, names.get(note.written_by, "")) for note in notes],
        "may_write": found.is_own() and request.acting.may(Permission.KEEP_COMMUNITY),
        "titles": TITLES,
    }
    return render(request, "meetings/action.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def action_new(request: ActingRequest) -> HttpResponse:
    """Write down an action, of a meeting (?meeting=), a decision (?decision=) or none."""
    today = clock.today()
    meeting = _found(Meeting, request.GET.get("meeting", ""))
    decision = _found(Decision, request.GET.get("decision", ""))
    council = meeting.council if meeting else decision.council if decision else None
    form = ActionForm(sent(request), by=request.acting, day=today, initial={"council": council})
    back = (
        reverse("meeting", args=[meeting.pk])
        if meeting
        else reverse("decision", args=[decision.pk])
        if decision
        else reverse("actions")
    )

    def do() -> str:
        said = form.said() | {"meeting": meeting, "decision": decision}
        task_actions.add_action(said, name=form.cleaned_data["new_owner"], **doing(request))
        return back

    page = Ask(
        _("宿題を書く"),
        back,
        _("担当は一人です。決まらなければ空けておくと、「担当未定」の一覧に並びます。"),
        done=_("宿題を書きました。"),
    )
    return ask(request, form, page, do)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def action_step(request: ActingRequest, action: UUID, step: str) -> HttpResponse:
    """Do the next thing with an action: take, move, follow, escalate, end."""
    found = _own(action)
    if step not in FORMS:
        return redirect("action", found.pk)
    back = reverse("action", args=[found.pk])
    given: dict[str, Any] = {"by": request.acting, "day": clock.today()} if step == "take" else {}
    initial = {"owner": found.owner_id, "owner_body": found.owner_body, "due": found.due}
    form = FORMS[step](sent(request), initial=initial, **given)

    def do() -> str:
        _steps(request, found, form)[step]()
        return back

    return ask(request, form, Ask(TITLES[step], back, found.title, done=_("書きました。")), do)


@require_POST
@needs(Permission.KEEP_COMMUNITY)
def action_back(request: ActingRequest, action: UUID) -> HttpResponse:
    """Put an action back into the list of those nobody has taken."""
    found = _own(action)
    why = request.POST.get("why", "").strip()[:300]
    tried(
        request,
        lambda: task_actions.give_back(found, why, **doing(request)),
        gettext_lazy("担当未定に戻しました。"),
    )
    return redirect("action", found.pk)


def _steps(request: ActingRequest, found: Action, form: forms.Form) -> dict[str, Callable[[], None]]:
    said, told = form.cleaned_data, doing(request)
    return {
        "take": lambda: task_actions.take(
            found, said["owner"], said["owner_body"], said["due"], name=said["new_owner"], **told
        ),
        "move": lambda: task_actions.move(found, said["due"], said["text"], **told),
        "follow": lambda: task_actions.follow_up(found, said["text"], **told),
        "escalate": lambda: task_actions.escalate(found, said["text"], **told),
        "end": lambda: task_actions.end_action(found, Ended(said["ended"]), said["text"], **told),
    }


def _own(key: UUID) -> Action:
    found = get_object_or_404(Action, pk=key)
    return found if found.is_own() else get_object_or_404(Action, pk=None)


def _council(key: str) -> Council | None:
    return _found(Council, key)


def _found[M: (Council, Meeting, Decision)](model: type[M], key: str) -> M | None:
    try:
        return model.objects.filter(pk=UUID(key)).first()
    except ValueError:
        return None
