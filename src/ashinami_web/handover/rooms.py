"""What the rooms hand over. A room takes part by one module of its own, `handed_over.py`, found by its name:

    def items(asked: Asked) -> Iterable[Item]: ...

and, where what it holds can be given to somebody else,

    def give(key: str, person: UUID, *, by: Acting, at: datetime, day: date) -> None: ...

Keys begin with the room's name. Names of people who are carried never stand in an item.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib import import_module
from types import ModuleType
from uuid import UUID

from django.apps import apps
from django.utils.module_loading import module_has_submodule

from ashinami.community.pack import Chapter, Item, Pack, packed
from ashinami_web.bodies.models import Body
from ashinami_web.config.acting import Acting

MODULE = "handed_over"
HIS_OWN = frozenset({Chapter.PROMISES, Chapter.ACTIONS})
"""Chapters of which a pack of one person holds only what is his; the others are for whoever comes."""


@dataclass(frozen=True, slots=True)
class Asked:
    """For which body, as of which day. A room answers for the whole body.

    `dated`: only what has a day or a carrier is asked for, many times a day; what is only to be read may be left out.
    """

    body: Body
    day: date
    dated: bool = False


@cache
def modules() -> dict[str, ModuleType]:
    """Return the modules of the rooms that take part, by room."""
    found = {}
    for app in apps.get_app_configs():
        if app.module is not None and module_has_submodule(app.module, MODULE):
            found[app.label] = import_module(f"{app.name}.{MODULE}")
    return found


def all_items(asked: Asked) -> list[Item]:
    """Return everything the rooms hand over for a body."""
    return [item for module in modules().values() for item in _items(module, asked)]


def _items(module: ModuleType, asked: Asked) -> Iterable[Item]:
    found: Iterable[Item] = module.items(asked)
    return found


def pack_of(asked: Asked, person: UUID | None) -> Pack:
    """Return the pack of a body, or of one person of it."""
    key = str(person) if person else None
    return packed(item for item in all_items(asked) if key is None or item.holder == key or item.chapter not in HIS_OWN)


def held_by(asked: Asked, person: UUID) -> list[Item]:
    """Return what a person carries: all of it must be handed over."""
    return [item for item in all_items(asked) if item.to_confirm and item.holder == str(person)]


def reached(body: Body | None, post: str = "") -> str:
    """Return whom to ring of a body: its name, who there (by the post), its telephone."""
    return " ".join(part for part in (body.name if body else "", post, body.phone if body else "") if part)


def give(key: str, person: UUID, *, by: Acting, at: datetime, day: date) -> bool:
    """Give an item to somebody in its own room; whether the room could."""
    module = modules().get(key.partition(".")[0])
    gives = getattr(module, "give", None)
    if gives is None:
        return False
    gives(key, person, by=by, at=at, day=day)
    return True
