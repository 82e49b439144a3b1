"""The boards as pages show them: what is sought, what is given, and what fits what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from ashinami.casework.community.fitting import Fit, Sought, fits
from ashinami.casework.community.idle import times_of
from ashinami.vocabulary.community import LifeField
from ashinami.vocabulary.helping import Board, Side
from ashinami_web.bodies.body_queries import bodies_around
from ashinami_web.bodies.models import Body
from ashinami_web.config.rows import dated
from ashinami_web.resources.board_actions import STANDS
from ashinami_web.resources.models import Entry, Match
from ashinami_web.resources.queries import above, tagged


@dataclass(frozen=True, slots=True)
class Found:
    """A help that fits a need, why, and what is still to be asked."""

    entry: Entry
    fit: Fit


def entries(body: Body, day: date, *, board: Board, side: Side | None = None, field: str = "") -> QuerySet[Entry]:
    """Return the entries of a board around a body, the newest first."""
    rows = Entry.objects.filter(dated(on=day), board=board.value, about__in=bodies_around(body))
    if side is not None:
        rows = rows.filter(side=side.value)
    if field:
        rows = tagged(rows, "fields", field)
    return (
        rows.select_related("about", "area__within__within__within", "body")
        .prefetch_related("person")
        .order_by("-start", "title")
    )


def value_of(entry: Entry) -> Sought:
    """Return an entry as the library compares it."""
    return Sought(
        board=Board(entry.board),
        fields=frozenset(LifeField(code) for code in entry.fields),
        skills=frozenset(entry.skills),
        areas=tuple(str(area.pk) for area in above(entry.area)),
        times=times_of(entry.times),
        rewards=frozenset(entry.rewarded),
        places=entry.places,
    )


def found_for(need: Entry, offers: Iterable[Entry]) -> list[Found]:
    """Return the helps that fit a need and are not full, those of which least is to be asked first."""
    rows = {row.pk: row for row in offers}
    taken: dict[UUID, int] = {}
    standing = Match.objects.filter(gives__in=list(rows), state__in=[state.value for state in STANDS])
    for key in standing.values_list("gives_id", flat=True):
        taken[key] = taken.get(key, 0) + 1
    free = [(key, value_of(row)) for key, row in rows.items() if taken.get(key, 0) < row.places]
    return [Found(rows[key], how) for key, how in fits(value_of(need), free)]


def matches_of(entry: Entry) -> QuerySet[Match]:
    """Return what an entry was brought together with."""
    rows = Match.objects.filter(Q(seeks=entry) | Q(gives=entry))
    return rows.select_related("seeks__about", "gives__about").order_by("-changed_on")
