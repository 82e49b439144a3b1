"""The desk: a wish taken with the phone in the hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ashinami.vocabulary.person import Need
from ashinami_web.bookings.actions import take_wish
from ashinami_web.bookings.cards import change_needs
from ashinami_web.bookings.check import Check, check
from ashinami_web.bookings.forms import WishForm, first_words
from ashinami_web.bookings.models import RiderCard, Wish
from ashinami_web.bookings.offering import take_offer
from ashinami_web.bookings.queries import rules_of
from ashinami_web.bookings.recall import coming_wishes, last_wishes, next_days, places_like
from ashinami_web.bookings.views.callers import person_asked, riders_found, who_page, wish_asked
from ashinami_web.bookings.warnings import warnings_of
from ashinami_web.buses.actions import keep_basis
from ashinami_web.buses.asking import bus_for
from ashinami_web.buses.desk import with_lift
from ashinami_web.config import clock
from ashinami_web.config.acting import Acting
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.helping import desk as visits
from ashinami_web.people.actions import Details, add_person
from ashinami_web.people.forms import CallerForm
from ashinami_web.people.models import Disclosure, Person
from ashinami_web.people.roles import Permission
from ashinami_web.shift.models import Proxy


@needs(Permission.TAKE_WISHES)
def desk(request: ActingRequest) -> HttpResponse:
    """Ask who calls; then take her wish; then stand ready for the next call, with what was promised."""
    if request.method == "POST":
        return _take(request)
    text = request.GET.get("q", "").strip()
    rider = person_asked(request.GET.get("rider", ""))
    if rider is None:
        rows = riders_found(request.acting, text)
        if len(rows) == 1:
            return redirect(f"{reverse('desk')}?rider={rows[0].pk}")
        return render(request, "bookings/who.html", who_page(request, text, rows))
    like = wish_asked(request.GET.get("like", ""))
    first = first_words(like=like) | {"rider": rider.pk, "call_back": rules_of(request.acting.body.pk).call_back_at}
    form = WishForm(body=request.acting.body, rider=rider, initial=first | {"needs": needs_of(request.acting, rider)})
    if like is not None:  # all is said already: the next stroke saves
        form.fields["appointment"].widget.attrs.pop("autofocus")
    page = wish_page(request, form, rider) | {"like": like}
    return render(request, "bookings/desk.html", page)


@require_GET
@needs(Permission.TAKE_WISHES)
def riders(request: ActingRequest) -> HttpResponse:
    """List the riders whom a text may mean, while it is typed."""
    text = request.GET.get("q", "").strip()
    return render(request, "bookings/_riders.html", {"rows": riders_found(request.acting, text), "q": text})


@require_POST
@needs(Permission.TAKE_WISHES)
def new_rider(request: ActingRequest) -> HttpResponse:
    """Write down a rider who calls for the first time, and go on with her wish."""
    form = CallerForm(request.POST)
    if not form.is_valid():
        return render(request, "bookings/who.html", who_page(request, "", [], caller=form))
    rider = add_person(
        Details(**form.cleaned_data),
        purpose=Disclosure.Purpose.RIDE,
        consent=Disclosure.Consent.SPOKEN,
        by=request.acting,
        at=clock.now(),
        day=clock.today(),
    )
    messages.success(request, _("%(name)sさんを書き入れました。") % {"name": rider})
    return redirect(f"{reverse('desk')}?rider={rider.pk}")


@require_GET
@needs(Permission.TAKE_WISHES)
def places(request: ActingRequest) -> HttpResponse:
    """List the places a text may mean, as further choices of the form."""
    hits = places_like(request.acting.body, request.GET.get("destination_text", ""))
    return render(request, "bookings/_places.html", {"hits": hits})


@require_GET
@needs(Permission.TAKE_WISHES)
def check_wish(request: ActingRequest) -> HttpResponse:
    """Say what is to be known of the wish as far as it has been said."""
    rider = person_asked(request.GET.get("rider", ""))
    if visits.is_visit(request.GET):
        return visits.panel(request, rider)
    form = WishForm(request.GET, body=request.acting.body, rider=rider)
    return render(request, "bookings/_check.html", {"check": checked(request.acting, form)})


def checked(by: Acting, form: WishForm) -> Check | None:
    """Look at what stands on the form; None while rider or day are missing, or a return cannot be."""
    wish = wish_said(by, form)
    return check(wish) if wish else None


def wish_said(by: Acting, form: WishForm) -> Wish | None:
    """Return the wish that stands on the form, unsaved; None while rider or day are missing, or a return cannot be."""
    form.is_valid()
    if {"rider", "service_day"} - form.cleaned_data.keys() or "back_at" in form.errors:
        return None
    wish = Wish(body=by.body, **form.said().columns())
    if form.cleaned_data.get("wish"):
        wish.pk = form.cleaned_data["wish"]
    return wish


def wish_page(request: ActingRequest, form: WishForm, rider: Person, wish: Wish | None = None) -> dict[str, Any]:
    """Return the context of the page on which a wish is taken, or changed."""
    by = request.acting
    card = RiderCard.objects.filter(body=by.body, person=rider).first()
    first = form if form.is_bound else WishForm(_as_sent(form), body=by.body, rider=rider)
    return {
        "form": form,
        "rider": rider,
        "card": card,
        "needs": [Need(need) for need in card.needs] if card else [],
        "warnings": warnings_of(by.body.pk, rider, clock.today()),
        "days": next_days(clock.today()),
        "proxies": Proxy.objects.filter(body=by.body, rider=rider).prefetch_related("person"),
        "last": last_wishes(by.body.pk, rider.pk, clock.today()),
        "ahead": coming_wishes(by.body.pk, rider.pk, clock.today()),
        "check": checked(by, first),
        "changing": wish,
        "visit": visits.visit_form(by, rider),
        "may_plan": by.may(Permission.PLAN),
    }


def _take(request: ActingRequest) -> HttpResponse:
    rider = person_asked(request.POST.get("rider", ""))
    form = WishForm(request.POST, body=request.acting.body, rider=rider)
    if rider is not None and visits.is_visit(request.POST):
        visit = visits.visit_form(request.acting, rider, request.POST)
        if visit.is_valid():
            return visits.take(request, rider, visit)
        return render(request, "bookings/desk.html", wish_page(request, form, rider) | {"visit": visit})
    if form.is_valid():
        wish = _write(request, form)
        if request.POST.get("offer") and request.acting.may(Permission.PLAN):
            take_offer(request, wish, request.POST["offer"], settled="settle" in request.POST)
        return redirect(f"{reverse('desk')}?taken={wish.pk}")
    if rider is None:
        return render(request, "bookings/who.html", who_page(request, "", []) | {"form": form})
    return render(request, "bookings/desk.html", wish_page(request, form, rider))


def _write(request: ActingRequest, form: WishForm) -> Wish:
    """Write the wish down with its transit basis; with a lift to the stop it is a wish to the stop."""
    by, at, key = request.acting, form.heard_at(), form.cleaned_data.get("wish")
    known = Wish.objects.filter(pk=key).first() if key else None
    if known is not None:  # the same page sent twice
        return known
    asked = Wish(body=by.body, **form.said().columns())
    basis = bus_for(asked)
    hear_needs(form, asked.rider, by=by)
    said, reply = with_lift(form.said(), basis, request.POST, by=by, at=at, day=clock.today())
    wish = take_wish(said, by=by, at=at, id=key)
    goal = asked.goes_to if reply.way == "feeder" else ""
    keep_basis(wish, basis, replace(reply, goal=goal), by=by, at=at)
    return wish


def needs_of(by: Acting, rider: Person) -> list[str]:
    """Return what a rider needs, as her card says."""
    card = RiderCard.objects.filter(body=by.body, person=rider).first()
    return sorted(card.needs) if card else []


def hear_needs(form: WishForm, rider: Person, *, by: Acting) -> None:
    """Write down what the rider needs when another need was heard than her card says; from now on it holds for every ride."""
    heard = form.needs_said()
    if heard is not None and heard != needs_of(by, rider):
        change_needs(rider.pk, heard, by=by, at=clock.now(), day=clock.today())


def _as_sent(form: WishForm) -> QueryDict:
    """Return a form just opened as if it had been sent, so that the panel already speaks."""
    sent = QueryDict(mutable=True)
    for name in form.fields:
        value = form[name].value()
        if isinstance(value, list):
            sent.setlist(name, value)
        elif value not in (None, "", False):
            sent[name] = str(value)
    return sent
