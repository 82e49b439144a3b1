"""The corpus: all provisions of a package, found by discovery, by id and by day. A new file is enough; no list is edited."""

from __future__ import annotations

import importlib
import pkgutil
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from types import ModuleType

from ashinami.rules.conditions import facts
from ashinami.rules.facts import Fact
from ashinami.rules.provision import Provision


class Corpus:
    """Provisions, checked against each other when brought together.

    Raises
    ------
    ValueError
        When two share an id, when versions of one subject overlap, leave a hole or do not name the version they supersede,
        or when one fact id means two facts.
    """

    def __init__(self, provisions: Iterable[Provision]) -> None:
        self._by_id: dict[str, Provision] = {}
        self._by_subject: dict[str, list[Provision]] = defaultdict(list)
        for provision in sorted(provisions, key=lambda one: (one.subject, one.in_force.start)):
            if provision.id in self._by_id:
                raise ValueError(f"two provisions share the id {provision.id}")
            self._by_id[provision.id] = provision
            self._by_subject[provision.subject].append(provision)
        for versions in self._by_subject.values():
            _refuse_overlaps_and_holes(versions)
        self._facts = _facts(self.provisions)

    @property
    def provisions(self) -> tuple[Provision, ...]:
        """All provisions, by subject and day."""
        return tuple(self._by_id.values())

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All facts the provisions ask, in reading order."""
        return tuple(self._facts.values())

    def get(self, provision_id: str) -> Provision:
        """Return the provision; one we do not have is a LookupError."""
        if provision_id not in self._by_id:
            raise LookupError(f"no provision {provision_id}")
        return self._by_id[provision_id]

    def on(self, subject: str, day: date) -> Provision | None:
        """Return the version in force on the day, or None before the first one; an unheard-of subject is a LookupError."""
        if subject not in self._by_subject:
            raise LookupError(f"no provision about {subject}")
        return next((one for one in self._by_subject[subject] if day in one.in_force), None)


def discover(package: ModuleType) -> Corpus:
    """Bring together every provision that a module of the package holds as a name of its own."""
    found: dict[str, Provision] = {}
    for module_info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        module = importlib.import_module(module_info.name)
        for value in vars(module).values():
            # a provision imported by a later version, to be built upon, is met twice and is one
            if isinstance(value, Provision) and found.setdefault(value.id, value) is not value:
                raise ValueError(f"two provisions share the id {value.id}")
    return Corpus(found.values())


def _refuse_overlaps_and_holes(versions: list[Provision]) -> None:
    for earlier, later in pairwise(versions):
        if earlier.in_force.end != later.in_force.start:
            raise ValueError(f"{earlier.id} ends {earlier.in_force.end}, {later.id} starts {later.in_force.start}")
        if later.supersedes != earlier.id:
            raise ValueError(f"{later.id} follows {earlier.id} but supersedes {later.supersedes or 'nothing'}")


def _facts(provisions: Iterable[Provision]) -> dict[str, Fact]:
    known: dict[str, Fact] = {}
    for provision in provisions:
        for fact in facts(provision.condition):
            if known.setdefault(fact.id, fact) != fact:
                raise ValueError(f"{fact.id} means two different facts")
    return known
