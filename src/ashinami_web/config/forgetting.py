"""Erasing a person: each room says what becomes of its rows that bear her key.

A room has a module `forgetting.py`, found by its name, with `ROWS`: for every key of a person in its tables that the rows go
(`Removed`), that their words are emptied (`Emptied`), or that they stay, and why (`Stays`). A test refuses a key that no room speaks of.
Where words stand deeper, the module also has `forget(person)`. How long a record must stand first say its clocks (`records.periods`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models
from django.utils.module_loading import module_has_submodule

MODULE = "forgetting"
GONE = "（消去済み）"
"""What stands where something was said that may not be empty."""


@dataclass(frozen=True, slots=True)
class Removed:
    """Rows that go with her. `person` is the path to her key."""

    model: type[models.Model]
    person: str


@dataclass(frozen=True, slots=True)
class Emptied:
    """Rows that stay without what was said of her: `texts` are the columns and what stands there instead."""

    model: type[models.Model]
    person: str
    texts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Stays:
    """Rows that stay as they are, and why they may."""

    model: type[models.Model]
    person: str
    why: str

    def __post_init__(self) -> None:
        """Refuse a row that stays for no reason."""
        if not self.why:
            raise ValueError("what stays says why")


type Fate = Removed | Emptied | Stays


@cache
def modules() -> tuple[ModuleType, ...]:
    """Return the modules of the rooms."""
    found = [
        import_module(f"{app.name}.{MODULE}")
        for app in apps.get_app_configs()
        if app.module is not None and module_has_submodule(app.module, MODULE) and app.name.startswith("ashinami_web.")
    ]
    return tuple(found)


def fates() -> Iterator[Fate]:
    """Yield what every room says of its rows."""
    for module in modules():
        yield from module.ROWS


def forget(person: UUID) -> None:
    """Remove and empty what the rooms hold of her."""
    for module in modules():
        for fate in module.ROWS:
            if not isinstance(fate, Stays):
                _apply(fate, person)
        if hasattr(module, "forget"):
            module.forget(person)


def _apply(fate: Removed | Emptied, person: UUID) -> None:
    rows: Any = fate.model._default_manager.filter(**{fate.person: person})  # noqa: SLF001 - its scoped manager
    if isinstance(fate, Removed):
        rows.delete()
        return
    plain = {name: value for name, value in fate.texts.items() if value != GONE}
    if plain:
        rows.update(**plain)
    for name in fate.texts.keys() - plain.keys():
        rows.exclude(**{name: ""}).update(**{name: GONE})
