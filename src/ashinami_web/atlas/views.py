"""Layers: the list, one of them, where they come from, and bringing files in."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ashinami.geo.imports.base import Reading, importers, read
from ashinami.geo.layer_files import dump
from ashinami_web.atlas.actions import Change, remove_layer, take_over
from ashinami_web.atlas.forms import ImportForm
from ashinami_web.atlas.queries import boundary_of, by_kind, layers_of, shown, town_of
from ashinami_web.atlas.values import layer_value
from ashinami_web.buses.queries import in_use
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.people.roles import Permission
from ashinami_web.runs.roads import roads_file

GEOJSON = "application/geo+json"


@require_GET
@needs(None)
def layers(request: ActingRequest) -> HttpResponse:
    """List the layers of the municipality with their marks and sources."""
    context = {
        "groups": by_kind(layers_of(request.acting.body)),
        "may_keep": request.acting.may(Permission.KEEP_LAYERS),
    }
    return render(request, "atlas/layers.html", context)


@require_GET
@needs(None)
def layer(request: ActingRequest, key: UUID) -> HttpResponse:
    """Show a layer with its features."""
    row = get_object_or_404(layers_of(request.acting.body), pk=key)
    text = request.GET.get("q", "").strip()[:120]
    context = {
        "layer": row,
        "q": text,
        "table": shown(row, text),
        "may_keep": request.acting.may(Permission.KEEP_LAYERS),
    }
    return render(request, "atlas/_features.html" if request.htmx else "atlas/layer.html", context)


@require_GET
@needs(None)
def layer_file(request: ActingRequest, key: UUID) -> HttpResponse:
    """Return the layer as GeoJSON; source, licence, year and mark travel in it."""
    row = get_object_or_404(layers_of(request.acting.body), pk=key)
    answer = HttpResponse(dump(layer_value(row)), content_type=GEOJSON)
    answer["Content-Disposition"] = f'attachment; filename="layer-{row.pk}.geojson"'
    return answer


@require_GET
@needs(None)
def sources(request: ActingRequest) -> HttpResponse:
    """Show where everything comes from, as it must be named."""
    town = town_of(request.acting.body)
    named = {"layers": layers_of(town), "timetables": in_use(town), "has_roads": roads_file(town).exists()}
    return render(request, "atlas/sources.html", named)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_LAYERS)
def bring_in(request: ActingRequest) -> HttpResponse:
    """Read files and say what is in them; take them over when asked to, whole or not at all."""
    by, kinds = request.acting, importers()
    form = ImportForm(request.POST or None, request.FILES or None, initial={"kind": request.GET.get("kind", "")})
    reading: Reading | None = None
    change: Change | None = None
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        town = town_of(by.body)
        files = form.said_files()
        reading = read(said["kind"], files, form.order(town.name, boundary_of(by.body)))
        if reading.layer is not None and request.POST.get("do") == "take":
            row, change = take_over(
                reading.layer,
                files=[file.name for file in files],
                places=said["places"] and kinds[said["kind"]].makes_places,
                by=by,
                at=clock.now(),
                day=clock.today(),
            )
            messages.success(request, _told(change))
            if not reading.notices:
                return redirect("layer", row.pk)
    context = {
        "form": form,
        "kinds": [kind for kind in kinds.values() if not kind.goes_on_roads],
        "reading": reading,
        "change": change,
    }
    return render(request, "atlas/bring_in.html", context)


@require_POST
@needs(Permission.KEEP_LAYERS)
def take_away(request: ActingRequest, key: UUID) -> HttpResponse:
    """Take a layer away."""
    row = get_object_or_404(layers_of(request.acting.body), pk=key)
    name = row.name
    remove_layer(row, by=request.acting, at=clock.now(), day=clock.today())
    messages.success(request, _("「%(name)s」を外しました。行き先にした場所は残しています。") % {"name": name})
    return redirect("layers")


def _told(change: Change) -> str:
    if change.is_nothing:
        return _("前に取り込んだものと同じです。何も変わっていません。")
    told = _(
        "取り込みました：新しい %(added)d件、変わった %(changed)d件、なくなった %(removed)d件、同じ %(same)d件。"
    ) % {
        "added": change.added,
        "changed": change.changed,
        "removed": change.removed,
        "same": change.same,
    }
    places = change.places
    if places.added or places.updated or places.kept:
        told += _("場所：加えた %(added)d件、直した %(updated)d件、人が直していたのでそのままの %(kept)d件。") % {
            "added": places.added,
            "updated": places.updated,
            "kept": places.kept,
        }
    return told
