"""All schemes, found by themselves: `SCHEME` or `SCHEMES` of a module of this package, and the towns' rules in `municipal/`."""

from __future__ import annotations

import importlib
import pkgutil
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from itertools import pairwise

import ashinami.funding
from ashinami.funding.facts import FACTS
from ashinami.funding.scheme import Scheme
from ashinami.rules.conditions import facts as facts_of
from ashinami.rules.facts import Fact


class Schemes:
    """Schemes by id and day.

    Raises
    ------
    ValueError
        When two schemes of one id are in force on the same day.
    """

    def __init__(self, schemes: Iterable[Scheme]) -> None:
        self._by_id: dict[str, list[Scheme]] = defaultdict(list)
        for scheme in sorted(schemes, key=lambda one: (one.id, one.in_force.start)):
            self._by_id[scheme.id].append(scheme)
        for versions in self._by_id.values():
            for earlier, later in pairwise(versions):
                if earlier.in_force.overlaps(later.in_force):
                    raise ValueError(f"{later.id}: two versions are in force on {later.in_force.start}")

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all schemes."""
        return tuple(self._by_id)

    @property
    def all(self) -> tuple[Scheme, ...]:
        """Every version of every scheme, by id and day."""
        return tuple(scheme for versions in self._by_id.values() for scheme in versions)

    def versions(self, scheme_id: str) -> tuple[Scheme, ...]:
        """Return the versions of a scheme, oldest first; one we do not have is a LookupError."""
        if scheme_id not in self._by_id:
            raise LookupError(f"no scheme {scheme_id}")
        return tuple(self._by_id[scheme_id])

    def on(self, scheme_id: str, day: date) -> Scheme | None:
        """Return the version in force on the day, or None when there is none; an unheard-of id is a LookupError."""
        return next((one for one in self.versions(scheme_id) if day in one.in_force), None)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All facts that the schemes ask, with those of every group's record, each once."""
        asked = (fact for scheme in self.all for fact in (*facts_of(scheme.eligibility), *scheme.asks))
        return tuple({fact.id: fact for fact in (*FACTS.values(), *asked)}.values())

    def in_force(self, day: date) -> tuple[Scheme, ...]:
        """Return all schemes in force on the day, by id."""
        return tuple(scheme for scheme in self.all if day in scheme.in_force)

    def joined_with(self, others: Iterable[Scheme]) -> Schemes:
        """Return these schemes and others; an id that stands in both is taken from the others alone."""
        added = tuple(others)
        own = {scheme.id for scheme in added}
        return Schemes((*(scheme for scheme in self.all if scheme.id not in own), *added))


@cache
def schemes() -> Schemes:
    """Return all schemes that Ashinami knows, checked once."""
    return Schemes(_discovered())


def _discovered() -> Iterator[Scheme]:
    path, lead = ashinami.funding.__path__, f"{ashinami.funding.__name__}."
    for found in sorted(pkgutil.walk_packages(path, lead), key=lambda one: one.name):
        module = importlib.import_module(found.name)
        held = getattr(module, "SCHEME", None)
        if isinstance(held, Scheme):
            yield held
        yield from getattr(module, "SCHEMES", ())
