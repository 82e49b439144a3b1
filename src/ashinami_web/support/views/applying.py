"""What leads to support: programmes, advisers, an application and with what the support begins."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.people.roles import Permission
from ashinami_web.plans.row_forms import asked, circles, take
from ashinami_web.support.actions import add_adviser, apply, set_pattern, write_programme
from ashinami_web.support.forms import AdviserForm, ApplyForm, PatternForm, ProgrammeForm
from ashinami_web.support.models import Case, Programme
from ashinami_web.support.queries import suggested


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def programme(request: ActingRequest, key: UUID | None = None) -> HttpResponse:
    """Write a programme."""
    row = None if key is None else get_object_or_404(Programme, pk=key, body=request.acting.body)
    form = ProgrammeForm(asked(request), initial=ProgrammeForm.initial_of(row), circles=circles(request))

    def act() -> None:
        write_programme(row, form.said(), circle=form.shared_with, by=request.acting, at=clock.now(), day=clock.today())

    intro = (
        ""
        if request.acting.may(Permission.ACCOMPANY)
        else _("支援する側がこの足並みにいないときに、紙のとおりに書きます。")
    )
    return take(request, form, act, title=_("支援事業を書く"), intro=intro, back=reverse("support"))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def adviser(request: ActingRequest) -> HttpResponse:
    """Put somebody on the roster."""
    form = AdviserForm(asked(request), circles=circles(request))

    def act() -> None:
        add_adviser(**form.said(), circle=form.shared_with, by=request.acting, at=clock.now(), day=clock.today())

    return take(request, form, act, title=_("アドバイザーを加える"), back=reverse("support"))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def new(request: ActingRequest, key: UUID) -> HttpResponse:
    """Apply for a programme."""
    found = get_object_or_404(Programme, pk=key)
    initial = {"applied_on": clock.today(), "circle": found.circle_id}
    form = ApplyForm(asked(request), initial=initial | _begins(request), circles=circles(request))
    form.offer(previous=Case.objects.filter(body=request.acting.body).order_by("-applied_on"))

    def act() -> None:
        apply(found, form.said(), circle=form.shared_with, by=request.acting, at=clock.now(), day=clock.today())

    return take(request, form, act, title=_("支援を申し込む"), intro=found.name, back=reverse("support"))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def pattern(request: ActingRequest, key: UUID) -> HttpResponse:
    """Say with what the support begins; what the last self-check says is offered first."""
    found = get_object_or_404(Case.objects.select_related("circle"), pk=key, body=request.acting.body)
    initial = {"pattern": found.pattern} if found.pattern else _begins(request)
    form = PatternForm(asked(request), initial=initial)

    def act() -> None:
        set_pattern(found, form.cleaned_data["pattern"], by=request.acting, at=clock.now(), day=clock.today())

    return take(request, form, act, title=_("支援の型を選ぶ"), intro=found.theme, back=reverse("case", args=[key]))


def _begins(request: ActingRequest) -> dict[str, str]:
    found = suggested(request.acting.body)
    return {"pattern": found[0].value} if len(found) == 1 else {}
