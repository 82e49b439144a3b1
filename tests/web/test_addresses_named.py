"""Every address has a name of its own: two rooms that use one name lead into each other's pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from django.urls import URLPattern, get_resolver


def views(patterns: Sequence[object]) -> list[tuple[str, str]]:
    """Return the name of each address, and the module of the page behind it."""
    found = []
    for entry in patterns:
        if isinstance(entry, URLPattern):
            found.append((entry.name or "", entry.callback.__module__))
        else:
            found += views(entry.url_patterns)  # type: ignore[attr-defined]  # the other kind of pattern
    return found


def test_no_two_rooms_use_one_name() -> None:
    """A name stands for pages of one module only; the same page may have two addresses."""
    behind: defaultdict[str, set[str]] = defaultdict(set)
    for name, module in views(get_resolver().url_patterns):
        behind[name].add(module)
    assert {name: modules for name, modules in behind.items() if len(modules) > 1} == {}
