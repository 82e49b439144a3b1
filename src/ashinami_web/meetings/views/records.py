"""Minutes and decisions."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.meetings import record_actions
from ashinami_web.meetings.meeting_forms import DecisionForm, MinutesForm, OwnDecisionForm
from ashinami_web.meetings.models import AgendaItem, Decision, Minutes
from ashinami_web.meetings.queries import page_of
from ashinami_web.meetings.task_queries import lines
from ashinami_web.meetings.views.asking import Ask, ask, attempt, doing, sent
from ashinami_web.meetings.views.meetings import own_meeting, show
from ashinami_web.people.queries import authors
from ashinami_web.people.roles import Permission

FIELDS = ("title", "reasons", "alternatives", "dissent", "conditions")


@require_POST
@needs(Permission.KEEP_COMMUNITY)
def minutes_new(request: ActingRequest, meeting: UUID) -> HttpResponse:
    """Write down what was said on an item (item=) or in general."""
    found, form = own_meeting(meeting), MinutesForm(request.POST)
    item = _item(request.POST.get("item", ""), found.pk)
    if form.is_valid() and attempt(
        form, lambda: record_actions.write_minutes(found, item, form.cleaned_data["text"], **doing(request))
    ):
        messages.success(request, _("議事録に書きました。"))
        return redirect(f"{reverse('meeting', args=[found.pk])}#{f'item-{item.pk}' if item else 'minutes'}")
    return show(request, found, minutes=form)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def minutes_correct(request: ActingRequest, minutes: UUID) -> HttpResponse:
    """Correct a line of the minutes: the wrong one stays, and says that it was corrected."""
    wrong = get_object_or_404(Minutes.objects.select_related("meeting", "item"), pk=minutes)
    found = own_meeting(wrong.meeting_id)
    form, back = MinutesForm(sent(request), initial={"text": wrong.text}), reverse("meeting", args=[found.pk])

    def do() -> str:
        record_actions.correct_minutes(wrong, form.cleaned_data["text"], **doing(request))
        return back

    page = Ask(
        _("議事録を訂正する"),
        back,
        _("前に書いた行は消えません。「訂正あり」の印がつき、新しい行が並びます。"),
        done=_("訂正を書きました。"),
    )
    return ask(request, form, page, do)


@require_GET
@needs(Permission.SEE_COMMUNITY)
def decision_list(request: ActingRequest) -> HttpResponse:
    """List the decisions: those to look at again first asked for (?due=1), found by words (?q=), a page at a time."""
    today, asked = clock.today(), request.GET.get("q", "").strip()
    rows = Decision.objects.select_related("council", "meeting", "body").order_by("-decided_on", "-written_at")
    for word in asked.split():
        rows = rows.filter(title__contains=word) | rows.filter(reasons__contains=word)
    if "due" in request.GET:
        rows = rows.filter(revisit_on__lte=today, replaced_by__isnull=True)
    shown, more = page_of(rows, request.GET.get("from", "0"))
    replaced = set(Decision.objects.filter(replaces__in=shown).values_list("replaces_id", flat=True))
    context = {
        "rows": [(row, row.pk in replaced) for row in shown],
        "more": more,
        "asked": asked,
        "due": "due" in request.GET,
        "today": today,
        "may_write": request.acting.may(Permission.KEEP_COMMUNITY),
    }
    return render(request, "meetings/decisions.html", context)


@require_GET
@needs(Permission.SEE_COMMUNITY)
def decision_page(request: ActingRequest, decision: UUID) -> HttpResponse:
    """Show a decision with its reasons, what it replaced and what replaced it, and the actions that came of it."""
    found = get_object_or_404(Decision.objects.select_related("council", "meeting", "body", "replaces"), pk=decision)
    actions = found.actions.select_related("owner_body").prefetch_related("owner", "notes")
    context = {
        "decision": found,
        "newer": found.replaced_by.first(),
        "by": authors([found.written_by]).get(found.written_by, ""),
        "actions": lines(actions, clock.today()),
        "today": clock.today(),
        "may_write": found.is_own() and request.acting.may(Permission.KEEP_COMMUNITY),
    }
    return render(request, "meetings/decision.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def decide(request: ActingRequest, meeting: UUID) -> HttpResponse:
    """Write down a decision of a meeting."""
    found = own_meeting(meeting)
    form = DecisionForm(sent(request), by=request.acting, day=clock.today(), initial={"decided_on": found.day})
    back = reverse("meeting", args=[found.pk])

    def do() -> str:
        record_actions.decide(form.cleaned_data, meeting=found, **doing(request))
        return back

    return ask(request, form, Ask(_("決めたことを書く"), back, LEAD, done=_("決めたことを書きました。")), do)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def decide_alone(request: ActingRequest) -> HttpResponse:
    """Write down a decision outside a meeting."""
    today = clock.today()
    form = OwnDecisionForm(sent(request), by=request.acting, day=today, initial={"decided_on": today})

    def do() -> str:
        return reverse("decision", args=[record_actions.decide(form.cleaned_data, **doing(request)).pk])

    return ask(request, form, Ask(_("決めたことを書く"), reverse("decisions"), LEAD), do)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def decide_anew(request: ActingRequest, decision: UUID) -> HttpResponse:
    """Write the decision that takes the place of another; the old one stays and leads to it."""
    found = get_object_or_404(Decision.objects.select_related("council", "circle"), pk=decision)
    if not found.is_own():
        return redirect("decision", found.pk)
    today = clock.today()
    initial = {name: getattr(found, name) for name in FIELDS} | {"decided_on": today}
    form = DecisionForm(sent(request), by=request.acting, day=today, initial=initial)
    back = reverse("decision", args=[found.pk])

    def do() -> str:
        said = form.cleaned_data | {"circle": found.circle}
        return reverse("decision", args=[record_actions.decide(said, replaces=found, **doing(request)).pk])

    lead = _("前の決定は消えません。新しい決定が、その続きとして並びます。")
    return ask(request, form, Ask(_("決め直す"), back, lead, done=_("新しい決定を書きました。")), do)


LEAD = gettext_lazy("あとから来た人が「なぜこうなったか」を読めるように、わけと、ほかに考えたことを書きます。")


def _item(key: str, meeting: UUID) -> AgendaItem | None:
    try:
        return AgendaItem.objects.filter(pk=UUID(key), meeting=meeting).first()
    except ValueError:
        return None
