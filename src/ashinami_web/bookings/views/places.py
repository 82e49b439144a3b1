"""The places of the municipality and of the group, and the texts that are no place yet."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ashinami_web.bookings.actions import WishStateError
from ashinami_web.bookings.models import Place
from ashinami_web.bookings.place_actions import (
    PlaceChange,
    add_place,
    change_place,
    locate,
    may_change,
    may_keep_own,
    may_see,
    may_share,
)
from ashinami_web.bookings.place_forms import LocateForm, PlaceForm
from ashinami_web.bookings.place_queries import (
    MOST_FOUND,
    Unlocated,
    called,
    found,
    hours_in_words,
    is_abroad,
    listed,
    rides_touched,
    unlocated,
)
from ashinami_web.bookings.recall import places_of
from ashinami_web.config import clock
from ashinami_web.config.acting import Acting
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.maps.tiles import with_tiles
from ashinami_web.people.roles import Permission


@with_tiles
@require_GET
@needs(None)
def places(request: ActingRequest) -> HttpResponse:
    """List the places, typing narrows the list; on top of it what is no place yet."""
    _let_in(request.acting)
    if request.htmx:
        return render(request, "bookings/_place_list.html", _list(request))
    return _list_page(request)


@require_POST
@needs(Permission.TAKE_WISHES)
def locate_text(request: ActingRequest) -> HttpResponse:
    """Say which known place a text means."""
    by, today = request.acting, clock.today()
    waiting = unlocated(by.body, today)
    asked = called(waiting, request.POST.get("text", ""))
    if asked is None:
        messages.info(request, _("この言葉の場所は、もう決まっています。"))
        return redirect("places")
    form = LocateForm(request.POST, body=by.body, waiting=asked, number=waiting.index(asked))
    if form.is_valid():
        place, ends = form.chosen()
        try:
            locate(ends, place=place, by=by, at=clock.now())
        except WishStateError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _located(place, len(ends)))
            return redirect("places")
    return _list_page(request, sent=(asked, form))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(None)
def new_place(request: ActingRequest) -> HttpResponse:
    """Write a new place down; made from a text, the wishes that say so get it."""
    by = request.acting
    _let_in(by)
    text = (request.POST if request.method == "POST" else request.GET).get("text", "")
    waiting = called(unlocated(by.body, clock.today()), text) if text else None
    form = PlaceForm(
        request.POST if request.method == "POST" else None,
        body=by.body, may_own=may_keep_own(by), may_share=may_share(by), waiting=waiting,
    )  # fmt: skip
    if form.is_bound and form.is_valid():
        try:
            added = _add(form, by)
        except WishStateError as error:
            form.add_error(None, str(error))
        else:
            ends = len(form.chosen())
            messages.success(request, _located(added, ends) if ends else _("%(name)sを加えました。") % {"name": added})
            return redirect("place", added.pk)
    return render(request, "bookings/place_form.html", {"form": form, "place": None, "text": text})


@with_tiles
@require_GET
@needs(None)
def place(request: ActingRequest, key: UUID) -> HttpResponse:
    """Show a place with the coming rides that begin or end there."""
    by, row = request.acting, _found(request, key)
    context = {
        "place": row,
        "hours": hours_in_words(row),
        "abroad": is_abroad(row),
        "rides": rides_touched(row, by.body.pk, clock.today()) if by.may(Permission.TAKE_WISHES) else (),
        "may_change": may_change(row, by),
        "sees_rides": by.may(Permission.TAKE_WISHES),
    }
    return render(request, "bookings/place.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(None)
def change(request: ActingRequest, key: UUID) -> HttpResponse:
    """Write a place anew, and say which coming rides it touches."""
    by, row = request.acting, _found(request, key)
    if not may_change(row, by):
        raise PermissionDenied("this place is kept by others")
    form = PlaceForm(
        request.POST if request.method == "POST" else None,
        body=by.body, place=row, may_own=may_keep_own(by), may_share=may_share(by),
    )  # fmt: skip
    if form.is_bound and form.is_valid():
        done = change_place(place=row, said=form.said(), shared=form.shared, by=by, at=clock.now(), day=clock.today())
        _tell(request, row, done)
        return redirect("place", row.pk)
    return render(request, "bookings/place_form.html", {"form": form, "place": row})


@transaction.atomic
def _add(form: PlaceForm, by: Acting) -> Place:
    at = clock.now()
    added = add_place(said=form.said(), shared=form.shared, by=by, at=at, day=clock.today())
    if form.chosen():
        locate(form.chosen(), place=added, by=by, at=at)
    return added


def _tell(request: ActingRequest, row: Place, done: PlaceChange) -> None:
    messages.success(request, _("場所を書き直しました。"))
    touched = rides_touched(row, request.acting.body.pk, clock.today()).count() if done.touches_rides else 0
    if touched:
        said = ngettext(
            "位置か言づてが変わりました。下のこれからの送迎 %(n)d 件をお確かめください。",
            "位置か言づてが変わりました。下のこれからの送迎 %(n)d 件をお確かめください。",
            touched,
        )
        messages.warning(request, said % {"n": touched})


def _located(place: Place, wishes: int) -> str:
    said = ngettext(
        "申込み %(n)d 件の場所を「%(place)s」に決めました。",
        "申込み %(n)d 件の場所を「%(place)s」に決めました。",
        wishes,
    )
    return said % {"n": wishes, "place": place}


def _let_in(by: Acting) -> None:
    if not may_see(by):
        raise PermissionDenied("places are for those who take wishes, and for administrators")


def _found(request: ActingRequest, key: UUID) -> Place:
    _let_in(request.acting)
    return get_object_or_404(places_of(request.acting.body).select_related("body"), pk=key)


def _list(request: ActingRequest) -> dict[str, Any]:
    text = request.GET.get("q", "").strip()
    rows = found(request.acting.body, text) if text else list(listed(request.acting.body)[: MOST_FOUND + 1])
    return {
        "q": text,
        "rows": [(row, hours_in_words(row)) for row in rows[:MOST_FOUND]],
        "more": len(rows) > MOST_FOUND,
    }


def _list_page(request: ActingRequest, *, sent: tuple[Unlocated, LocateForm] | None = None) -> HttpResponse:
    by = request.acting
    waiting = unlocated(by.body, clock.today()) if by.may(Permission.TAKE_WISHES) else ()
    forms = [
        (each, sent[1] if sent and each.text == sent[0].text else LocateForm(body=by.body, waiting=each, number=number))
        for number, each in enumerate(waiting)
    ]
    page = _list(request) | {"waiting": forms, "sent": sent[1] if sent else None, "new": reverse("place_new")}
    return render(request, "bookings/places.html", page)
