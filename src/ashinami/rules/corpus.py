"""The corpus: all provisions of a package, found by discovery, by id and by day. A new file is enough; no list is edited."""

from __future__ import annotations

import importlib
import pkgutil
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from types import ModuleType

from ashinami.rules.amounts import DatedAmount
from ashinami.rules.conditions import (
    Applied,
    Condition,
    ForEach,
    ThereIs,
    Under,
    amounts,
    entities,
    facts,
    parts,
    walk,
)
from ashinami.rules.facts import Entity, Fact
from ashinami.rules.provision import Provision
from ashinami.rules.resolve import Resolver


class Corpus:
    """Provisions, checked against each other when brought together.

    Raises
    ------
    ValueError
        When two share an id, when versions of one subject overlap, leave a hole or do not name the version they supersede,
        or when one id means two facts or two entities.
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
        conditions = [condition for one in self.provisions for condition in one.conditions]
        self._facts = _one_meaning(fact for condition in conditions for fact in facts(condition))
        self._entities = _one_meaning(entity for condition in conditions for entity in entities(condition))
        self._resolved: dict[tuple[str, date], Condition] = {}
        self._applied: dict[int, tuple[Provision, ...]] = {}
        self._asked: dict[str, tuple[Fact, ...]] = {}
        self._days: dict[str, tuple[date, ...]] = {}
        self._revisions: dict[str, str] = {}

    @property
    def provisions(self) -> tuple[Provision, ...]:
        """All provisions, by subject and day."""
        return tuple(self._by_id.values())

    @property
    def subjects(self) -> tuple[str, ...]:
        """All questions of law it answers."""
        return tuple(self._by_subject)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All facts the provisions ask, in reading order."""
        return tuple(self._facts.values())

    @property
    def entities(self) -> tuple[Entity, ...]:
        """All entities whose lists the provisions need."""
        return tuple(self._entities.values())

    @property
    def amounts(self) -> tuple[DatedAmount, ...]:
        """All amounts by date that limits refer to."""
        conditions = (condition for one in self.provisions for condition in one.conditions)
        return tuple(dict.fromkeys(amount for condition in conditions for amount in amounts(condition)))

    def get(self, provision_id: str) -> Provision:
        """Return the provision; one we do not have is a LookupError."""
        if provision_id not in self._by_id:
            raise LookupError(f"no provision {provision_id}")
        return self._by_id[provision_id]

    def versions(self, subject: str) -> tuple[Provision, ...]:
        """Return the versions of a subject, oldest first; an unheard-of subject is a LookupError."""
        if subject not in self._by_subject:
            raise LookupError(f"no provision about {subject}")
        return tuple(self._by_subject[subject])

    def on(self, subject: str, day: date) -> Provision | None:
        """Return the version in force on the day, or None before the first one; an unheard-of subject is a LookupError."""
        return next((one for one in self.versions(subject) if day in one.in_force), None)

    def resolved(self, provision: Provision, day: date) -> Condition:
        """Return the provision's condition for the day, with all that it rests on; computed once an edition."""
        edition = max((one for one in self.change_days(provision.subject) if one <= day), default=date.min)
        if (provision.id, edition) not in self._resolved:
            self._resolved[provision.id, edition] = self.resolver(day).provision(provision)
        return self._resolved[provision.id, edition]

    def resolver(self, day: date) -> Resolver:
        """Return what resolves conditions for the day by this corpus."""
        return Resolver(day, self.on, self.get)

    def applied(self, provision: Provision, day: date) -> tuple[Provision, ...]:
        """Return the provision and all that it rests on that day, each once, in reading order."""
        resolved = self.resolved(provision, day)
        if id(resolved) not in self._applied:
            names = dict.fromkeys(part.provision for part in walk(resolved) if isinstance(part, Applied))
            self._applied[id(resolved)] = tuple(self.get(name) for name in names)
        return self._applied[id(resolved)]

    def change_days(self, subject: str) -> tuple[date, ...]:
        """Return the days, in order, on which anything begins or ends that the subject rests on."""
        if subject not in self._days:
            found: set[date] = set()
            for one in self._resting_on(subject):
                found |= {one.in_force.start} | ({one.in_force.end} if one.in_force.end else set())
                named = (amount for condition in one.conditions for amount in amounts(condition))
                found |= {value.day for amount in named for value in amount.values}
            self._days[subject] = tuple(sorted(found))
        return self._days[subject]

    def facts_of(self, subject: str, day: date | None = None) -> tuple[Fact, ...]:
        """Return the facts that the subject asks, with all it rests on: those that decide on the day, or all of any version."""
        if day is not None:
            provision = self.on(subject, day)
            return facts(self.resolved(provision, day)) if provision else ()
        if subject not in self._asked:
            conditions = (condition for one in self._resting_on(subject) for condition in one.conditions)
            self._asked[subject] = tuple(dict.fromkeys(fact for condition in conditions for fact in facts(condition)))
        return self._asked[subject]

    def revision(self, provision_id: str) -> str:
        """Return the revision of the provision, computed once."""
        if provision_id not in self._revisions:
            self._revisions[provision_id] = self.get(provision_id).revision
        return self._revisions[provision_id]

    def loose_ends(self) -> Iterator[str]:
        """Each subject that is named and not written, each circle, each fact asked outside the list it belongs to; in English."""
        for provision in self.provisions:
            try:
                for day in self.change_days(provision.subject):
                    if day in provision.in_force:
                        yield from (f"{provision.id}, {day}: {said}" for said in _strays(self.resolved(provision, day)))
            except (LookupError, ValueError) as fault:
                yield f"{provision.id}: {fault}"

    def _resting_on(self, subject: str) -> tuple[Provision, ...]:
        """All versions of the subject and of the subjects they name, directly or not."""
        found: dict[str, None] = {}
        waiting = [subject]
        while waiting:
            name = waiting.pop()
            if name not in found:
                found[name] = None
                everything = (
                    part for one in self.versions(name) for condition in one.conditions for part in walk(condition)
                )
                waiting += [part.subject for part in everything if isinstance(part, Under)]
        return tuple(provision for name in found for provision in self.versions(name))


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


def _one_meaning[T: (Fact, Entity)](things: Iterable[T]) -> dict[str, T]:
    known: dict[str, T] = {}
    for thing in things:
        if known.setdefault(thing.id, thing) != thing:
            raise ValueError(f"{thing.id} means two different things")
    return known


def _strays(condition: Condition, inside: str = "") -> Iterator[str]:
    """Each fact of an entity asked outside its list, and each list inside a list."""
    if isinstance(condition, ForEach | ThereIs):
        if inside:
            yield f"the list {condition.over.id} stands inside the list {inside}"
        inside = condition.over.id
    elif not parts(condition):
        yield from (f"{fact.id} is asked outside its list" for fact in facts(condition) if fact.of not in ("", inside))
    for part in parts(condition):
        yield from _strays(part, inside)
