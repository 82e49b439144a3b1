"""Two vehicles exchange what they begin after a moment, also with riders aboard, and every ride is still driven in time."""

from __future__ import annotations

from random import Random

import pytest

from ashinami.dispatch.engine import begun
from ashinami.dispatch.loops.draft import Draft
from ashinami.dispatch.loops.exchange import exchange_tails
from ashinami.dispatch.loops.instance import Instance
from ashinami.dispatch.loops.rows import total
from ashinami.dispatch.published.arrays import arrays, file_routes
from ashinami.dispatch.published.judge import distance, faults
from tests.dispatch.published_days import chance_instance

ANY = 1e6


def rides_of(draft: Draft, row: int) -> list[int]:
    """Return the rides a row begins, in order."""
    return [int(node) // 2 for node in draft.stops["node"][row, 1 : draft.tours["size"][row] - 1] if node % 2 == 0]


def empty_moments(instance: Instance, draft: Draft, row: int) -> list[set[int]]:
    """Return what a row has begun at each moment when nobody is aboard."""
    begun_by: list[set[int]] = []
    sofar: set[int] = set()
    for stop in draft.stops[row, : draft.tours["size"][row] - 1]:
        if stop["node"] % 2 == 0 and instance.nodes["wish"][stop["node"]] >= 0:
            sofar = sofar | {int(stop["node"]) // 2}
        if stop["aboard"] == 0:
            begun_by.append(sofar)
    return begun_by


def test_exchanges_keep_every_ride_sound() -> None:
    """Over many small days each exchange passes the judge at the distance told; some are made with riders aboard."""
    made = aboard = 0
    for seed in range(12):
        published = chance_instance(Random(seed), 8, 3)
        instance = arrays(published)
        draft = begun(instance, seed, None)
        if not draft.wishes["served"].all():
            continue
        for _ in range(12):
            before = [(set(rides_of(draft, row)), empty_moments(instance, draft, row)) for row in range(3)]
            draft.tours["touched"] = False
            exchange_tails(instance, draft, ANY)
            tours = [draft.stops["node"][row, : draft.tours["size"][row]] for row in range(3)]
            routes = file_routes(published, tours)
            assert faults(published, routes) == ()
            assert distance(published, routes) == pytest.approx(total(instance, draft))
            for row, (old, moments) in enumerate(before):
                stayed = old & set(rides_of(draft, row))
                made += stayed != old
                aboard += stayed != old and stayed not in moments
    assert made > 20
    assert aboard > 5
