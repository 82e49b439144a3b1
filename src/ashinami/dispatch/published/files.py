"""Reading instance files: Cordeau (2006), Cordeau and Laporte (2003), Malheiros et al. (2021), Li and Lim (2003).

The first line tells them apart: five numbers, two, or three. Sources: doi 10.1287/opre.1060.0283,
doi 10.1016/S0191-2615(02)00045-0, doi 10.1016/j.cor.2020.105196, doi 10.1142/S0218213003001186.
"""

from __future__ import annotations

import math
from pathlib import Path

from ashinami.dispatch.published.instance import Published, Request, UnreadableError, Vehicle, Visit

type Row = list[float]

_DEPOTS = ((-5.0, -5.0), (5.0, 5.0), (-5.0, 5.0), (5.0, -5.0))
"""Vehicle k stands at depot k mod 4; the files do not say it (Braekers, Caris and Janssens 2014, Transp. Res. B 67, p. 177)."""


def read(path: Path) -> Published:
    """Return the instance in a file. A file of no known format is an UnreadableError."""
    try:
        rows = [[float(word) for word in line.split()] for line in path.read_text("ascii").splitlines() if line.strip()]
        reader = {5: _cordeau, 2: _malheiros, 3: _li_lim}[len(rows[0])]
        return reader(path.stem, rows)
    except (ValueError, IndexError, KeyError) as error:
        text = f"{path.name} は Cordeau、Malheiros、Li & Lim のどの形式でもありません"
        raise UnreadableError(text) from error


def _cordeau(name: str, rows: list[Row]) -> Published:
    """`K n T Q L` and 2n + 2 rows, or `K 2n T Q L` and 2n + 1 rows (no second depot): `id x y service load e l`."""
    count, riders, duration, room, longest = rows[0]
    visits = tuple(Visit(x, y, service, (int(load),), lo, hi) for _, x, y, service, load, lo, hi in rows[1:])
    requests = {2 * riders + 2: int(riders), riders + 1: int(riders) // 2}[len(visits)]
    depot = visits[0]
    vehicle = Vehicle(depot.x, depot.y, (int(room),), duration, depot.lo, depot.hi)
    return Published(
        name,
        visits,
        tuple(Request(up, up + requests, longest) for up in range(1, requests + 1)),
        (vehicle,) * int(count),
    )


def _malheiros(name: str, rows: list[Row]) -> Published:
    """`K n`, K rows `T c1 c2 c3 c4`, 2n + 2 rows `id x y service ride load1 .. load4 e l`."""
    count, requests = (int(number) for number in rows[0])
    visits = tuple(
        Visit(x, y, service, (int(a), int(b), int(c), int(d)), lo, hi)
        for _, x, y, service, _, a, b, c, d, lo, hi in rows[count + 1 :]
    )
    if len(visits) != 2 * requests + 2:
        raise ValueError("the header does not fit the rows")
    vehicles = []
    for k, (duration, *room) in enumerate(rows[1 : count + 1]):
        x, y = _DEPOTS[k % 4]
        vehicles.append(Vehicle(x, y, tuple(int(places) for places in room), duration, visits[0].lo, visits[0].hi))
    longest = [row[4] for row in rows[count + 1 :]]
    return Published(
        name,
        visits,
        tuple(Request(up, up + requests, longest[up]) for up in range(1, requests + 1)),
        tuple(vehicles),
        upgrading=True,
    )


def _li_lim(name: str, rows: list[Row]) -> Published:
    """`K Q speed`, rows `id x y demand e l service pick-up drop-off` (the last is 0 at a drop-off); no ride is too long."""
    count, room, _ = rows[0]
    visits = tuple(Visit(x, y, service, (int(load),), lo, hi) for _, x, y, load, lo, hi, service, _, _ in rows[1:])
    depot = visits[0]
    vehicle = Vehicle(depot.x, depot.y, (int(room),), math.inf, depot.lo, depot.hi)
    return Published(
        name,
        visits,
        tuple(Request(int(row[0]), int(row[8]), math.inf) for row in rows[1:] if row[8]),
        (vehicle,) * int(count),
        fewest_vehicles=True,
    )
