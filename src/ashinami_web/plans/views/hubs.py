"""The steps towards a small hub, taken into a plan."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ashinami.community.hub_steps import Hub, among, steps_for, words
from ashinami.geo.layer import LayerKind
from ashinami_web.atlas.queries import values_of
from ashinami_web.bodies.body_queries import bodies_around
from ashinami_web.bodies.models import Body
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.people.roles import Permission
from ashinami_web.plans.actions import add_hub_steps
from ashinami_web.plans.models import Plan
from ashinami_web.plans.writing import RoomError


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def hub_steps(request: ActingRequest, key: UUID) -> HttpResponse:
    """Show the steps towards a hub (?hub=, of the table of hubs), and take those chosen into the plan."""
    found = get_object_or_404(Plan.objects.select_related("circle", "area"), pk=key, body=request.acting.body)
    hubs = _hubs(request.acting.body)
    asked = request.POST if request.method == "POST" else request.GET
    own = next((hub.name for hub, area in hubs if found.area is not None and area == found.area.name), "")
    name = asked.get("hub", own)
    hub = next((one for one, _area in hubs if one.name == name), Hub())
    if request.method == "POST":
        return _take(request, found, hub)
    steps = steps_for(hub)
    there = set(found.steps.values_list("title", flat=True))
    titles = {step.key: step.title for step in steps}
    context = {
        "plan": found,
        "hubs": [one for one, _area in hubs],
        "hub": hub,
        "steps": [(step, step.title in there, [titles[before] for before in step.after]) for step in steps],
    }
    return render(request, "plans/hub_steps.html", context)


def _take(request: ActingRequest, plan: Plan, hub: Hub) -> HttpResponse:
    chosen = among(steps_for(hub), request.POST.getlist("step"))
    keeper = bodies_around(request.acting.body).filter(name=hub.keeper).first() if hub.keeper else None
    try:
        count = add_hub_steps(plan, chosen, keeper=keeper, by=request.acting, at=clock.now(), day=clock.today())
    except RoomError as error:
        messages.error(request, str(error))
        return redirect("plan_hub_steps", plan.pk)
    messages.success(request, _("手順を%(n)s件入れました。担当と期限は、話し合って決めます。") % {"n": count})
    return redirect("plan", plan.pk)


def _hubs(body: Body) -> list[tuple[Hub, str]]:
    """Return the hubs in the layers of the municipality, each with its living area."""
    features = [each for layer in values_of(body, LayerKind.HUBS) for each in layer.features]
    return [
        (
            Hub(one.name, words(one.facts.get("lacks", "")), one.facts.get("links", ""), one.facts.get("keeper", "")),
            one.facts.get("area", ""),
        )
        for one in features
    ]
