"""Who rings, and what was just taken: the page between two calls."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from ashinami_web.bookings.models import Wish
from ashinami_web.bookings.readback import promised, spoken
from ashinami_web.config import clock
from ashinami_web.config.acting import Acting
from ashinami_web.config.http import key_in
from ashinami_web.helping import desk as visits
from ashinami_web.people.forms import CallerForm
from ashinami_web.people.models import Disclosure, Person
from ashinami_web.people.queries import found, people_known

MOST_FOUND = 9
"""As many as the number keys can pick."""


def riders_found(by: Acting, text: str) -> list[Person]:
    """Return the riders a text may mean, at most as many as there are number keys."""
    if not text:
        return []
    known = people_known(by.body.pk, clock.today(), Disclosure.Purpose.RIDE)
    return list(found(known, text)[:MOST_FOUND])


def who_page(
    request: HttpRequest, text: str, rows: list[Person], *, caller: CallerForm | None = None
) -> dict[str, Any]:
    """Return the context of the page that asks who rings; it says what was taken on the last call."""
    taken, visit = wish_asked(request.GET.get("taken", "")), visits.visit_asked(request.GET.get("visit", ""))
    asked_by_number = text.replace("-", "").isdigit()
    nobody = bool(text) and not rows
    new = caller or CallerForm(initial={"phone" if asked_by_number else "name": text})
    if nobody:
        new.fields["name"].widget.attrs["autofocus"] = True
    return {
        "q": text,
        "rows": rows,
        "caller": new,
        "open": caller is not None or nobody,
        "taken": taken,
        "sentence": spoken(taken) if taken else "",
        "promise": promised(taken) if taken else "",
        "visit": visit,
        "visit_sentence": visits.said_back(visit) if visit else "",
        "visit_promise": visits.promised(visit) if visit else "",
    }


def person_asked(text: str) -> Person | None:
    """Return the rider a page names; none when it names none, and no page when she may not be seen."""
    key = key_in(text)
    return get_object_or_404(Person, pk=key, erased_at__isnull=True) if key else None


def wish_asked(text: str) -> Wish | None:
    """Return the wish a page names; none when it names none, and no page when it may not be seen."""
    key = key_in(text)
    rows = Wish.objects.select_related("origin", "destination", "arrangement").prefetch_related("rider")
    return get_object_or_404(rows, pk=key) if key else None
