"""Frozen dataclasses to JSON and back: the shape of the JSON is the shape of the classes, so it cannot drift from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeAliasType, Union, get_args, get_origin, get_type_hints

type Plain = bool | int | float | str | list[Plain] | dict[str, Plain] | None
"""What JSON can hold."""


def to_plain(value: object) -> Plain:
    """Return the value as JSON holds it.

    A dataclass becomes an object with its fields by name, a tuple a list, a set a sorted list, an enumeration its value, a day
    2026-12-01. Anything else is a TypeError: nothing is turned into text by accident.
    """
    plain: Plain
    match value:
        case Enum():
            plain = to_plain(value.value)
        case None | bool() | int() | float() | str():
            plain = value
        case date():
            plain = value.isoformat()
        case Mapping():
            plain = {str(key): to_plain(item) for key, item in value.items()}
        case frozenset():
            plain = [to_plain(item) for item in sorted(value)]
        case tuple() | list():
            plain = [to_plain(item) for item in value]
        case _ if is_dataclass(value):
            plain = {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
        case _:
            raise TypeError(f"no JSON for {type(value).__name__}")
    return plain


def from_plain[T](kind: type[T], data: Plain) -> T:
    """Return the value of the class that `to_plain` wrote; data of another shape is a ValueError."""
    try:
        result: T = _read(kind, data)
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"no {kind.__name__}: {error}") from error
    return result


@cache
def _hints(kind: type) -> Mapping[str, Any]:
    return get_type_hints(kind)


def _read(kind: Any, data: Any) -> Any:  # noqa: ANN401 - types are read at run time
    kind = kind.__value__ if isinstance(kind, TypeAliasType) else kind
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return _read_union(get_args(kind), data)
    if origin is not None:
        return _read_many(origin, get_args(kind), data)
    if isinstance(kind, type) and is_dataclass(kind):
        hints = _hints(kind)
        if data.keys() - hints.keys():
            raise KeyError(f"unknown fields {sorted(data.keys() - hints.keys())}")
        return kind(**{name: _read(hints[name], item) for name, item in data.items()})
    return _read_one(kind, data)


def _read_one(kind: Any, data: Any) -> Any:  # noqa: ANN401 - types are read at run time
    if kind in (object, Any):
        return data
    if kind is date:
        return date.fromisoformat(data)
    if issubclass(kind, Enum):
        return kind(data)
    if type(data) is not kind and not (kind is float and type(data) is int):
        raise TypeError(f"{data!r} is no {kind.__name__}")
    return data


def _read_many(origin: Any, inner: tuple[Any, ...], data: Any) -> Any:  # noqa: ANN401 - types are read at run time
    if issubclass(origin, Mapping):
        return {key: _read(inner[1], item) for key, item in data.items()}
    if not isinstance(data, list):
        raise TypeError(f"{data!r} is no list")
    if origin is tuple and inner[-1] is not Ellipsis:
        return tuple(_read(part, item) for part, item in zip(inner, data, strict=True))
    return origin(_read(inner[0], item) for item in data)


def _read_union(kinds: tuple[Any, ...], data: Any) -> Any:  # noqa: ANN401 - types are read at run time
    """Read what the first of the types takes that fits."""
    if data is None and NoneType in kinds:
        return None
    for kind in (kind for kind in kinds if kind is not NoneType):
        try:
            return _read(kind, data)
        except (TypeError, ValueError, KeyError, AttributeError):
            continue
    raise TypeError(f"{data!r} fits none of {kinds}")
