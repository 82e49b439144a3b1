"""Coordinates as they stand in tables: missing, swapped, elsewhere or doubled. Each is told; none loses the row."""

from __future__ import annotations

import math
import unicodedata
from collections import defaultdict
from collections.abc import Mapping

from ashinami.basics.notice import Severity
from ashinami.basics.place import Point
from ashinami.geo.imports.base import Draft
from ashinami.geo.inside import Outline

_SOUTH, _WEST, _NORTH, _EAST = 20.0, 122.0, 46.0, 154.5
_BEYOND = 1_000
"""Metres beyond the boundary that are still taken: boundaries are drawn coarsely, and a stop may stand across the road."""
_LOCATE = "地図で場所を確かめ、もとの表を直してください。場所のない行も取り込みます"


class Points:
    """Reads the coordinates of a table row by row, and tells at the end which stand on one another."""

    def __init__(self, draft: Draft, area: Outline | None) -> None:
        self._draft, self._area = draft, area
        self._at: defaultdict[Point, list[tuple[str, int, str]]] = defaultdict(list)

    def read(self, lat: object, lon: object, *, file: str, row: int, name: str) -> Point | None:
        """Return the point; None, with a notice, when the cells give none that can be believed."""
        point = self._point(lat, lon, file, row, name)
        if point is None:
            return None
        if self._area is not None and not self._area.near(point, _BEYOND):
            said = f"「{name}」の座標（{point.lat}, {point.lon}）は市町村の外です。場所は未確認とします"
            self._tell("out-of-area", said, _LOCATE, file, row)
            return None
        self._at[point].append((file, row, name))
        return point

    def close(self) -> None:
        """Tell where several stand on one point."""
        for point, rows in self._at.items():
            if len(rows) > 1:
                names = "、".join(name for _, _, name in rows[:3]) + ("…" if len(rows) > 3 else "")
                said = f"{len(rows)}件が同じ座標（{point.lat}, {point.lon}）です：{names}"
                remedy = "町の代表点のことも、写しまちがいのこともあります"
                self._draft.tell("same-point", Severity.NOTE, said, remedy, file=rows[0][0], row=rows[0][1])

    def _point(self, lat: object, lon: object, file: str, row: int, name: str) -> Point | None:
        texts = [_plain(lat), _plain(lon)]
        if not all(texts):
            self._tell("no-point", f"「{name}」に座標がありません。場所は未確認とします", _LOCATE, file, row)
            return None
        numbers = [_number(text) for text in texts]
        if numbers[0] is None or numbers[1] is None:
            said = f"「{name}」の座標（{texts[0]}, {texts[1]}）を数として読めません。場所は未確認とします"
            self._tell("unreadable-point", said, "33.1234 のような度で入れてください", file, row)
            return None
        found, swapped = (numbers[0], numbers[1]), (numbers[1], numbers[0])
        if not _in_japan(*found):
            said = f"「{name}」の座標（{texts[0]}, {texts[1]}）は日本の外です。場所は未確認とします"
            remedy = "緯度と経度が逆のようです。もとの表を直してください" if _in_japan(*swapped) else _LOCATE
            self._tell("wrong-point", said, remedy, file, row)
            return None
        return Point(*found)

    def _tell(self, code: str, said: str, remedy: str, file: str, row: int) -> None:
        self._draft.tell(code, Severity.WARNING, said, remedy, file=file, row=row)


def point_of(coordinates: object) -> tuple[object, object]:
    """Return latitude and longitude of a GeoJSON position; empty ones when it is none."""
    match coordinates:
        case {"type": "Point", "coordinates": [lon, lat, *_]}:
            return lat, lon
        case _:
            return "", ""


def properties_of(feature: Mapping[str, object]) -> dict[str, str]:
    """Return the properties of a GeoJSON feature as words."""
    found = feature.get("properties")
    return {str(name): _plain(value) for name, value in found.items()} if isinstance(found, dict) else {}


def _plain(cell: object) -> str:
    return "" if cell is None else unicodedata.normalize("NFKC", str(cell)).strip()


def _number(text: str) -> float | None:
    try:
        found = float(text)
    except ValueError:
        return None
    return found if math.isfinite(found) else None


def _in_japan(lat: float, lon: float) -> bool:
    return _SOUTH <= lat <= _NORTH and _WEST <= lon <= _EAST
