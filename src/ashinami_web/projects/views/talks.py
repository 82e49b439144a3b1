"""Talks with firms, request sheets."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.meetings.views.asking import Ask, ask, doing, sent, tried
from ashinami_web.people.queries import authors
from ashinami_web.people.roles import Permission
from ashinami_web.projects import talk_actions
from ashinami_web.projects.models import Negotiation, Project, RequestSheet
from ashinami_web.projects.talk_forms import AnswerForm, RequestForm, TalkForm

MOST_LISTED = 100


@require_GET
@needs(Permission.SEE_COMMUNITY)
def talk_list(request: ActingRequest) -> HttpResponse:
    """Show the talks by the other side, with where it stands now, what was agreed, and answers that are due."""
    rows = list(
        Negotiation.objects.select_related("with_body", "project").order_by("-day", "-written_at")[:MOST_LISTED]
    )
    names = authors(row.written_by for row in rows)
    answered = set(Negotiation.objects.filter(follows__in=rows).values_list("follows_id", flat=True))
    by_side: dict[str, list[tuple[Negotiation, str, bool]]] = {}
    for row in rows:
        by_side.setdefault(str(row.with_body), []).append((row, names.get(row.written_by, ""), row.pk in answered))
    context = {
        "sides": by_side.items(),
        "today": clock.today(),
        "may_write": request.acting.may(Permission.KEEP_COMMUNITY),
    }
    return render(request, "projects/talks.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def talk_new(request: ActingRequest) -> HttpResponse:
    """Write down a talk, of a project (?project=), or one that follows another (?follows=)."""
    today, follows = clock.today(), row_named(Negotiation, request.GET.get("follows", ""))
    project = row_named(Project, request.GET.get("project", ""))
    initial: dict[str, object] = {"day": today, "project": project}
    if follows:
        initial |= {"with_body": follows.with_body_id, "project": follows.project_id, "position": follows.position}
    form = TalkForm(sent(request), by=request.acting, day=today, initial=initial)

    def do() -> str:
        talk_actions.write_talk(form.cleaned_data, follows=follows, **doing(request))
        return reverse("firm_talks")

    lead = _("書いたものは消えません。返事や続きは、新しい記録として並びます。")
    return ask(
        request, form, Ask(_("話し合いを書く"), reverse("firm_talks"), lead, done=_("話し合いを書きました。")), do
    )


@require_GET
@needs(Permission.SEE_COMMUNITY)
def request_list(request: ActingRequest) -> HttpResponse:
    """Show the requests that were written, and those that came."""
    rows = RequestSheet.objects.select_related("to_body", "body", "project").prefetch_related("answers")
    shown = list(rows.order_by("-by_when")[:MOST_LISTED])
    here = request.acting.body.pk
    context = {
        "ours": [row for row in shown if row.to_body_id != here],
        "came": [row for row in shown if row.to_body_id == here],
        "today": clock.today(),
        "may_write": request.acting.may(Permission.KEEP_COMMUNITY),
    }
    return render(request, "projects/requests.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def request_new(request: ActingRequest) -> HttpResponse:
    """Write a request sheet."""
    initial = {"project": row_named(Project, request.GET.get("project", ""))}
    form = RequestForm(sent(request), by=request.acting, day=clock.today(), initial=initial)

    def do() -> str:
        return reverse("request_sheet", args=[talk_actions.write_request(None, form.cleaned_data, **doing(request)).pk])

    return ask(request, form, Ask(_("お願いシートを書く"), reverse("request_sheets"), REQUEST_LEAD), do)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def request_write(request: ActingRequest, requestsheet: UUID) -> HttpResponse:
    """Change a sheet that was not sent."""
    found = _sheet(requestsheet)
    back = reverse("request_sheet", args=[found.pk])
    if not found.is_own() or found.sent_on is not None:
        return redirect(back)
    names = ("to_body", "project", "title", "asked", "gain", "we_do", "by_when", "circle")
    initial = {name: getattr(found, name) for name in names}
    form = RequestForm(sent(request), by=request.acting, day=clock.today(), initial=initial)

    def do() -> str:
        talk_actions.write_request(found, form.cleaned_data, **doing(request))
        return back

    return ask(request, form, Ask(_("お願いシートを書き直す"), back, REQUEST_LEAD, done=_("書き直しました。")), do)


@require_GET
@needs(Permission.SEE_COMMUNITY)
def request_page(request: ActingRequest, requestsheet: UUID) -> HttpResponse:
    """Show a request with its answers."""
    found = _sheet(requestsheet)
    context = {
        "request_sheet": found,
        "answers": found.answers.select_related("body").order_by("-written_at"),
        "own": found.is_own(),
        "may_answer": request.acting.may(Permission.KEEP_COMMUNITY)
        and found.sent_on is not None
        and request.acting.body.pk in (found.to_body_id, found.body_id),
        "may_write": found.is_own() and request.acting.may(Permission.KEEP_COMMUNITY),
        "today": clock.today(),
    }
    return render(request, "projects/request.html", context)


@require_POST
@needs(Permission.KEEP_COMMUNITY)
def request_send(request: ActingRequest, requestsheet: UUID) -> HttpResponse:
    """Send it."""
    found = _sheet(requestsheet)
    if found.is_own():
        said = gettext_lazy("送りました。相手の画面の「届いたお願い」に出ます。紙でも渡せます。")
        tried(request, lambda: talk_actions.send_request(found, **doing(request)), said)
    return redirect("request_sheet", found.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def request_answer(request: ActingRequest, requestsheet: UUID) -> HttpResponse:
    """Answer it, as the body that was asked, or as the office that got the paper back."""
    found = _sheet(requestsheet)
    if request.acting.body.pk not in (found.to_body_id, found.body_id):
        return redirect("request_sheet", found.pk)
    form, back = (
        AnswerForm(sent(request), initial={"answered_on": clock.today()}),
        reverse("request_sheet", args=[found.pk]),
    )

    def do() -> str:
        talk_actions.answer_request(found, form.cleaned_data, **doing(request))
        return back

    return ask(request, form, Ask(_("お願いに答える"), back, found.title, done=_("答えを書きました。")), do)


REQUEST_LEAD = gettext_lazy(
    "「連携してください」では動けません。何を、どれだけ、いつまでにと、相手の得になることを書きます。"
)


def _sheet(key: UUID) -> RequestSheet:
    return get_object_or_404(
        RequestSheet.objects.select_related("to_body", "body__municipality", "project", "circle"), pk=key
    )


def row_named[M: (Negotiation, Project)](model: type[M], key: str) -> M | None:
    """Return the row of a key written in an address; None when there is none, or it may not be seen."""
    try:
        return model.objects.filter(pk=UUID(key)).first()
    except ValueError:
        return None
