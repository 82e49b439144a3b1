"""What maps are drawn from: GeoJSON, each in the scope of who asks."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from ashinami_web.bodies.body_queries import areas_of, work_of
from ashinami_web.bookings.models import Place
from ashinami_web.bookings.place_queries import listed
from ashinami_web.bookings.queries import place_value
from ashinami_web.bookings.views.callers import person_asked
from ashinami_web.config import clock
from ashinami_web.config.days import day_asked
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.maps.features import Feature, Kind, area, collection, point
from ashinami_web.maps.roads import roads_of
from ashinami_web.maps.tours import ends_of, tours_on
from ashinami_web.people.roles import Permission


@require_GET
@needs(None)
def roads(request: ActingRequest) -> HttpResponseBase:
    """Give the roads of the municipality; nothing (204) where it has no road graph."""
    drawn = roads_of(request.acting.body)
    if drawn is None:
        return HttpResponse(status=204)
    answer = HttpResponse(drawn, content_type="application/geo+json")
    answer["Cache-Control"] = "private, max-age=3600"
    return answer


@require_GET
@never_cache
@needs(Permission.PLAN)
def tours(request: ActingRequest) -> HttpResponseBase:
    """Give the tours of a day."""
    day = day_asked(request.GET.get("day", "")) or clock.today()
    return _answer(tours_on(request.acting.body, day))


@require_GET
@never_cache
@needs(Permission.TAKE_WISHES)
def wish(request: ActingRequest) -> HttpResponseBase:
    """Give where a rider lives and where she wants to go, as the desk's form has it."""
    rider = person_asked(request.GET.get("rider", ""))
    if rider is None:
        return _answer([])
    key = request.GET.get("destination", "")
    goal = next((row for row in listed(request.acting.body) if str(row.pk) == key), None)
    return _answer(ends_of(rider, goal))


@require_GET
@never_cache
@needs(None)
def places(request: ActingRequest) -> HttpResponseBase:
    """Give the places the group may name."""
    rows = listed(request.acting.body)
    return _answer(feature for row in rows for feature in _place(row))


@require_GET
@never_cache
@needs(None)
def place(request: ActingRequest, key: Any) -> HttpResponseBase:  # noqa: ANN401 - a converter gives it
    """Give one place."""
    row = get_object_or_404(listed(request.acting.body), pk=key)
    return _answer(_place(row))


@require_GET
@needs(None)
def areas(request: ActingRequest) -> HttpResponseBase:
    """Give the areas of the municipality that have been drawn, with who works there."""
    today = clock.today()
    work = list(work_of(request.acting.body, today))
    return _answer(
        area(row.outline, row.name, text="、".join(str(one.body) for one in work if one.area_id == row.pk))
        for row in areas_of(request.acting.body, today)
        if row.outline
    )


def _place(row: Place) -> list[Feature]:
    """Return a place as a point; nothing while nobody knows where it is."""
    where = place_value(row).point
    if where is None:
        return []
    kind = gettext(row.get_kind_display())
    return [point(where, Kind.PLACE, row.name, text=kind, href=reverse("place", args=[row.pk]))]


def _answer(features: Any) -> JsonResponse:  # noqa: ANN401 - any iterable of features
    return JsonResponse(collection(features), json_dumps_params={"ensure_ascii": False})
