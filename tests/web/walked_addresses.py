"""The addresses of the application, and the keys of a busy town's rows to walk them with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product

import pytest
import typst
from django.apps import apps
from django.db.models import Model
from django.template.backends.django import Template
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern
from web_town import MONDAY, Town

from ashinami_web.bodies.models import Volunteer
from ashinami_web.bookings.models import Wish
from ashinami_web.config.rows import Scoped
from ashinami_web.people.models import Person
from ashinami_web.runs.models import Ride

MONTH = "2026-12"

SPOKEN_OF = (Person, Volunteer, Wish, Ride)
"""Whose keys stand in the addresses of any app."""

type Address = tuple[str, str]
type Keys = dict[type[Model], str]

LEADS_NOWHERE: set[tuple[str, str]] = set()
"""Addresses, and keys of which table no owner finds a page at there: a stranger who tries them learns nothing about the scope."""

OWNERS = ("sewa", "sc", "officer")
"""Who between them see all rows of the busy town that anybody but their writer may see."""


def addresses(keys: Keys, numbers: list[int]) -> Iterator[Address]:
    """Yield every address as (name, path); one with a key for each key of its own app and of what every app speaks of."""

    def walk(
        patterns: list[URLPattern | URLResolver], before: str
    ) -> Iterator[tuple[str, str, str, dict[str, object]]]:
        for entry in patterns:
            assert isinstance(entry.pattern, RoutePattern) or not before, "addresses are written with path()"
            route = before + str(entry.pattern).removeprefix("^/")
            if isinstance(entry, URLResolver):
                yield from walk(entry.url_patterns, route)
            else:
                app = entry.callback.__module__.removeprefix("ashinami_web.").split(".")[0]
                yield entry.name or route, route, app, dict(entry.pattern.converters)

    for name, route, app, converters in walk(get_resolver().url_patterns, ""):
        own = {model: key for model, key in keys.items() if model._meta.app_label == app}  # noqa: SLF001
        meant = {model: key for model, key in keys.items() if model in own or model in SPOKEN_OF}
        fitting = [key for model, key in meant.items() if (name, model.__name__) not in LEADS_NOWHERE]
        # a parameter that bears the name of a table of its app takes the key of that table
        named = {model._meta.model_name: [key] for model, key in own.items()}  # noqa: SLF001
        choices = [
            [
                (parameter, value)
                for value in _values(type(converter).__name__, parameter, named.get(parameter, fitting), numbers)
            ]
            for parameter, converter in converters.items()
        ]
        for chosen in product(*choices):
            path = route
            for parameter, value in chosen:
                kind = next(part for part in path.split("<")[1:] if part.split(">")[0].endswith(parameter)).split(">")[
                    0
                ]
                path = path.replace(f"<{kind}>", str(value), 1)
            yield name, f"/{path}"


def learn_what_leads_nowhere(town: Town, keys: Keys) -> None:
    """Ask once as each owner which tables' keys an address of one key knows; those that are 404 to all are walked no further.

    What somebody may not open (403), and what only takes a form (405), is kept; so is an address at which no key leads anywhere.
    """
    if LEADS_NOWHERE:
        return
    with pytest.MonkeyPatch.context() as patched:
        # what a page looks like does not matter here, only whether there is one
        patched.setattr(Template, "render", lambda *_args, **_kwargs: "")
        patched.setattr(typst, "Compiler", _NoCompiler)
        _learn(town, keys)


class _NoCompiler:
    """Sets no paper."""

    def __init__(self, **_asked: object) -> None:
        pass

    def compile_with_warnings(self, **_asked: object) -> tuple[bytes, tuple[str, ...]]:
        """Return nothing at all."""
        return b"", ()


def _learn(town: Town, keys: Keys) -> None:
    owners = [Client(raise_request_exception=False) for _ in OWNERS]
    for client, who in zip(owners, OWNERS, strict=True):
        client.force_login(town.accounts[who])
    tables = {key: model.__name__ for model, key in keys.items()}
    found: dict[str, dict[str, bool]] = {}
    for name, path in addresses(keys, []):
        of = [table for key, table in tables.items() if key in path]
        if len(of) == 1:
            known = any(client.get(path).status_code != 404 for client in owners)
            found.setdefault(name, {})[of[0]] = found.get(name, {}).get(of[0], False) or known
    for name, by_table in found.items():
        if any(by_table.values()):
            LEADS_NOWHERE.update((name, table) for table, leads in by_table.items() if not leads)


ERROR_PAGES = ("403.html", "404.html", "405.html")
"""They are the same for everybody; drawing them thousands of times takes minutes."""


def without_error_pages(patch: pytest.MonkeyPatch) -> None:
    """Let what is refused be answered without a page."""
    drawn: Callable[..., str] = Template.render

    def render(self: Template, *args: object, **kwargs: object) -> str:
        return "" if self.template.name in ERROR_PAGES else drawn(self, *args, **kwargs)

    patch.setattr(Template, "render", render)


def _values(converter: str, parameter: str, keys: list[str], numbers: list[int]) -> list[str]:
    if converter == "UUIDConverter":
        return keys
    if converter == "IntConverter":
        return [str(number) for number in numbers]
    named = {
        "token": "no-such-token",
        "month": MONTH,
        "day": MONDAY.isoformat(),
        "step": "take",
        "when": "before",
        "kind": "pre_check",
    }
    return [(named | {"scheme_id": "kagoshima.group_bus"})[parameter]]


def keys_of_the_group(town: Town) -> Keys:
    """Return the key of one row of each table that the group alone may see."""
    with town.scope_of("yoso"):
        theirs = {model: set(manager.values_list("pk", flat=True)) for model, manager in tables()}
    return {
        model: str(next(key for key in manager.values_list("pk", flat=True) if key not in theirs[model]))
        for model, manager in tables()
        if manager.exclude(pk__in=theirs[model]).exists()
    }


def tables() -> list[tuple[type[Model], Scoped]]:  # type: ignore[type-arg]
    """Return every table that somebody's scope narrows, with its rows."""
    found = ((model, model._meta.default_manager) for model in apps.get_models())  # noqa: SLF001 - Django's own name for it
    return [(model, manager) for model, manager in found if isinstance(manager, Scoped)]
