"""Many texts as two arrays, so that a timetable's names load in no time; a text is decoded when somebody asks for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Texts:
    """Texts by number: all of them as UTF-8 in one array, and where each begins."""

    signs: NDArray[np.uint8]
    first: NDArray[np.int64]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Texts:
        """Return the texts in their order."""
        parts = [text.encode() for text in texts]
        first = np.zeros(len(parts) + 1, np.int64)
        np.cumsum([len(part) for part in parts], out=first[1:])
        return cls(np.frombuffer(b"".join(parts), np.uint8), first)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.first) - 1

    def __getitem__(self, number: int) -> str:
        """Return one text."""
        return self.signs[self.first[number] : self.first[number + 1]].tobytes().decode()

    def whole(self) -> list[str]:
        """Return all of them."""
        signs, first = self.signs.tobytes(), self.first.tolist()
        return [signs[first[at] : first[at + 1]].decode() for at in range(len(self))]


class Numbering:
    """Gives each text a number when it is first seen."""

    def __init__(self, *texts: str) -> None:
        self._numbers: dict[str, int] = {text: number for number, text in enumerate(texts)}

    def of(self, text: str) -> int:
        """Return the text's number."""
        return self._numbers.setdefault(text, len(self._numbers))

    def texts(self) -> Texts:
        """Return the texts in the order of their numbers."""
        return Texts.of(self._numbers)
