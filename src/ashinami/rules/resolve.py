"""From the condition as authored to the condition of one day: what other subjects say, and how much the amounts are, that day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from ashinami.rules.amounts import DatedAmount
from ashinami.rules.conditions import (
    AllOf,
    AnyOf,
    Applied,
    AtLeast,
    AtMost,
    Condition,
    ForEach,
    Gap,
    Not,
    ThereIs,
    Under,
    Unless,
)
from ashinami.rules.provision import Provision

type Versions = Callable[[str, date], Provision | None]
"""Subject and day to the version in force, or None; a LookupError for a subject nobody has written."""


@dataclass(slots=True)
class Resolver:
    """Resolves conditions for one day. A provision named several times becomes one condition, shared.

    `version` looks a subject up by day, `get` a provision by id.
    """

    day: date
    version: Versions
    get: Callable[[str], Provision]
    _done: dict[str, Condition] = field(default_factory=dict)
    _inside: list[str] = field(default_factory=list)

    def provision(self, provision: Provision) -> Condition:
        """Return the provision's condition for the day, with its transitional rules.

        Raises
        ------
        ValueError
            When provisions lead back to themselves.
        """
        if provision.id in self._inside:
            raise ValueError("provisions that rest on themselves: " + " → ".join([*self._inside, provision.id]))
        if provision.id not in self._done:
            self._inside.append(provision.id)
            resolved = self.condition(provision.condition)
            for transition in provision.transition:
                older, case = self.provision(self.get(transition.keeps)), self.condition(transition.case)
                resolved = AnyOf(
                    transition.words,
                    (
                        AllOf(transition.words, (case, older)),
                        AllOf(provision.title, (Not(case), resolved)),
                        # the case need not be known where both versions agree
                        AllOf("前の版でも新しい版でも", (older, resolved)),
                    ),
                )
            self._inside.pop()
            self._done[provision.id] = Applied(provision.title, provision.id, resolved)
        return self._done[provision.id]

    def condition(self, condition: Condition) -> Condition:  # noqa: PLR0911 - a case each
        """Return the condition without `Under` and `DatedAmount`."""
        match condition:
            case Under(subject=subject, absent=absent):
                version = self.version(subject, self.day)
                return self.condition(absent) if version is None else self.provision(version)
            case AtMost(limit=DatedAmount() as amount) | AtLeast(limit=DatedAmount() as amount):
                value = amount.on(self.day)
                if value is None:
                    return Gap(amount.name, "この日の額は、まだ足並みに入っていません", condition.cite)
                return replace(condition, limit=value.value)
            case AllOf(of=of) | AnyOf(of=of):
                return replace(condition, of=tuple(self.condition(part) for part in of))
            case Not(of=inner):
                return Not(self.condition(inner))
            case Unless(rule=rule, exception=exception):
                return replace(condition, rule=self.condition(rule), exception=self.condition(exception))
            case ForEach(that=that) | ThereIs(that=that):
                return replace(condition, that=self.condition(that))
            case _:
                return condition
