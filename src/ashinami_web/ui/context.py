"""What every page knows: for whom somebody acts, where he may go, and which day it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from ashinami_web.config.acting import Acting
from ashinami_web.config.clock import today
from ashinami_web.people.models import Person
from ashinami_web.people.roles import Role
from ashinami_web.ui.nav import navigation

if TYPE_CHECKING:
    from ashinami_web.bodies.models import Body


@dataclass(frozen=True, slots=True)
class Head:
    """Who is at the page, as its head shows it: `acting` in every template.

    Attributes
    ----------
    name : the person.
    roles : in which roles he acts.
    body : the body acted for.
    municipality : its municipality.
    fictional : whether the municipality is made up; every page then says 架空.
    bodies : every body he may act for; more than one offers to change.
    """

    name: str
    roles: tuple[Role, ...]
    body: Body | str
    municipality: Body | str
    fictional: bool
    bodies: tuple[Body, ...] = ()


def head_of(acting: Acting) -> Head:
    """Return the head of a page for somebody who acts."""
    body = acting.body
    municipality = body.municipality or body
    return Head(
        name=str(Person.objects.filter(pk=acting.person).first() or ""),
        roles=tuple(role for role in Role if role in acting.roles),
        body=body,
        municipality=municipality,
        fictional=body.fictional or municipality.fictional,
        bodies=acting.bodies,
    )


def acting(request: HttpRequest) -> dict[str, Any]:
    """Return the context of the head of every page: `acting` (nothing for a stranger), `today` and `nav`.

    Fragments have no head, so head and navigation are made only where a template asks for them.
    """
    who: Acting | None = getattr(request, "acting", None)
    if who is None:
        return {"acting": None, "today": today(), "nav": None}
    return {
        "acting": SimpleLazyObject(lambda: head_of(who)),
        "today": today(),
        "nav": SimpleLazyObject(lambda: navigation(who, request)),
    }
