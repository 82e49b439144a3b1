"""Pages about people: riders and volunteers, cards, disclosures."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ashinami_web.bookings.cards import write_card
from ashinami_web.bookings.models import RiderCard
from ashinami_web.bookings.recall import last_wishes
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.people.actions import PersonError, add_person, change_person, end_disclosure, erase_person
from ashinami_web.people.forms import CardForm, DetailsForm, NewPersonForm
from ashinami_web.people.models import Disclosure, Person
from ashinami_web.people.queries import found, people_known
from ashinami_web.people.roles import Permission
from ashinami_web.registration.models import Registration

MOST_LISTED = 100


@require_GET
@needs(Permission.SEE_PEOPLE)
def people(request: ActingRequest) -> HttpResponse:
    """List the riders, or the volunteers, that the group may see; typing narrows the list."""
    purpose = Disclosure.Purpose.DRIVE if request.GET.get("who") == "drive" else Disclosure.Purpose.RIDE
    text = request.GET.get("q", "")
    everybody = found(people_known(request.acting.body.pk, clock.today(), purpose), text)
    rows = list(everybody[: MOST_LISTED + 1])
    context = {
        "rows": rows[:MOST_LISTED],
        "more": len(rows) > MOST_LISTED,
        "q": text,
        "riders": purpose is Disclosure.Purpose.RIDE,
    }
    return render(request, "people/_list.html" if request.htmx else "people/people.html", context)


@needs(Permission.SEE_PEOPLE)
def new_person(request: ActingRequest) -> HttpResponse:
    """Write a new person down."""
    form = NewPersonForm(request.POST or None, initial={"purpose": request.GET.get("purpose") or "ride"})
    if request.method == "POST" and form.is_valid():
        person = add_person(
            form.details(),
            purpose=Disclosure.Purpose(form.cleaned_data["purpose"]),
            consent=Disclosure.Consent(form.cleaned_data["consent"]),
            by=request.acting,
            at=clock.now(),
            day=clock.today(),
        )
        messages.success(request, _("%(name)sさんを書き入れました。") % {"name": person})
        return redirect("person", person.pk)
    return render(request, "people/details.html", {"form": form, "person": None})


@require_GET
@needs(Permission.SEE_PEOPLE)
def person(request: ActingRequest, key: UUID) -> HttpResponse:
    """Show a person: her card, her last rides, and who may see her."""
    return _person_page(request, get_object_or_404(Person, pk=key))


@needs(Permission.SEE_PEOPLE)
def change(request: ActingRequest, key: UUID) -> HttpResponse:
    """Change what is written of a person."""
    row = get_object_or_404(Person, pk=key, erased_at__isnull=True)
    form = DetailsForm(request.POST or None, initial={name: getattr(row, name) for name in DetailsForm.base_fields})
    if request.method == "POST" and form.is_valid():
        change_person(row, form.details(), by=request.acting, at=clock.now(), day=clock.today())
        messages.success(request, _("書き直しました。"))
        return redirect("person", row.pk)
    return render(request, "people/details.html", {"form": form, "person": row})


@require_POST
@needs(Permission.SEE_PEOPLE)
def card(request: ActingRequest, key: UUID) -> HttpResponse:
    """Keep what the group knows of a rider."""
    row = get_object_or_404(Person, pk=key, erased_at__isnull=True)
    form = CardForm(request.POST)
    if not form.is_valid():
        return _person_page(request, row, card_form=form)
    write_card(row.pk, **form.cleaned_data, by=request.acting, at=clock.now(), day=clock.today())
    messages.success(request, _("カードを書き直しました。"))
    return redirect("person", row.pk)


@needs(Permission.MANAGE_GROUP)
def erase(request: ActingRequest, key: UUID) -> HttpResponse:
    """Ask whether to erase a person, and do it."""
    row = get_object_or_404(Person, pk=key, erased_at__isnull=True)
    trouble = ""
    if request.method == "POST":
        try:
            erase_person(row, by=request.acting, at=clock.now(), day=clock.today())
        except PersonError as error:
            trouble = str(error)
        else:
            messages.success(request, _("消去しました。回数と距離の記録は、名前なしで残ります。"))
            return redirect("people")
    return render(request, "people/erase.html", {"person": row, "trouble": trouble}, status=409 if trouble else 200)


@require_POST
@needs(Permission.MANAGE_GROUP)
def end(request: ActingRequest, key: UUID) -> HttpResponse:
    """End a disclosure: from today the body no longer sees her."""
    disclosure = get_object_or_404(Disclosure, pk=key, to_body=request.acting.body, end__isnull=True)
    try:
        end_disclosure(disclosure, by=request.acting, at=clock.now(), day=clock.today())
    except PersonError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("開示を終えました。"))
    still = Person.objects.filter(pk=disclosure.person_id).exists()
    return redirect("person", disclosure.person_id) if still else redirect("people")


def _person_page(request: ActingRequest, row: Person, *, card_form: CardForm | None = None) -> HttpResponse:
    by = request.acting
    known = RiderCard.objects.filter(body=by.body, person=row).first()
    initial: dict[str, Any] = {name: getattr(known, name) for name in CardForm.base_fields} if known else {}
    disclosures = list(Disclosure.objects.filter(person=row).select_related("to_body").order_by("start"))
    context = {
        "person": row,
        "card": card_form or CardForm(initial=initial),
        "rides": any(row.purpose == Disclosure.Purpose.RIDE for row in disclosures),
        "wishes": last_wishes(by.body.pk, row.pk, clock.today()),
        "disclosures": disclosures,
        "manages": by.may(Permission.MANAGE_GROUP),
        "own_body": by.body.pk,
        "on_list": row.erased_at is None
        and by.may(Permission.KEEP_RIDER_LIST)
        and Registration.objects.filter(body=by.body).exists(),
    }
    return render(request, "people/person.html", context)
