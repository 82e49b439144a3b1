"""The gazetteer: finds a place from whatever is said on the phone, and never refuses a text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ashinami.basics.place import Point
from ashinami.geo.distance import crow_metres
from ashinami.geo.fold import fold, sound
from ashinami.vocabulary.place import Place

_LONGEST = 120  # folded signs of a text that are looked at; nobody names a place with more
_COMMON = 2_000  # pieces of text that stand in more entries than this tell places apart too little to be followed
_UNLOCATED = "場所未確認"

# How sure an exact match of each name is, of 100. A town is many places, so it is the weakest.
_SURE = {"名前": 100, "よみ": 96, "屋号・別名": 92, "地名": 70}


@dataclass(frozen=True, slots=True)
class Hit:
    """A place found: `matched` says in Japanese how; `score` is 0 to 100, 100 for the very name."""

    place: Place
    matched: str
    score: int


@dataclass(frozen=True, slots=True)
class _Entry:
    """One folded text, the kind of name it is, and the places it names."""

    text: str
    kind: str
    places: tuple[int, ...]


class Gazetteer:
    """Finds places by name, reading, house name, landmark or town, also misspelt or inside a longer text.

    The index is a dictionary of folded texts and one of their pieces of two signs; 10,000 places take a few milliseconds a
    question.
    """

    def __init__(self, places: Iterable[Place]) -> None:
        self._places = tuple(places)
        self._towns = [fold(place.town) for place in self._places]
        grouped: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for index, place in enumerate(self._places):
            for key in dict.fromkeys(_names(place)):
                grouped[key].append(index)
        self._entries = [_Entry(text, kind, tuple(places)) for (text, kind), places in grouped.items()]
        self._exact: defaultdict[str, list[_Entry]] = defaultdict(list)
        self._pieces: defaultdict[str, list[int]] = defaultdict(list)
        self._sizes: list[int] = []
        for number, entry in enumerate(self._entries):
            self._exact[entry.text].append(entry)
            pieces = _pieces(sound(entry.text))
            self._sizes.append(len(pieces))
            for piece in pieces:
                self._pieces[piece].append(number)

    def find(self, text: str, near: Point | None = None, limit: int = 8) -> tuple[Hit, ...]:
        """Return the places the text may mean, best first; of equals, the one nearer to `near` first."""
        asked = fold(text)[:_LONGEST]
        if not asked:
            return ()
        best: dict[int, tuple[float, str]] = {}
        for entry, score, matched in (*self._exactly(asked), *self._roughly(asked)):
            for index in entry.places:
                town = self._towns[index]
                whole = score + (2 if town and entry.kind != "地名" and town in asked else 0)
                if index not in best or whole > best[index][0]:
                    best[index] = (whole, matched)
        ranked = sorted(best, key=lambda index: (-best[index][0], index))[: max(limit * 8, 64)]
        if near is not None:
            ranked.sort(key=lambda index: (-round(best[index][0]), _away(self._places[index], near), index))
        return tuple(Hit(self._places[i], best[i][1], min(100, round(best[i][0]))) for i in ranked[: max(limit, 0)])

    def place_for(self, text: str) -> Place:
        """Return the one place that is called so, or a place without a point (場所未確認) that keeps the text.

        A name that two places share decides nothing: the place stays to be located, and its note says so.
        """
        for entry in sorted(self._exact.get(fold(text), ()), key=lambda entry: -_SURE[entry.kind]):
            if entry.kind == "地名":
                break
            if len(entry.places) == 1:
                return self._places[entry.places[0]]
            return replace(_unlocated(text), note=f"{_UNLOCATED}：同じ名前の場所が{len(entry.places)}か所あります")
        return _unlocated(text)

    def _exactly(self, asked: str) -> Iterator[tuple[_Entry, float, str]]:
        for entry in self._exact.get(asked, ()):
            yield entry, _SURE[entry.kind], f"{entry.kind}が一致"

    def _roughly(self, asked: str) -> Iterator[tuple[_Entry, float, str]]:
        """Compare by shared pieces: the Dice coefficient, lifted when one text stands whole within the other."""
        heard = sound(asked)
        pieces = _pieces(heard)
        shared: Counter[int] = Counter()
        followed = [self._pieces.get(piece, ()) for piece in pieces]
        telling = [entries for entries in followed if 0 < len(entries) <= _COMMON]
        for entries in telling or followed:
            shared.update(entries)
        for number, count in shared.items():
            entry = self._entries[number]
            alike = 2 * count / (len(pieces) + self._sizes[number])
            weight = _SURE[entry.kind]
            if alike == 1:
                yield entry, weight * 0.9, f"{entry.kind}の音が一致"
            elif alike >= 0.3 and entry.text.startswith(asked):
                yield entry, weight * (0.6 + 0.25 * alike), f"{entry.kind}の始まりが一致"
            elif entry.text in asked and len(entry.text) > 1:
                yield entry, weight * (0.55 + 0.25 * alike), f"文の中に{entry.kind}がある"
            elif asked in entry.text:
                yield entry, weight * (0.5 + 0.25 * alike), f"{entry.kind}の一部が一致"
            elif alike >= 0.4:
                yield entry, weight * 0.7 * alike, f"{entry.kind}が似ている"


def _names(place: Place) -> Iterator[tuple[str, str]]:
    """Yield each folded text the place can be called by, with its kind."""
    named = ((place.name, "名前"), (place.kana, "よみ"), *((alias, "屋号・別名") for alias in place.aliases))
    for text, kind in (*named, (place.town, "地名")):
        folded = fold(text)
        if folded:
            yield folded, kind


def _pieces(text: str) -> frozenset[str]:
    """Return its pieces of two signs; the mark before the first lets a single sign find what begins with it."""
    marked = f"^{text}"
    return frozenset(marked[at : at + 2] for at in range(len(marked) - 1))


def _away(place: Place, near: Point) -> int:
    """Return the metres from there; a place not yet located comes last."""
    return crow_metres(place.point, near) if place.point else 10**9


def _unlocated(text: str) -> Place:
    name = text.strip() or "（行き先の記入なし）"
    return Place(key=f"{_UNLOCATED}:{name}", name=name, note=_UNLOCATED)
