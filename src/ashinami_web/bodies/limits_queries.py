"""What a volunteer's page shows of his own wishes."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from ashinami_web.bodies.limits_forms import LimitsForm, PairForm
from ashinami_web.bodies.models import Pairing, Volunteer
from ashinami_web.config import clock
from ashinami_web.config.acting import Acting
from ashinami_web.people.models import Disclosure, Person
from ashinami_web.people.queries import people_known
from ashinami_web.people.roles import Permission


def limits_shown(volunteer: Volunteer, by: Acting) -> dict[str, Any]:
    """Return what the page shows of his wishes; pairings and their reasons are for coordinators alone."""
    shown: dict[str, Any] = {"limits": LimitsForm(of=volunteer)}
    if by.may(Permission.MANAGE_GROUP):
        rows = Pairing.objects.filter(body=volunteer.body_id, driver=volunteer.person_id).prefetch_related("rider")
        shown |= {"pair": PairForm(riders=riders_known(by)), "pairings": rows}
    return shown


def riders_known(by: Acting) -> QuerySet[Person]:
    """Return the riders the group knows."""
    return people_known(by.body.pk, clock.today(), Disclosure.Purpose.RIDE)
