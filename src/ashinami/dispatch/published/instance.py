"""A published instance as its file states it. Distances are Euclidean, float64, never rounded; travel time is distance."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

type Load = tuple[int, ...]
type FileNode = int


class UnreadableError(ValueError):
    """A file that is none of the known formats; the message says in Japanese what was met."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One row of a file: `load` boards (or alights, negative), service starts between `lo` and `hi`."""

    x: float
    y: float
    service: float
    load: Load
    lo: float
    hi: float

    def __post_init__(self) -> None:
        """Refuse a window that closes before it opens, and service of less than no time."""
        if self.hi < self.lo or self.service < 0:
            raise ValueError("a window closes before it opens, or service takes less than no time")


@dataclass(frozen=True, slots=True)
class Request:
    """A ride from one file row to another: `longest` from the end of service at the first to the start at the second."""

    up: FileNode
    off: FileNode
    longest: float


@dataclass(frozen=True, slots=True)
class Vehicle:
    """One vehicle: its depot, what it holds, its longest route, and when it may be away."""

    x: float
    y: float
    room: Load
    longest: float
    lo: float
    hi: float


@dataclass(frozen=True, slots=True)
class Published:
    """A published instance.

    Attributes
    ----------
    name : of the file.
    visits : by the file's node number; 0 and, where there is one, the last row are depots and in no request.
    requests, vehicles : in the file's order.
    upgrading : whether the four loads are staff seat, patient seat, stretcher and wheelchair, where staff may also take a
        patient seat or the stretcher and a seated patient the stretcher (Parragh 2011, doi 10.1016/j.trc.2010.06.002).
    fewest_vehicles : whether fewer vehicles come before less distance (Li and Lim, as the SINTEF list counts).
    """

    name: str
    visits: tuple[Visit, ...]
    requests: tuple[Request, ...]
    vehicles: tuple[Vehicle, ...]
    upgrading: bool = False
    fewest_vehicles: bool = False

    def __post_init__(self) -> None:
        """Refuse requests that are not two rows of the file, each in one request."""
        used = [node for request in self.requests for node in (request.up, request.off)]
        if len(set(used)) != len(used) or any(not 0 < node < len(self.visits) for node in used):
            raise ValueError("each request has two rows of its own")

    def distances(self) -> NDArray[np.float64]:
        """Return the distances between all file rows, and after them the vehicles' depots."""
        ends: tuple[Visit | Vehicle, ...] = (*self.visits, *self.vehicles)
        points = np.array([(end.x, end.y) for end in ends])
        apart = points[:, None, :] - points[None, :, :]
        return np.asarray(np.sqrt((apart * apart).sum(axis=2)), np.float64)
