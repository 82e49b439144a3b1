"""How arguments are handed to machine code: as one row of numbers, laid out as numba's own code takes them.

An array is seven numbers or more (nobody's, items, bytes of one, address, lengths, strides), a tuple what is in it one after
another, a number itself. Beside the row stands what kind each argument is of: other kinds need other code.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from struct import Struct
from typing import Any
from weakref import ref

import numpy as np
from numpy.typing import NDArray

type Kinds = tuple[str, ...]

_LONG, _DOUBLE = Struct("q").pack, Struct("d").pack
_NUMBERS: dict[type, tuple[str, Callable[[Any], bytes]]] = {
    int: ("int", _LONG),
    np.int64: ("int", _LONG),
    float: ("float", _DOUBLE),
    np.float64: ("float", _DOUBLE),
    bool: ("bool", _LONG),
    np.bool_: ("bool", lambda each: _LONG(bool(each))),
}


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of an array, or of a tuple of arrays: its kind and its numbers, None when only numba takes it.

    `gone` are called when an array is gone: before its number may be another's.
    """

    kind: str
    numbers: bytes | None
    gone: tuple[ref[NDArray[np.generic]], ...]


_ARRAYS: dict[int, _Known] = {}
_TUPLES: dict[tuple[object, ...], _Known] = {}
"""What is known of those that are still there, by their numbers (`id`): to ask numpy for an address takes longer than many a loop.

Arrays stay where they are: nobody may `resize` one in its place.
"""


def handed(arguments: tuple[object, ...]) -> tuple[Kinds, bytes] | None:
    """Return the kinds of arguments and the row that stands for them; None when only numba takes them."""
    kinds: list[str] = []
    row: list[bytes] = []
    return (tuple(kinds), b"".join(row)) if _hand(arguments, kinds, row) else None


def _hand(arguments: tuple[object, ...], kinds: list[str], row: list[bytes]) -> bool:
    for each in arguments:
        kind = type(each)
        if kind in _NUMBERS:
            told, packed = _NUMBERS[kind]
            kinds.append(told)
            row.append(packed(each))
            continue
        known = _known(each)
        if known is None and isinstance(each, tuple):
            kinds.append(kind.__qualname__)
            if not _hand(each, kinds, row):
                return False
        elif known is None or known.numbers is None:
            return False
        else:
            kinds.append(known.kind)
            row.append(known.numbers)
    return True


def _known(each: object) -> _Known | None:
    """Return what is known of an array or a tuple of arrays; None for anything else."""
    if isinstance(each, np.ndarray):
        return _ARRAYS.get(id(each)) or _look(each)
    if isinstance(each, tuple):
        return _TUPLES.get((type(each), *map(id, each))) or _look_into(each)
    return None


def _look(array: NDArray[np.generic]) -> _Known:
    """Return what is to be known of an array: without numbers where it has gaps, as its code would be another."""
    number, dtype, flags = id(array), array.dtype, array.flags
    kind = f"{_told(dtype)}{array.ndim}{'' if flags.writeable else 'r'}"
    numbers = None
    if type(array) is np.ndarray and flags.c_contiguous and flags.aligned and dtype.isnative:
        told = (0, 0, array.size, array.itemsize, array.ctypes.data, *array.shape, *array.strides)
        numbers = Struct(f"{len(told)}q").pack(*told)
    known = _ARRAYS[number] = _Known(kind, numbers, (ref(array, lambda _: _ARRAYS.pop(number, None)),))
    return known


@cache
def _told(dtype: np.dtype[np.generic]) -> str:
    """Return the parts of an array's elements."""
    return str(dtype.descr) if dtype.names else dtype.str


def _look_into(arrays: tuple[object, ...]) -> _Known | None:
    """Return what is to be known of a tuple of arrays; None for one of anything else."""
    inside = [each for each in arrays if isinstance(each, np.ndarray)]
    if len(inside) < len(arrays) or not inside:
        return None
    found = [_ARRAYS.get(id(each)) or _look(each) for each in inside]
    number = (type(arrays), *map(id, inside))
    kind = f"{type(arrays).__qualname__}({', '.join(each.kind for each in found)})"
    numbers = [each.numbers for each in found if each.numbers is not None]
    gone = tuple(ref(each, lambda _: _TUPLES.pop(number, None)) for each in inside)
    known = _TUPLES[number] = _Known(kind, b"".join(numbers) if len(numbers) == len(found) else None, gone)
    return known
