"""Where a journey starts and ends: stops, each with the walk to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from ashinami.transit.journey import Spot
from ashinami.transit.loops.arrays import EDGE
from ashinami.transit.walking import Walk


@dataclass(frozen=True, slots=True, eq=False)
class End:
    """A place or a stop, and the stops that can be walked to from it (at no distance: the stop itself)."""

    spot: Spot
    walks: Mapping[int, Walk]
    _edges: list[NDArray[np.void]] = field(default_factory=list, repr=False)

    @property
    def edges(self) -> NDArray[np.void]:
        """The walks as the loops want them."""
        if not self._edges:
            found = np.zeros(len(self.walks), EDGE)
            found["stop"] = [*self.walks]
            found["seconds"] = [walk.seconds for walk in self.walks.values()]
            self._edges.append(found)
        return self._edges[0]
