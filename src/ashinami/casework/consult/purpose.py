"""What somebody may want to know, and the subjects of law that answer it.

A purpose puts forms side by side: ways of which one is enough (no permit, 福祉, 交通空白地 …), or matters that must all be in order
(a driver, a car, an office). A form is a subject of law, or several at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from ashinami.law import corpus
from ashinami.rules.conditions import AllOf, AnyOf, Applied, Condition
from ashinami.rules.facts import Who
from ashinami.rules.verdict import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One way in which rides may run, or one matter that must be in order.

    Attributes
    ----------
    key : written in addresses and files.
    name : in Japanese.
    subjects : each must be satisfied.
    one_of : of these, where there are any, one must be.
    decided_by : who grants it, or looks after it.
    application : kind of the registration for which papers are prepared (`welfare`, `blank_area`), empty where there are none.
    can_be_repaired : whether it makes sense to ask what would make it hold.
    """

    key: str
    name: str
    subjects: tuple[str, ...] = ()
    one_of: tuple[str, ...] = ()
    decided_by: Who = Who.GROUP
    application: str = ""
    can_be_repaired: bool = True

    def condition(self, day: date) -> Condition | None:
        """Return what it asks on the day; None where it did not exist on that day."""
        needed = [_of_day(subject, day) for subject in self.subjects]
        ways = [way for subject in self.one_of if (way := _of_day(subject, day)) is not None]
        if None in needed or (self.one_of and not ways):
            return None
        parts = (*(part for part in needed if part is not None), *((AnyOf(self.name, tuple(ways)),) if ways else ()))
        return parts[0] if len(parts) == 1 else AllOf(self.name, parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Purpose:
    """What somebody wants to know.

    Attributes
    ----------
    key, name : written in addresses and files; in Japanese.
    asks : the question it answers, in a sentence.
    forms : side by side, in the order in which they are shown.
    one_is_enough : whether one of the forms is all that is needed; otherwise each is looked into.
    taken_singly : entity id to the name of its one member, where one is the usual case; more can be added.
    first : ids of the facts that open or close whole forms; they are asked before the details, while they matter.
    words : what a form is said to be when it is lawful, unlawful and undetermined.
    """

    key: str
    name: str
    asks: str
    forms: tuple[Form, ...]
    one_is_enough: bool = False
    taken_singly: Mapping[str, str] = field(default_factory=dict, hash=False)
    first: tuple[str, ...] = ()
    words: tuple[str, str, str] = ("そろっています", "足りないところがあります", "まだ分かりません")

    def __post_init__(self) -> None:
        """Refuse two forms of one key; make the names unchangeable."""
        if len({form.key for form in self.forms}) != len(self.forms):
            raise ValueError(f"{self.key}: two forms share a key")
        object.__setattr__(self, "taken_singly", MappingProxyType(dict(self.taken_singly)))

    def says(self, verdict: Verdict) -> str:
        """Return what the verdict means for this purpose, in Japanese."""
        return dict(zip(Verdict, (*self.words, "この日にはありません"), strict=True))[verdict]

    def form(self, key: str) -> Form:
        """Return the form of this key; an unheard-of key is a LookupError."""
        for form in self.forms:
            if form.key == key:
                return form
        raise LookupError(f"{self.key}: no form {key}")


def _of_day(subject: str, day: date) -> Applied | None:
    law = corpus()
    provision = law.on(subject, day)
    if provision is None:
        return None
    condition = law.resolved(provision, day)
    assert isinstance(condition, Applied)  # noqa: S101 - a provision resolves to the place where it is applied
    return condition
