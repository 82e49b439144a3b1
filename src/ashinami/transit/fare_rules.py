"""Fares: fare_attributes.txt and fare_rules.txt as one array, and what one ride costs.

Unknown is unknown: a ride that no rule speaks of has no fare, and is never free. The rules of a feed, often its longest table,
are read when its first fare is asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ashinami.transit.feed import Feed

ANY = -1
_UNKNOWN = -2
Block = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class FeedFares:
    """A feed whose fares are not read yet, and the numbers of its routes and zones."""

    number: int
    feed: Feed
    routes: Mapping[str, int]
    zones: Mapping[str, int]

    def rules(self) -> Block:
        """Return feed, route, origin, destination, yen and whether a change is included, a row for each rule (n, 6).

        `ANY` stands for a blank. Fares in another currency, rules of zones passed through, and routes or zones that the feed does
        not have take no part.
        """
        rows = self.feed.rows("fare_attributes.txt")
        names = ("fare_id", "price", "currency_type", "transfers")
        prices: dict[str, tuple[int, int]] = {}
        for fare, price, currency, transfers in zip(*(rows.column(name) for name in names), strict=True):
            if currency == "JPY" and price.replace(".", "", 1).isdigit():
                prices[fare] = (round(float(price)), int(transfers != "0"))
        rules = self.feed.rows("fare_rules.txt")
        self.feed.forget("fare_attributes.txt", "fare_rules.txt")
        if not rules.count:
            block = [(self.number, ANY, ANY, ANY, yen, more) for yen, more in prices.values()]
            return np.array(block, np.int32).reshape(-1, 6)
        found = np.empty((rules.count, 6), np.int32)
        found[:, 0] = self.number
        found[:, 1] = _looked_up(rules.column("route_id"), self.routes)
        found[:, 2] = _looked_up(rules.column("origin_id"), self.zones)
        found[:, 3] = _looked_up(rules.column("destination_id"), self.zones)
        fares = rules.column("fare_id")
        for at in (0, 1):
            found[:, 4 + at] = _looked_up(fares, {fare: price[at] for fare, price in prices.items()})
        through = np.array([bool(text) for text in rules.column("contains_id")], np.bool_)
        fine = (found[:, 1:4] != _UNKNOWN).all(axis=1) & (found[:, 4] >= 0) & ~through
        return np.ascontiguousarray(found[fine])


def _looked_up(texts: list[str], known: Mapping[str, int]) -> NDArray[np.int32]:
    numbers = {text: (known.get(text, _UNKNOWN) if text else ANY) for text in set(texts)}
    return np.fromiter(map(numbers.__getitem__, texts), np.int32, len(texts))


class Fares:
    """Answers what a ride costs; sorted rules may be given instead of feeds."""

    def __init__(self, feeds: tuple[FeedFares, ...] = (), rules: Block | None = None) -> None:
        self._feeds = {each.number: each for each in feeds}
        self._known: dict[int, tuple[Block, NDArray[np.int64]]] = {}
        if rules is not None and len(rules):
            cuts = np.flatnonzero(np.diff(rules[:, 0], prepend=-1))
            for start, end in zip(cuts, [*cuts[1:], len(rules)], strict=True):
                self._known[int(rules[start, 0])] = (rules[start:end], _keys(rules[start:end]))

    def whole(self) -> Block:
        """Return the rules of all feeds, sorted by feed and by what they are for."""
        blocks = [self._of(number)[0] for number in sorted({*self._feeds, *self._known})]
        return np.concatenate(blocks) if blocks else np.zeros((0, 6), np.int32)

    def of(self, feed: int, route: int, origin: int, destination: int) -> tuple[int, bool] | None:
        """Return the yen of a ride and whether a change is included, of several the cheapest; None when no rule speaks of it."""
        rules, keys = self._of(feed)
        wanted = np.array(
            [(feed, via, start, end) for via in {route, ANY} for start in {origin, ANY} for end in {destination, ANY}],
            np.int32,
        )
        sought = _keys(wanted)
        firsts, lasts = np.searchsorted(keys, sought), np.searchsorted(keys, sought, side="right")
        found = [
            (int(rules[at, 4]), bool(rules[at, 5]))
            for row in np.flatnonzero(firsts < lasts).tolist()
            for at in range(firsts[row], lasts[row])
            if (rules[at, :4] == wanted[row]).all()
        ]
        return min(found, default=None)

    def _of(self, feed: int) -> tuple[Block, NDArray[np.int64]]:
        if feed not in self._known:
            block = self._feeds[feed].rules() if feed in self._feeds else np.zeros((0, 6), np.int32)
            keys = _keys(block)
            order = np.lexsort((block[:, 4], keys))
            self._known[feed] = (np.ascontiguousarray(block[order]), keys[order])
        return self._known[feed]


def _keys(block: Block) -> NDArray[np.int64]:
    """Return one number for route and zones; different ones may share a number, which the look-up then tells apart."""
    mixed = np.zeros(len(block), np.int64)
    for column in (1, 2, 3):
        mixed = (mixed * 1_000_003) ^ (block[:, column].astype(np.int64) + 2)
    return mixed
