"""The catalogue of services: found, written, told to others; which body knows which service; what the own body was told."""

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

from ashinami.vocabulary.community import CareElement, LifeField
from ashinami_web.bodies.body_queries import areas_of
from ashinami_web.bodies.circle_queries import circles_joined
from ashinami_web.bodies.community_fields import names_near
from ashinami_web.bodies.models import Body, Circle
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.people.roles import Permission
from ashinami_web.resources.actions import ResourceError
from ashinami_web.resources.models import Service, ServiceNotice
from ashinami_web.resources.service_actions import acknowledge, tell_bodies, write_service
from ashinami_web.resources.service_forms import NoticeForm, ServiceForm
from ashinami_web.resources.service_queries import Look, catalogue, inbox, members_around, who_knows
from ashinami_web.resources.views.register import by_now, key_asked
from ashinami_web.ui.sheet import Sheet, sheet

A_PAGE = 50
MOST_COLUMNS = 12


@require_GET
@needs(Permission.SEE_COMMUNITY)
def services(request: ActingRequest) -> HttpResponse:
    """List the services, narrowed by what somebody looks for."""
    body, today, asked = request.acting.body, clock.today(), request.GET
    look = Look(
        text=asked.get("q", "").strip()[:60],
        area=key_asked(asked.get("area", "")),
        field=asked.get("field", ""),
        element=asked.get("element", ""),
        talks="talks" in asked,
    )
    context = {
        "found": Paginator(catalogue(body, today, look), A_PAGE).get_page(asked.get("page")),
        "look": look,
        "areas": areas_of(body, today),
        "fields": list(LifeField),
        "elements": list(CareElement),
        "told": inbox(body).count(),
        "query": "&".join(f"{name}={value}" for name, value in asked.items() if name != "page" and value),
    }
    return render(request, "resources/services.html", context)


@require_GET
@needs(Permission.SEE_COMMUNITY)
def service(request: ActingRequest, key: UUID) -> HttpResponse:
    """Show a service; to its keeper, whom to tell of it."""
    row = get_object_or_404(Service.objects.select_related("offered_by", "area", "body"), pk=key)
    return _one(request, row)


@needs(Permission.KEEP_COMMUNITY)
def write(request: ActingRequest, key: UUID | None = None) -> HttpResponse:
    """Write a service of the catalogue."""
    by, today = request.acting, clock.today()
    known = get_object_or_404(Service, pk=key, body=by.body) if key else None
    initial: dict[str, Any] = {"start": today, "public": True, "before_certification": True, "offered_by": by.body}
    if known:
        initial = {name: getattr(known, name) for name in ServiceForm.base_fields if hasattr(known, name)}
        initial |= {"fields_": known.fields, "circle": str(known.circle_id or "")}
    form = ServiceForm(request.POST or None, near=by.body, day=today, initial=initial)
    if request.method == "POST" and form.is_valid():
        row, is_new = write_service(known, form.said(), **by_now(request))
        messages.success(request, _("一覧に書きました。"))
        if is_new:
            messages.info(request, _("変わったことを、関係する団体に知らせてください。"))
        return redirect("service", row.pk)
    around = Sheet(
        title=_("サービスを書く"),
        back=reverse("service", args=[known.pk]) if known else reverse("services"),
        back_word=_("サービスの一覧に戻る"),
        names=names_near(by.body),
    )
    return sheet(request, form, around)


@require_POST
@needs(Permission.KEEP_COMMUNITY)
def tell(request: ActingRequest, key: UUID) -> HttpResponse:
    """Tell bodies of a service as it stands."""
    row = get_object_or_404(
        Service.objects.select_related("offered_by", "area", "body"), pk=key, body=request.acting.body
    )
    form = NoticeForm(request.POST, bodies=_to_tell(request, row))
    if form.is_valid():
        said = form.cleaned_data
        chosen = Body.objects.filter(pk__in=said["bodies"])
        try:
            made = tell_bodies(row, chosen, text=said["text"], how=ServiceNotice.How(said["how"]), **by_now(request))
        except ResourceError as error:
            form.add_error("bodies", str(error))
        else:
            messages.success(request, _("%(count)d団体に知らせました。") % {"count": len(made)})
            return redirect("service", row.pk)
    return _one(request, row, notice=form)


@require_GET
@needs(Permission.SEE_COMMUNITY)
def told(request: ActingRequest) -> HttpResponse:
    """Show what the own body was told and has not answered."""
    return render(request, "resources/told.html", {"rows": inbox(request.acting.body)[:A_PAGE]})


@require_POST
@needs(Permission.KEEP_COMMUNITY)
def know(request: ActingRequest, key: UUID) -> HttpResponse:
    """Say that the own body knows; or write, as who told it, that the other said so."""
    row = get_object_or_404(ServiceNotice.objects.select_related("service"), pk=key)
    acknowledge(row, **by_now(request))
    messages.success(request, _("「知っている」と書きました。"))
    own = row.to_body_id == request.acting.body.pk
    return redirect("services_told") if own else redirect("service", row.service_id)


@require_GET
@needs(Permission.SEE_COMMUNITY)
def knowing(request: ActingRequest) -> HttpResponse:
    """Show which body knows which service; the services least known first."""
    body, today = request.acting.body, clock.today()
    circles = {str(row.pk): row for row in circles_joined(body, today)}
    chosen: Circle | None = circles.get(request.GET.get("circle", ""))
    columns = members_around(body, today, chosen)
    rows = who_knows(Service.objects.filter(body=body, end__isnull=True).select_related("offered_by"), columns)
    context = {
        "circles": circles.values(),
        "chosen": chosen,
        "columns": columns[:MOST_COLUMNS],
        "left_out": columns[MOST_COLUMNS:],
        "rows": [(row, row.cells[:MOST_COLUMNS]) for row in rows],
        "all": len(columns),
    }
    return render(request, "resources/knowing.html", context)


def _to_tell(request: ActingRequest, row: Service) -> dict[str, str]:
    """Return the bodies that may be told: those of the circles the own body belongs to that have not been told of this version."""
    done = set(row.notices.filter(version=row.version).values_list("to_body_id", flat=True))
    around = members_around(request.acting.body, clock.today(), None)
    skip = {row.offered_by_id, row.body_id} | done
    return {str(body.pk): body.name for body in around if body.pk not in skip}


def _one(request: ActingRequest, row: Service, **sent: object) -> HttpResponse:
    keeps = row.body_id == request.acting.body.pk and request.acting.may(Permission.KEEP_COMMUNITY)
    to_tell = _to_tell(request, row) if keeps else {}
    context = {
        "service": row,
        "keeps": keeps,
        "in_force": row.start <= clock.today() and (row.end is None or row.end > clock.today()),
        "notices": row.notices.select_related("to_body").order_by("-version", "to_body__name") if keeps else (),
        "to_tell": to_tell,
        "notice": NoticeForm(bodies=to_tell, initial={"how": ServiceNotice.How.SENT}),
    }
    return render(request, "resources/service.html", context | sent)
