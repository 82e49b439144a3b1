"""A rule as TOML text again: what a form has changed can be read, kept and handed on as a file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

_BARE = re.compile(r"^[A-Za-z0-9_-]+$")
_LISTS_OF_TABLES = frozenset({"version", "step", "condition", "ask", "example"})


def to_toml(plain: Mapping[str, Any]) -> str:
    """Return the text of plain values; reading it gives the same values."""
    return "\n".join(_table(plain, "")).strip() + "\n"


def _table(plain: Mapping[str, Any], path: str) -> Iterator[str]:
    later = []
    for key, value in plain.items():
        if isinstance(value, Mapping) or (key in _LISTS_OF_TABLES and isinstance(value, list | tuple)):
            later.append((key, value))
        else:
            yield f"{_key(key)} = {_value(value)}"
    for key, value in later:
        inner = f"{path}.{_key(key)}" if path else _key(key)
        if isinstance(value, Mapping):
            if not all(isinstance(one, Mapping) for one in value.values()) or not value:
                yield f"\n[{inner}]"
            yield from _table(value, inner)
            continue
        for one in value:
            yield f"\n[[{inner}]]"
            yield from _table(one, inner)


def _key(key: str) -> str:
    return key if _BARE.match(key) else json.dumps(key, ensure_ascii=False)


def _value(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return f"{value:_}"
        case date():
            return value.isoformat()
        case Mapping():
            return "{ " + ", ".join(f"{_key(key)} = {_value(one)}" for key, one in value.items()) + " }"
        case list() | tuple():
            return "[" + ", ".join(_value(one) for one in value) + "]"
        case _:
            return json.dumps(str(value), ensure_ascii=False)
