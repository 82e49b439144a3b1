"""transfers.txt: changes that are timed or impossible."""

from __future__ import annotations

from collections.abc import Mapping

from ashinami.transit.feed import Feed

IMPOSSIBLE = -1


def transfers_of(feed: Feed, stops: Mapping[str, int]) -> list[tuple[int, int, int]]:
    """Return from, to and the least seconds of each change that the feed times, `IMPOSSIBLE` for one that it rules out.

    Kinds 0 and 1 (a good or a waiting connection) say nothing that the times do not say, and those between single routes or
    trips are told by the checks.
    """
    rows = feed.rows("transfers.txt")
    names = ("from_stop_id", "to_stop_id", "transfer_type", "min_transfer_time")
    found = []
    for start, end, kind, least in zip(*(rows.column(name) for name in names), strict=True):
        if start not in stops or end not in stops:
            continue
        if kind == "3":
            found.append((stops[start], stops[end], IMPOSSIBLE))
        elif kind == "2" and least.isascii() and least.isdigit():
            found.append((stops[start], stops[end], int(least)))
    return found
