"""The best way to share cost items among chosen schemes: exact, by depth first with a bound that never lies.

A scheme's grant never falls when an item more is put before it (the suite tries each rule), so what it would give on all that is still
open is a bound. A rule that breaks this could hide a better mix, never
a false one: the checker works every grant anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from ashinami.basics.money import Yen
from ashinami.vocabulary.money import CostItem

type Assignment = Mapping[CostItem, str | None]
"""Each item and the id of the scheme that it is put before; None: before nobody."""


class Worked(Protocol):
    """What any scheme gives on any set of items."""

    @property
    def costs(self) -> Mapping[CostItem, Yen]:
        """The cost items with their yen."""

    def grant(self, scheme_id: str, items: frozenset[CostItem]) -> Yen:
        """Return what the scheme gives on these items alone."""

    def payable(self, scheme_id: str) -> frozenset[CostItem]:
        """Return the items that the scheme may pay."""


def best(table: Worked, names: Iterable[str]) -> tuple[Yen, Assignment]:
    """Return the most that these schemes give together, and one way to reach it."""
    chosen = tuple(names)
    payable = {name: table.payable(name) for name in chosen}
    fixed: dict[CostItem, str | None] = {}
    contested: list[CostItem] = []
    for item in table.costs:
        payers = [name for name in chosen if item in payable[name]]
        if len(payers) > 1:
            contested.append(item)
        else:
            fixed[item] = payers[0] if payers else None
    # the dearest first: they decide most, and the bound closes soon
    contested.sort(key=lambda item: (-table.costs[item], item))
    return _Search(table, payable, contested).run(fixed)


class _Search:
    def __init__(self, table: Worked, payable: Mapping[str, frozenset[CostItem]], contested: list[CostItem]) -> None:
        self.table, self.payable, self.contested = table, payable, contested
        self.most: Yen = -1
        self.found: dict[CostItem, str | None] = {}

    def run(self, fixed: dict[CostItem, str | None]) -> tuple[Yen, Assignment]:
        held = {name: frozenset(item for item, to in fixed.items() if to == name) for name in self.payable}
        self._deeper(0, fixed, held)
        return self.most, self.found

    def _deeper(self, at: int, assigned: dict[CostItem, str | None], held: Mapping[str, frozenset[CostItem]]) -> None:
        if at == len(self.contested):
            total = sum(self.table.grant(name, items) for name, items in held.items())
            if total > self.most:
                self.most, self.found = total, dict(assigned)
            return
        if self._bound(at, held) <= self.most:
            return
        item = self.contested[at]
        takers = [name for name in self.payable if item in self.payable[name]]
        gains = {
            name: self.table.grant(name, held[name] | {item}) - self.table.grant(name, held[name]) for name in takers
        }
        for name in sorted(takers, key=lambda one: (-gains[one], one)):
            self._deeper(at + 1, assigned | {item: name}, {**held, name: held[name] | {item}})

    def _bound(self, at: int, held: Mapping[str, frozenset[CostItem]]) -> Yen:
        rest = frozenset(self.contested[at:])
        return sum(
            max(self.table.grant(name, items | (rest & self.payable[name])), self.table.grant(name, items))
            for name, items in held.items()
        )
