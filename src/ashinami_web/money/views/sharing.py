"""Costs several bodies share: the agreements, one with its partners and lines, the reckoning and its paper."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ashinami.basics.day import Month
from ashinami_web.bodies.body_queries import bodies_around
from ashinami_web.bodies.models import Body, CircleMember
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.money.models import CostPartner, CostStatement, SharedCost
from ashinami_web.money.sharing_actions import agree, reckon, set_partner, share_lines
from ashinami_web.money.sharing_forms import AgreementForm, PartnerForm, UntilForm, chosen_lines
from ashinami_web.money.sharing_view import agreements, last_statement, paid_by_grants, partners_of, waiting
from ashinami_web.money.views.parts import file_answer
from ashinami_web.people.roles import Permission
from ashinami_web.plans.row_forms import asked, circles, take
from ashinami_web.plans.writing import RoomError


def _kept(request: ActingRequest, key: UUID) -> SharedCost:
    """Return an agreement whose books the body keeps."""
    return get_object_or_404(SharedCost.objects.select_related("circle", "body"), pk=key, body=request.acting.body)


@require_GET
@needs(Permission.SEE_COMMUNITY)
def shared_costs(request: ActingRequest) -> HttpResponse:
    """List the agreements the body keeps or reads, with what is left for whom."""
    may_keep = request.acting.may(Permission.KEEP_MONEY)
    return render(request, "money/shared_costs.html", {"rows": agreements(request.acting.body), "may_keep": may_keep})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_MONEY)
def agreement(request: ActingRequest, sharedcost: UUID | None = None) -> HttpResponse:
    """Write an agreement."""
    row = None if sharedcost is None else _kept(request, sharedcost)
    initial = AgreementForm.initial_of(row) or {"start": clock.today()}
    form = AgreementForm(asked(request), initial=initial, circles=circles(request))
    target = [reverse("shared_cost", args=[row.pk]) if row else reverse("shared_costs")]

    def act() -> None:
        said, circle = form.said(), form.shared_with
        made = agree(row, said, circle=circle, by=request.acting, at=clock.now(), day=clock.today())
        target.append(reverse("shared_cost", args=[made.pk]))

    intro = _("分かち合う集まりの団体は、取り決めと計算書を読みます。帳簿そのものは、だれにも見えません。")
    answer = take(request, form, act, title=_("共同の費用の取り決め"), intro=intro, back=target[0])
    return redirect(target[-1]) if len(target) > 1 else answer


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_MONEY)
def partner(request: ActingRequest, sharedcost: UUID, costpartner: UUID | None = None) -> HttpResponse:
    """Write who takes part."""
    shared = _kept(request, sharedcost)
    found = None if costpartner is None else get_object_or_404(CostPartner, pk=costpartner, shared=shared)
    form = PartnerForm(asked(request), initial=PartnerForm.initial_of(found))
    around = bodies_around(request.acting.body).values("pk")
    members = CircleMember.objects.filter(circle=shared.circle).values("body")
    known = Body.objects.filter(pk__in=around) | Body.objects.filter(pk__in=members)
    if found is None:
        form.offer(partner=known.distinct().order_by("kind", "name"))
    else:
        form.offer(partner=Body.objects.filter(pk=found.partner_id))

    def act() -> None:
        said = form.said()
        set_partner(shared, **said, by=request.acting, at=clock.now(), day=clock.today())

    return take(request, form, act, title=_("いっしょに行う団体"), back=reverse("shared_cost", args=[shared.pk]))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.SEE_COMMUNITY)
def shared_cost(request: ActingRequest, sharedcost: UUID) -> HttpResponse:
    """Show an agreement: who takes part and where each stands; to who keeps the books also the lines that wait."""
    shared = get_object_or_404(SharedCost.objects.select_related("circle", "body"), pk=sharedcost)
    keeps = shared.body_id == request.acting.body.pk and request.acting.may(Permission.KEEP_MONEY)
    if request.method == "POST":
        return _lines_sent(request, _kept(request, sharedcost))
    context = {
        "shared": shared,
        "keeps": keeps,
        "partners": partners_of(shared),
        "last": last_statement(shared),
        "statements": CostStatement.objects.filter(shared=shared).order_by("-until"),
        "lines": waiting(shared) if keeps else [],
        "aided": paid_by_grants(shared) if keeps else 0,
        "form": UntilForm(initial={"until": str(Month.of(clock.today()))}),
    }
    return render(request, "money/shared_cost.html", context)


def _lines_sent(request: ActingRequest, shared: SharedCost) -> HttpResponse:
    request.acting.require(Permission.KEEP_MONEY)
    try:
        chosen = chosen_lines(request.POST)
        count = share_lines(shared, chosen, by=request.acting, at=clock.now(), day=clock.today())
    except RoomError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("%(n)s件を書きました。") % {"n": count})
    return redirect("shared_cost", shared.pk)


@require_POST
@needs(Permission.KEEP_MONEY)
def shared_cost_reckon(request: ActingRequest, sharedcost: UUID) -> HttpResponse:
    """Reckon what is shared until a month."""
    shared, form = _kept(request, sharedcost), UntilForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("月を入れてください。"))
        return redirect("shared_cost", shared.pk)
    try:
        reckon(shared, Month.parse(form.cleaned_data["until"]), by=request.acting, at=clock.now(), day=clock.today())
    except RoomError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("計算書をつくりました。分かち合う団体に見えています。"))
    return redirect("shared_cost", shared.pk)


@require_GET
@needs(Permission.SEE_COMMUNITY)
def cost_statement(_request: ActingRequest, coststatement: UUID) -> HttpResponse:
    """Return the paper of a reckoning."""
    from ashinami.casework.money.sharing_sheet import sharing_sheet  # noqa: PLC0415 - the typesetter is needed here only
    from ashinami.papers.transcript import transcript_pdf  # noqa: PLC0415 - as above

    found = get_object_or_404(CostStatement.objects.select_related("shared", "body"), pk=coststatement)
    group, fictional = found.body.name, found.body.fictional
    sheet = sharing_sheet(found.content, group=group, until=found.month, day=found.made_on, fictional=fictional)
    return file_answer(transcript_pdf(sheet.title, [sheet]), f"kyodo-{found.until}.pdf")
