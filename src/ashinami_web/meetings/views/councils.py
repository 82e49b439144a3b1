"""Councils: what meets, who sits in it, by which rule it meets."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ashinami.community.balance import Side
from ashinami.community.kinds import kinds
from ashinami_web.bodies.models import Area
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.meetings import council_actions, meeting_actions
from ashinami_web.meetings.council_forms import CouncilForm, EndForm, MemberForm, SeriesForm
from ashinami_web.meetings.models import Council, CouncilMember, Decision, Series
from ashinami_web.meetings.queries import (
    chairs_of,
    composition_of,
    councils,
    last_came,
    leans_of,
    meetings_before,
    meetings_from,
    members_on,
)
from ashinami_web.meetings.task_queries import lines, open_actions
from ashinami_web.meetings.views.asking import Ask, ask, doing, sent, tried
from ashinami_web.people.roles import Permission

SHOWN = 12
LONG_AWAY = timedelta(days=183)
"""How long somebody may be away before the secretary is told to ask."""


@require_GET
@needs(Permission.SEE_COMMUNITY)
def council_list(request: ActingRequest) -> HttpResponse:
    """List what meets, own and shared."""
    rows = [(council, council.of_kind, council.is_own()) for council in councils(clock.today())]
    return render(request, "meetings/councils.html", {"rows": rows})


@require_GET
@needs(Permission.SEE_COMMUNITY)
def council_page(request: ActingRequest, council: UUID) -> HttpResponse:
    """Show a council: who sits in it and who is missing, when it meets, whose turn the chair is, what is open."""
    found, today = _council(council), clock.today()
    members = members_on(found, today)
    leans, came = leans_of(found, members, today), last_came(found, today)
    nobody = {key for lean in leans if lean.side is Side.AREA for key in lean.missing}
    context = {
        "council": found,
        "kind": found.of_kind,
        "may_write": _may_write(request, found),
        "members": [(member, found.of_kind.seat(member.seat), came.get(member.pk)) for member in members],
        "nobody_of": Area.objects.filter(pk__in=nobody).order_by("name"),
        "long_ago": today - LONG_AWAY,
        "whole": composition_of(found, members, today),
        "leans": [lean for lean in leans if lean.is_one_sided],
        "unknown": [lean for lean in leans if lean.unknown],
        "chairs": chairs_of(found, members)[:3],
        "series": found.series.order_by("start"),
        "coming": meetings_from(today, council=found)[:SHOWN],
        "past": meetings_before(today, council=found)[:SHOWN],
        "actions": lines(open_actions(council=found)[:SHOWN], today),
        "decisions": Decision.objects.filter(council=found, replaced_by__isnull=True).order_by("-decided_on")[:SHOWN],
    }
    return render(request, "meetings/council.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def council_new(request: ActingRequest) -> HttpResponse:
    """Write down something that meets."""
    today = clock.today()
    offered = {name: request.GET[name] for name in ("kind", "area", "name") if name in request.GET}
    form = CouncilForm(sent(request), by=request.acting, day=today, initial={"start": today} | offered)
    page = Ask(
        _("会議体を加える"),
        reverse("councils"),
        _("協議体、庁内の会議、部会など、くり返し集まるものを書きます。種類を選ぶと、だれが集まるかの目安が出ます。"),
        done=_("会議体を加えました。委員と、開く日を書いてください。"),
    )

    def do() -> str:
        row = council_actions.write_council(None, form.said(), **doing(request))
        return reverse("council", args=[row.pk])

    return ask(request, form, page, do, kinds=kinds().values())


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def council_write(request: ActingRequest, council: UUID) -> HttpResponse:
    """Change what is written of a council."""
    found = own_council(council)
    form = CouncilForm(
        sent(request), by=request.acting, day=clock.today(), council=found, initial=CouncilForm.initial_of(found)
    )
    back = reverse("council", args=[found.pk])

    def do() -> str:
        council_actions.write_council(found, form.said(), **doing(request))
        return back

    return ask(request, form, Ask(_("会議体を書き直す"), back, done=_("書き直しました。")), do)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def council_end(request: ActingRequest, council: UUID) -> HttpResponse:
    """Say that it no longer meets."""
    found, form = own_council(council), EndForm(sent(request), initial={"end": clock.today()})

    def do() -> str:
        council_actions.end_council(found, form.cleaned_data["end"], **doing(request))
        return reverse("councils")

    page = Ask(
        _("会議体を終える"),
        reverse("council", args=[found.pk]),
        _("記録は残ります。その日からあとの予定は、開かないことになります。"),
    )
    return ask(request, form, page, do)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def member_new(request: ActingRequest, council: UUID) -> HttpResponse:
    """Let somebody sit in it."""
    found, today = own_council(council), clock.today()
    initial = {"start": today, "seat": request.GET.get("seat", "")}
    form = MemberForm(sent(request), by=request.acting, day=today, council=found, initial=initial)
    back = reverse("council", args=[found.pk])

    def do() -> str:
        name = form.cleaned_data["new_person"]
        council_actions.add_member(found, form.said(), name=name, **doing(request))
        return back

    page = Ask(
        _("委員を加える"),
        back,
        _(
            "年代・性別・地区は、声のかたよりを確かめるためだけに使い、3人より少ない組は表に出しません。書かなくてもかまいません。"
        ),
        done=_("委員を加えました。"),
    )
    return ask(request, form, page, do)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def member_end(request: ActingRequest, councilmember: UUID) -> HttpResponse:
    """Say from which day somebody no longer sits in it."""
    found = get_object_or_404(CouncilMember.objects.select_related("council"), pk=councilmember)
    own_council(found.council_id)
    form, back = EndForm(sent(request), initial={"end": clock.today()}), reverse("council", args=[found.council_id])

    def do() -> str:
        council_actions.end_member(found, form.cleaned_data["end"], **doing(request))
        return back

    return ask(request, form, Ask(_("委員の任期を終える"), back, str(found), done=_("任期の終わりを書きました。")), do)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def series_new(request: ActingRequest, council: UUID) -> HttpResponse:
    """Let it meet by a rule, and make the dates of a year."""
    found, today = own_council(council), clock.today()
    form = SeriesForm(sent(request), by=request.acting, day=today, initial={"start": today})
    back = reverse("council", args=[found.pk])

    def do() -> str:
        series = council_actions.add_series(found, form.said(), **doing(request))
        until = series.end or today + meeting_actions.AHEAD
        made = meeting_actions.make_dates(series, until=until, **doing(request))
        messages.success(request, _("%(made)s回分の予定をつくりました。一回ずつ動かせます。") % {"made": made})
        return back

    page = Ask(
        _("開く日の決まり"), back, _("「毎月第3木曜日」のように決めます。祝日と、一回だけの変更は、あとから直せます。")
    )
    return ask(request, form, page, do)


@require_POST
@needs(Permission.KEEP_COMMUNITY)
def series_more(request: ActingRequest, series: UUID) -> HttpResponse:
    """Make the dates of the year ahead."""
    found = get_object_or_404(Series.objects.select_related("council"), pk=series)
    own_council(found.council_id)
    until = found.end or clock.today() + meeting_actions.AHEAD
    made = meeting_actions.make_dates(found, until=until, **doing(request))
    messages.success(request, _("%(made)s回分の予定を足しました。") % {"made": made})
    return redirect("council", found.council_id)


@require_POST
@needs(Permission.KEEP_COMMUNITY)
def series_end(request: ActingRequest, series: UUID) -> HttpResponse:
    """End the rule today."""
    found = get_object_or_404(Series.objects.select_related("council"), pk=series)
    own_council(found.council_id)
    end = max(clock.today(), found.start)
    said = gettext_lazy("くり返しを終えました。あとの予定は、開かないことになりました。")
    tried(request, lambda: council_actions.end_series(found, end, **doing(request)), said)
    return redirect("council", found.council_id)


def own_council(key: UUID) -> Council:
    """Return a council of the body acted for; another's is not found."""
    found = _council(key)
    return get_object_or_404(Council, pk=found.pk if found.is_own() else None)


def _council(key: UUID) -> Council:
    return get_object_or_404(Council.objects.select_related("area", "body", "circle"), pk=key)


def _may_write(request: ActingRequest, council: Council) -> bool:
    return council.is_own() and request.acting.may(Permission.KEEP_COMMUNITY)
