"""A network as one file that loads in no time: arrays one after the other, mapped into memory when they are looked at."""

from __future__ import annotations

import json
import mmap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ashinami.transit.fare_rules import Fares
from ashinami.transit.network import Network, Patterns, Routes, Stops, Times, Trips
from ashinami.transit.services import Services
from ashinami.transit.texts import Texts

_FAMILY = b"ASHINAMI-TRANSIT-"
_MARK = _FAMILY + b"1\n"
"""Another number whenever the arrays mean something else: an old file is refused, never misread."""
_ALIGNED = 64
_PARTS: Mapping[str, type[Any]] = {
    "stops": Stops,
    "routes": Routes,
    "trips": Trips,
    "patterns": Patterns,
    "times": Times,
    "services": Services,
}
_TEXTS = ("feeds", "publishers", "agencies", "phones", "words")
_PLAIN = ("walk", "transfer")


def save(network: Network, path: Path) -> None:
    """Write the network to a file; what stood there is replaced in one stroke."""
    arrays = {name: np.ascontiguousarray(array) for name, array in _arrays(network)}
    about = {}
    place = 0
    for name, array in arrays.items():
        place = -(-place // _ALIGNED) * _ALIGNED
        about[name] = (array.dtype.str, array.shape, place)
        place += array.nbytes
    head = json.dumps({"arrays": about, "bytes": place}).encode()
    start = len(_MARK) + 8 + len(head)
    start = -(-start // _ALIGNED) * _ALIGNED
    beside = path.with_name(f"{path.name}.new")
    with beside.open("wb") as file:
        file.write(_MARK + len(head).to_bytes(8, "little") + head)
        for name, array in arrays.items():
            file.seek(start + about[name][2])
            file.write(array.tobytes())
        file.truncate(start + place)
    beside.replace(path)


def is_stored(path: Path) -> bool:
    """Whether a file is one that `save` wrote, of any version."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(_FAMILY)) == _FAMILY


def load(path: Path) -> Network:
    """Return the network of a file; a ValueError when it is not one, is cut short or of another version."""
    with path.open("rb") as file:
        if file.read(len(_MARK)) != _MARK:
            raise ValueError(f"{path.name}: 保存した時刻表ではないか、別の版のものです")
        length = int.from_bytes(file.read(8), "little")
        try:
            head = json.loads(file.read(length))
        except ValueError as error:
            raise ValueError(f"{path.name}: 途中で切れています") from error
        start = -(-(len(_MARK) + 8 + length) // _ALIGNED) * _ALIGNED
        if path.stat().st_size < start + head["bytes"]:
            raise ValueError(f"{path.name}: 途中で切れています")
        whole = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    found = {}
    for name, (kind, shape, place) in head["arrays"].items():
        count = int(np.prod(shape))
        found[name] = np.frombuffer(whole, np.dtype(kind), count, start + place).reshape(shape)
    return _network(found)


def _arrays(network: Network) -> Iterator[tuple[str, NDArray[Any]]]:
    for name in _TEXTS:
        yield from _of_text(name, getattr(network, name))
    for part, kind in _PARTS.items():
        for field in kind.__dataclass_fields__:
            value = getattr(getattr(network, part), field)
            if isinstance(value, Texts):
                yield from _of_text(f"{part}.{field}", value)
            else:
                yield f"{part}.{field}", value
    for name in _PLAIN:
        yield name, getattr(network, name)
    yield "fares", network.fares.whole()


def _of_text(name: str, texts: Texts) -> Iterator[tuple[str, NDArray[Any]]]:
    yield f"{name}/signs", texts.signs
    yield f"{name}/first", texts.first


def _network(found: Mapping[str, NDArray[Any]]) -> Network:
    def value(name: str) -> Any:  # noqa: ANN401 - an array or texts
        return found[name] if name in found else Texts(found[f"{name}/signs"], found[f"{name}/first"])

    parts = {
        part: kind(*(value(f"{part}.{field}") for field in kind.__dataclass_fields__)) for part, kind in _PARTS.items()
    }
    plain = {name: value(name) for name in (*_TEXTS, *_PLAIN)}
    return Network(fares=Fares(rules=found["fares"]), **plain, **parts)
