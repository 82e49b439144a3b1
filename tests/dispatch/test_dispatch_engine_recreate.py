"""A round is given up only where it could not have been kept."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashinami.dispatch.engine import begun
from ashinami.dispatch.flat import flatten
from ashinami.dispatch.loops.anneal import recreate
from ashinami.dispatch.loops.draft import Draft
from ashinami.dispatch.loops.instance import Instance
from ashinami.dispatch.loops.rows import total
from ashinami.dispatch.loops.ruin import ruin
from ashinami.dispatch.published.arrays import arrays
from tests.dispatch.dispatch_days import chance_day
from tests.dispatch.published_days import chance_instance

HAIR = 1e-3


def ruined(instance: Instance, seed: int) -> Draft:
    """Return the same draft each time, some wishes just taken out."""
    draft = begun(instance, seed, None)
    assert ruin(instance, draft, 6.0)
    return draft


@settings(max_examples=150)
@given(st.integers(0, 10**9), st.booleans())
def test_a_round_is_given_up_only_when_it_costs_too_much(seed: int, published: bool) -> None:  # noqa: FBT001
    """With a hair more than it ends up costing the round ends the same way; with a hair less it is given up."""
    rng = Random(seed)
    instance = (
        arrays(chance_instance(rng, 6)) if published else flatten(chance_day(rng, wishes=4, metric=True)).instance
    )
    free, enough, short = (ruined(instance, seed) for _ in range(3))
    assert recreate(instance, free, 0.0, np.inf)
    cost = total(instance, free)
    assert recreate(instance, enough, 0.0, cost + HAIR)
    assert total(instance, enough) == pytest.approx(cost)
    assert not recreate(instance, short, 0.0, cost - HAIR)
