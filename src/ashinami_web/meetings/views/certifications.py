"""Recognition of local councils."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ashinami.community.certification.check import Checked
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.meetings import certification_actions
from ashinami_web.meetings.models import Application
from ashinami_web.meetings.queries import members_on
from ashinami_web.meetings.task_forms import ApplicationForm, CheckForm, RecogniseForm, SupportForm
from ashinami_web.meetings.task_queries import all_recognised, meetings_held, recognised, statistics
from ashinami_web.meetings.views.asking import Ask, ask, attempt, doing, sent
from ashinami_web.people.queries import authors
from ashinami_web.people.roles import Permission


@require_GET
@needs(Permission.SEE_COMMUNITY)
def certification_list(request: ActingRequest) -> HttpResponse:
    """List the applications with where they stand, and the counts."""
    rows = all_recognised(clock.today())
    context = {
        "rows": rows,
        "statistics": statistics(rows),
        "may_write": request.acting.may(Permission.KEEP_COMMUNITY),
    }
    return render(request, "meetings/certifications.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def certification_new(request: ActingRequest) -> HttpResponse:
    """Write down an application; ?renews= names the one it renews."""
    today = clock.today()
    renews = _renewed(request.GET.get("renews", ""))
    initial: dict[str, object] = {"applied_on": today}
    if renews:
        names = ("rule", "name", "applicant", "council", "area", "circle")
        initial |= {name: getattr(renews, name) for name in names}
    form = ApplicationForm(sent(request), by=request.acting, day=today, initial=initial)

    def do() -> str:
        row = certification_actions.apply(form.cleaned_data, renews=renews, **doing(request))
        return reverse("certification", args=[row.pk])

    page = Ask(
        _("認定の更新を申請する") if renews else _("認定の申請を書く"),
        reverse("certifications"),
        _("決まりは見本です。自分の市町村の要領とちがうところは、確かめて覚え書きに書きます。"),
        done=_("申請を書きました。項目を一つずつ確かめます。"),
    )
    return ask(request, form, page, do)


@require_GET
@needs(Permission.SEE_COMMUNITY)
def certification_page(request: ActingRequest, application: UUID) -> HttpResponse:
    """Show an application: its criteria, the decisions, the support."""
    return _page(request, _application(application))


@require_POST
@needs(Permission.KEEP_COMMUNITY)
def criterion(request: ActingRequest, application: UUID) -> HttpResponse:
    """Write down how one criterion was looked at (criterion=)."""
    found, form, key = _own(application), CheckForm(request.POST), request.POST.get("criterion", "")
    if form.is_valid() and attempt(
        form, lambda: certification_actions.check(found, key, **form.cleaned_data, **doing(request))
    ):
        messages.success(request, _("確かめたことを書きました。"))
        return redirect(f"{reverse('certification', args=[found.pk])}#{key}")
    return _page(request, found, wrong=(key, form))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def decide(request: ActingRequest, application: UUID) -> HttpResponse:
    """Decide on an application."""
    found, form = _own(application), RecogniseForm(sent(request), initial={"decided_on": clock.today()})
    back = reverse("certification", args=[found.pk])

    def do() -> str:
        certification_actions.recognise(found, form.cleaned_data, **doing(request))
        return back

    lead = _("すべての項目を満たし、何で確かめたかが書かれているときだけ、認定にできます。")
    return ask(request, form, Ask(_("認定の結果を書く"), back, lead, done=_("結果を書きました。")), do)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def support(request: ActingRequest, application: UUID) -> HttpResponse:
    """Write down how the office helped."""
    found, form = _own(application), SupportForm(sent(request), initial={"day": clock.today()})
    back = reverse("certification", args=[found.pk])

    def do() -> str:
        certification_actions.support(found, form.cleaned_data, **doing(request))
        return back

    return ask(request, form, Ask(_("支援の記録を書く"), back, done=_("支援の記録を書きました。")), do)


def _page(request: ActingRequest, found: Application, *, wrong: tuple[str, CheckForm] | None = None) -> HttpResponse:
    today = clock.today()
    stands = recognised(found, today)
    checks = {row.criterion: row for row in found.checks.all()}
    council = found.council
    rows = []
    for one in found.of_rule.criteria:
        row = checks.get(one.key)
        form = (
            wrong[1]
            if wrong and wrong[0] == one.key
            else CheckForm(initial={"met": row.met if row else None, "evidence": row.evidence if row else ""})
        )
        truth = (row.value if row else Checked()).truth
        rows.append((one, row, truth, form))
    decisions = found.recognitions.order_by("-decided_on", "-written_at")
    names = authors(row.written_by for row in decisions)
    context = {
        "application": found,
        "rule": found.of_rule,
        "stands": stands,
        "rows": rows,
        "decisions": [(row, names.get(row.written_by, "")) for row in decisions],
        "support": found.support.order_by("-day"),
        "held": meetings_held(found.council_id, today),
        "bodies": len({one.member_body_id for one in members_on(council, today) if one.member_body_id})
        if council
        else 0,
        "renewal": found.renewed_by.first(),
        "may_write": found.is_own() and request.acting.may(Permission.KEEP_COMMUNITY),
    }
    return render(request, "meetings/certification.html", context)


def _application(key: UUID) -> Application:
    rows = Application.objects.select_related("applicant", "council", "area", "body", "renews")
    return get_object_or_404(rows.prefetch_related("checks", "recognitions", "support"), pk=key)


def _own(key: UUID) -> Application:
    found = _application(key)
    return found if found.is_own() else get_object_or_404(Application, pk=None)


def _renewed(key: str) -> Application | None:
    try:
        return Application.objects.filter(pk=UUID(key)).first()
    except ValueError:
        return None
