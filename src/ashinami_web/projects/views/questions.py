"""Questions to the transport office and other authorities."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.meetings.views.asking import Ask, ask, doing, sent
from ashinami_web.people.roles import Permission
from ashinami_web.projects import talk_actions
from ashinami_web.projects.models import OfficeQuestion, Project
from ashinami_web.projects.talk_forms import OfficeAnswerForm, QuestionForm
from ashinami_web.projects.views.talks import MOST_LISTED, row_named


@require_GET
@needs(Permission.SEE_COMMUNITY)
def question_list(request: ActingRequest) -> HttpResponse:
    """Show the questions put to offices, open ones first."""
    rows = OfficeQuestion.objects.select_related("project", "body").order_by("answered_on", "-sent_on")[:MOST_LISTED]
    context = {"rows": rows, "today": clock.today(), "may_write": request.acting.may(Permission.KEEP_COMMUNITY)}
    return render(request, "projects/questions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def question_new(request: ActingRequest) -> HttpResponse:
    """Write a question."""
    initial = {"project": row_named(Project, request.GET.get("project", ""))}
    form = QuestionForm(sent(request), by=request.acting, day=clock.today(), initial=initial)

    def do() -> str:
        return reverse(
            "office_question", args=[talk_actions.write_question(None, form.cleaned_data, **doing(request)).pk]
        )

    lead = _("事実と問いを分けて書くと、窓口が答えやすくなります。「法の相談」の結果を紙で添えられます。")
    return ask(request, form, Ask(_("照会を書く"), reverse("office_questions"), lead), do)


@require_GET
@needs(Permission.SEE_COMMUNITY)
def question_page(request: ActingRequest, officequestion: UUID) -> HttpResponse:
    """Show a question with its answer."""
    found = get_object_or_404(OfficeQuestion.objects.select_related("project", "body"), pk=officequestion)
    may_write = found.is_own() and request.acting.may(Permission.KEEP_COMMUNITY)
    return render(
        request, "projects/question.html", {"question": found, "may_write": may_write, "today": clock.today()}
    )


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def question_write(request: ActingRequest, officequestion: UUID) -> HttpResponse:
    """Change a question that was not answered."""
    found = _own_question(officequestion)
    names = ("to_office", "project", "title", "facts", "question", "our_view", "sent_on", "answer_due", "circle")
    initial = {name: getattr(found, name) for name in names}
    form = QuestionForm(sent(request), by=request.acting, day=clock.today(), initial=initial)
    back = reverse("office_question", args=[found.pk])

    def do() -> str:
        talk_actions.write_question(found, form.cleaned_data, **doing(request))
        return back

    return ask(request, form, Ask(_("照会を書き直す"), back, done=_("書き直しました。")), do)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def question_answer(request: ActingRequest, officequestion: UUID) -> HttpResponse:
    """Write down the answer."""
    found = _own_question(officequestion)
    initial = {"answered_on": clock.today(), "answer": found.answer, "answered_post": found.answered_post}
    form, back = OfficeAnswerForm(sent(request), initial=initial), reverse("office_question", args=[found.pk])

    def do() -> str:
        talk_actions.answer_question(found, form.cleaned_data, **doing(request))
        return back

    return ask(request, form, Ask(_("照会の答えを書く"), back, found.title, done=_("答えを書きました。")), do)


def _own_question(key: UUID) -> OfficeQuestion:
    found = get_object_or_404(OfficeQuestion.objects.select_related("project", "circle"), pk=key)
    return found if found.is_own() else get_object_or_404(OfficeQuestion, pk=None)
