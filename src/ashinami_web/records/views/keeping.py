"""How long records are kept, what may go, the group's own rules before somebody drives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ashinami.casework.records.retention import Clock, law_period
from ashinami.vocabulary.records import CountedFrom, HouseRule, RecordKind
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.config.rows import dated
from ashinami_web.people.models import Disclosure
from ashinami_web.people.queries import authors, people_known
from ashinami_web.people.roles import Permission
from ashinami_web.records.forms import KeepForm, LiftForm, RuleForm
from ashinami_web.records.keeping_actions import (
    confirm_deletion,
    end_keep_rule,
    propose_deletion,
    somebody_else_may,
    take_proposal_back,
    write_keep_rule,
)
from ashinami_web.records.models import Deletion, GroupRule, KeepRule, Lifted
from ashinami_web.records.periods import kept
from ashinami_web.records.rule_actions import end_rule, lift_rule, set_rule
from ashinami_web.records.views.asking import doing, told_of, tried


@dataclass(frozen=True, slots=True)
class KindLine:
    """A kind of record: how many there are, how many may go, whose time is next, what keeps them."""

    kind: RecordKind
    count: int
    over: int
    next: Clock | None
    law: str
    asks: str


@require_GET
@needs(Permission.MANAGE_GROUP)
def keeping(request: ActingRequest) -> HttpResponse:
    """Show each kind of record with its clock, the proposals, and longer periods somebody asks for."""
    body, today = request.acting.body, clock.today()
    proposals = list(Deletion.objects.filter(body=body).order_by("-proposed_at")[:50])
    names = authors(author for row in proposals for author in (row.proposed_by, row.decided_by))
    context = {
        "kinds": [_line(body.pk, kind, today) for kind in RecordKind],
        "proposals": [
            (row, RecordKind(row.kind), names.get(row.proposed_by, ""), names.get(row.decided_by, ""))
            for row in proposals
        ],
        "rules": [
            (row, RecordKind(row.kind), CountedFrom(row.counted_from))
            for row in KeepRule.objects.filter(dated(on=today), body=body).order_by("kind", "start")
        ],
        "form": KeepForm(),
        "may_manage": True,
    }
    return render(request, "records/keeping.html", context)


@require_POST
@needs(Permission.MANAGE_GROUP)
def keep_rule(request: ActingRequest) -> HttpResponse:
    """Write a longer period."""
    form = KeepForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        kind, counted = RecordKind(said["kind"]), CountedFrom(said["counted_from"])
        tried(
            request,
            lambda: write_keep_rule(
                kind, months=said["months"], counted_from=counted, source=said["source"], **doing(request)
            ),
            gettext_lazy("決まりを書きました。"),
        )
    else:
        told_of(form, request)
    return redirect("records_keeping")


@require_POST
@needs(Permission.MANAGE_GROUP)
def keep_rule_end(request: ActingRequest, key: UUID) -> HttpResponse:
    """End a longer period."""
    row = get_object_or_404(KeepRule, pk=key, body=request.acting.body)
    tried(request, lambda: end_keep_rule(row, **doing(request)), gettext_lazy("決まりを終えました。"))
    return redirect("records_keeping")


@require_POST
@needs(Permission.MANAGE_GROUP)
def propose(request: ActingRequest, kind: str) -> HttpResponse:
    """Propose to delete the records of a kind whose time is past."""
    found = _kind(kind)
    tried(request, lambda: propose_deletion(found, **doing(request)), gettext_lazy("消去を提案しました。"))
    return redirect("records_keeping")


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.MANAGE_GROUP)
def deletion(request: ActingRequest, key: UUID) -> HttpResponse:
    """Show what a proposal would delete; confirm it, or take it back."""
    row = get_object_or_404(Deletion, pk=key, body=request.acting.body)
    if request.method == "POST":
        if "back" in request.POST:
            tried(request, lambda: take_proposal_back(row, **doing(request)), gettext_lazy("提案を取り下げました。"))
        else:
            tried(request, lambda: confirm_deletion(row, **doing(request)), gettext_lazy("消去しました。"))
        return redirect("records_keeping")
    today, keys = clock.today(), set(row.records)
    found = [one for one in kept(row.body_id, RecordKind(row.kind), today) if str(one.key) in keys]
    mine = row.proposed_by == request.acting.author
    context = {
        "row": row,
        "kind": RecordKind(row.kind),
        "records": found,
        "proposed_by": authors([row.proposed_by]).get(row.proposed_by, ""),
        "other_must": mine and somebody_else_may(request.acting, today),
    }
    return render(request, "records/deletion.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.MANAGE_GROUP)
def rules(request: ActingRequest) -> HttpResponse:
    """Show the group's own rules before somebody drives, what was lifted, and write a rule."""
    body, today = request.acting.body, clock.today()
    form = RuleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if tried(
            request,
            lambda: set_rule(HouseRule(said["rule"]), said["value"], **doing(request)),
            gettext_lazy("決まりを書きました。"),
        ):
            return redirect("records_rules")
    return _rules_page(request, form, LiftForm(drivers=people_known(body.pk, today, Disclosure.Purpose.DRIVE)))


@require_POST
@needs(Permission.MANAGE_GROUP)
def rule_end(request: ActingRequest, key: UUID) -> HttpResponse:
    """End a rule of the group's own."""
    row = get_object_or_404(GroupRule, pk=key, body=request.acting.body)
    tried(request, lambda: end_rule(row, **doing(request)), gettext_lazy("決まりを終えました。"))
    return redirect("records_rules")


@require_POST
@needs(Permission.SIGN_UNDETERMINED)
def lift(request: ActingRequest) -> HttpResponse:
    """Sign that a rule of the group's own does not stop a driver."""
    drivers = people_known(request.acting.body.pk, clock.today(), Disclosure.Purpose.DRIVE)
    form = LiftForm(request.POST, drivers=drivers)
    if form.is_valid():
        said = form.cleaned_data
        rule, driver = HouseRule(said["rule"]), UUID(said["driver"])
        days = {"first": said["first"], "last": said["last"], "reason": said["reason"]}
        if tried(request, lambda: lift_rule(rule, driver, **days, **doing(request)), gettext_lazy("署名しました。")):
            return redirect("records_rules")
    return _rules_page(request, RuleForm(), form)


def _rules_page(request: ActingRequest, form: RuleForm, lifting: LiftForm) -> HttpResponse:
    body, today = request.acting.body, clock.today()
    lifted = list(Lifted.objects.filter(body=body).prefetch_related("driver").order_by("-signed_at")[:50])
    names = authors(row.signed_by for row in lifted)
    context = {
        "form": form,
        "lifting": lifting,
        "rules": [(row, HouseRule(row.rule)) for row in GroupRule.objects.filter(dated(on=today), body=body)],
        "lifted": [(row, HouseRule(row.rule), names.get(row.signed_by, "")) for row in lifted],
        "may_manage": True,
    }
    return render(request, "records/rules.html", context)


def _kind(text: str) -> RecordKind:
    try:
        return RecordKind(text)
    except ValueError as error:
        raise Http404 from error


def _line(body: UUID, kind: RecordKind, day: date) -> KindLine:
    found = kept(body, kind, day)
    running = [one.clock for one in found if one.clock.last_day is not None and not one.clock.over(day)]
    law = law_period(kind, day)
    return KindLine(
        kind=kind,
        # who still drives, or still stands on the list, is not counted yet
        count=sum(one.clock.since is not None for one in found),
        over=sum(one.clock.over(day) for one in found),
        next=min(running, key=lambda one: one.last_day or day, default=None),
        law=law[1] if law else _("法に書かれていません（要確認）"),
        asks=next((one.clock.asks for one in found if one.clock.asks), ""),
    )
