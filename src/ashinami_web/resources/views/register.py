"""The register of resources: a list, one body, what is written of it, and the round of confirming."""

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
from ashinami_web.bodies.body_actions import BodyError, add_area, add_body
from ashinami_web.bodies.body_forms import AreaForm
from ashinami_web.bodies.body_queries import areas_of, bodies_around, town_of
from ashinami_web.bodies.models import Body
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.people.roles import Permission
from ashinami_web.resources.actions import confirm_profile, name_contact, write_profile
from ashinami_web.resources.forms import ContactForm, NewBodyForm, ProfileForm
from ashinami_web.resources.map_queries import resource_map
from ashinami_web.resources.models import Entry, Profile
from ashinami_web.resources.queries import Filter, is_stale, lines, register, to_confirm
from ashinami_web.ui.sheet import Sheet, sheet

A_PAGE = 50
MOST_ROUND = 200


def by_now(request: ActingRequest) -> dict[str, Any]:
    """Return who acts, when: what every action is told."""
    return {"by": request.acting, "at": clock.now(), "day": clock.today()}


def key_asked(text: str) -> UUID | None:
    """Return a key written in an address; None when it is none."""
    try:
        return UUID(text)
    except ValueError:
        return None


@require_GET
@needs(Permission.SEE_COMMUNITY)
def resources(request: ActingRequest) -> HttpResponse:
    """List the bodies of the register, narrowed by what somebody looks for."""
    body, today, asked = request.acting.body, clock.today(), request.GET
    look = Filter(
        text=asked.get("q", "").strip()[:60],
        kind=asked.get("kind", ""),
        area=key_asked(asked.get("area", "")),
        element=asked.get("element", ""),
        field=asked.get("field", ""),
    )
    found = Paginator(register(body, today, look), A_PAGE).get_page(asked.get("page"))
    context = {
        "found": found,
        "lines": lines(found.object_list, body, today),
        "look": look,
        "kinds": [(kind.value, kind.label) for kind in Body.Kind],
        "areas": areas_of(body, today),
        "elements": list(CareElement),
        "fields": list(LifeField),
        "waiting": to_confirm(body, today).count(),
        "query": "&".join(f"{name}={value}" for name, value in asked.items() if name != "page" and value),
    }
    return render(request, "resources/register.html", context)


@require_GET
@needs(Permission.SEE_COMMUNITY)
def resource(request: ActingRequest, body: UUID) -> HttpResponse:
    """Show what is known of a body: in the own words, and as others wrote of it."""
    row = get_object_or_404(bodies_around(request.acting.body), pk=body)
    today = clock.today()
    own = request.acting.body.pk
    profiles = list(Profile.objects.filter(about=row).select_related("body", "circle").prefetch_related("contact"))
    (line,) = lines([row], request.acting.body, today)
    context = {
        "body": row,
        "line": line,
        "profiles": [(each, is_stale(each, today), each.body_id == own) for each in profiles],
        "has_own": any(each.body_id == own for each in profiles),
        "entries": Entry.objects.filter(about=row, end__isnull=True).select_related("area").order_by("side", "title"),
        "contact_form": ContactForm(auto_id="contact_%s"),
        "own": own,
    }
    return render(request, "resources/resource.html", context)


@needs(Permission.KEEP_COMMUNITY)
def profile(request: ActingRequest, body: UUID) -> HttpResponse:
    """Write what is known of a body."""
    row = get_object_or_404(bodies_around(request.acting.body), pk=body)
    known = Profile.objects.filter(about=row, body=request.acting.body).first()
    form = ProfileForm(
        request.POST or None, near=request.acting.body, day=clock.today(), initial=_initial(known) if known else {}
    )
    if request.method == "POST" and form.is_valid():
        write_profile(row, form.said(), **by_now(request))
        messages.success(request, _("台帳に書きました。"))
        return redirect("resource", row.pk)
    around = Sheet(
        title=_("%(body)sのことを書く") % {"body": row},
        back=reverse("resource", args=[row.pk]),
        back_word=_("団体のページに戻る"),
        intro=_(
            "聞いたまま、その団体の言い方で書きます。空いていてもかまいません。困りごとは、分かち合う相手を選んでから。"
        ),
    )
    return sheet(request, form, around)


def _initial(known: Profile) -> dict[str, Any]:
    initial = {name: getattr(known, name) for name in ProfileForm.base_fields if hasattr(known, name)}
    initial["fields_"] = known.fields
    initial["point"] = f"{known.lat}, {known.lon}" if known.lat is not None else ""
    return initial | {"circle": str(known.circle_id or "")}


@require_POST
@needs(Permission.KEEP_COMMUNITY)
def contact(request: ActingRequest, key: UUID) -> HttpResponse:
    """Name who is rung for a body."""
    row = get_object_or_404(Profile, pk=key, body=request.acting.body)
    form = ContactForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("お名前を入れてください。"))
        return redirect("resource", row.about_id)
    said = form.cleaned_data
    name_contact(row, name=said["name"], phone=said["phone"], agreed_to_show=said["agreed"], **by_now(request))
    messages.success(request, _("連絡先を書きました。"))
    return redirect("resource", row.about_id)


@require_POST
@needs(Permission.KEEP_COMMUNITY)
def confirm(request: ActingRequest, key: UUID) -> HttpResponse:
    """Write that an entry was confirmed today."""
    row = get_object_or_404(Profile, pk=key, body=request.acting.body)
    confirm_profile(row, **by_now(request))
    messages.success(request, _("きょう確かめたと書きました。"))
    return redirect("resource_round") if request.POST.get("round") else redirect("resource", row.about_id)


@require_GET
@needs(Permission.KEEP_COMMUNITY)
def confirming_round(request: ActingRequest) -> HttpResponse:
    """List the own entries that ask to be confirmed: a sheet for a round of telephone calls."""
    rows = to_confirm(request.acting.body, clock.today())[: MOST_ROUND + 1]
    found = list(rows)
    return render(request, "resources/round.html", {"rows": found[:MOST_ROUND], "more": len(found) > MOST_ROUND})


@require_GET
@needs(Permission.SEE_COMMUNITY)
def area_map(request: ActingRequest) -> HttpResponse:
    """Show what there is of each element of care in each area."""
    body = request.acting.body
    context = {"rows": resource_map(body, clock.today()), "elements": list(CareElement), "town": town_of(body)}
    return render(request, "resources/map.html", context)


@needs(Permission.KEEP_COMMUNITY)
def new_area(request: ActingRequest) -> HttpResponse:
    """Add an area, within another where it lies in one."""
    today = clock.today()
    form = AreaForm(request.POST or None, areas=areas_of(request.acting.body, today), today=today)
    if request.method == "POST" and form.is_valid():
        try:
            add_area(**form.said(), **by_now(request))
        except BodyError as error:
            form.add_error("within", str(error))
        else:
            messages.success(request, _("区域を加えました。"))
            return redirect("resource_map")
    around = Sheet(
        title=_("区域を加える"),
        back=reverse("resource_map"),
        back_word=_("資源の地図に戻る"),
        intro=_("日常生活圏域の中に中学校区、その中に小学校区、というように、区域は入れ子にできます。"),
    )
    return sheet(request, form, around)


@needs(Permission.KEEP_COMMUNITY)
def new_body(request: ActingRequest) -> HttpResponse:
    """Add a body to the register."""
    form = NewBodyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            row = add_body(**form.said(), **by_now(request))
        except BodyError as error:
            form.add_error("name", str(error))
        else:
            messages.success(request, _("団体を加えました。つづけて、聞いたことを書けます。"))
            return redirect("resource_profile", row.pk)
    around = Sheet(
        title=_("団体を台帳に加える"), back=reverse("resources"), back_word=_("台帳に戻る"), yes=_("団体を加える")
    )
    return sheet(request, form, around)
