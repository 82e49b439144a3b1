"""Mesh codes (地域メッシュ): JIS X 0410 / 昭和48年行政管理庁告示第143号, from 80 km down to 250 m.

All meshes are counted in cells of the finest size, 7.5 seconds of latitude by 11.25 seconds of longitude, from 0 N 100 E.
In these cells every size is a square: 320, 40, 4, 2 or 1 of them on a side.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from ashinami.basics.place import Point

_ROWS_A_DEGREE = 480  # cells of 7.5 seconds
_COLUMNS_A_DEGREE = 320  # cells of 11.25 seconds
_WEST = 100
_ROWS, _COLUMNS = 100 * 320, 80 * 320


class MeshSize(IntEnum):
    """A size of mesh; the value is its side in cells of the finest size."""

    FIRST = 320
    """第1次地域区画, about 80 km."""
    SECOND = 40
    """第2次地域区画, about 10 km."""
    THIRD = 4
    """基準地域メッシュ (第3次), about 1 km."""
    HALF = 2
    """2分の1地域メッシュ, about 500 m."""
    QUARTER = 1
    """4分の1地域メッシュ, about 250 m."""


_SIZE_OF_LENGTH = {4: MeshSize.FIRST, 6: MeshSize.SECOND, 8: MeshSize.THIRD, 9: MeshSize.HALF, 10: MeshSize.QUARTER}


@dataclass(frozen=True, slots=True)
class Bounds:
    """A rectangle in degrees: south and west edges belong to it, north and east do not."""

    south: float
    west: float
    north: float
    east: float

    def __contains__(self, point: Point) -> bool:
        """Whether the point lies in it."""
        return self.south <= point.lat < self.north and self.west <= point.lon < self.east


JAPAN = Bounds(south=20.0, west=122.0, north=46.0, east=154.0)
"""The rectangle around Japan from 沖ノ鳥島 and 与那国島 to 択捉島 and 南鳥島."""


@dataclass(frozen=True, slots=True, order=True)
class Mesh:
    """One mesh, known by its code of 4, 6, 8, 9 or 10 digits."""

    code: str

    def __post_init__(self) -> None:
        """Refuse a code that no mesh has."""
        wrong = (
            not (self.code.isascii() and self.code.isdigit())
            or len(self.code) not in _SIZE_OF_LENGTH
            or self.code[2:4] > "79"  # 180 degrees east
            or any(digit > "7" for digit in self.code[4:6])
            or any(digit not in "1234" for digit in self.code[8:])
        )
        if wrong:
            raise ValueError(f"no mesh code: {self.code!r}")

    @classmethod
    def at(cls, point: Point, size: MeshSize = MeshSize.THIRD) -> Mesh:
        """Return the mesh of the size in which the point lies; a ValueError outside 0-66.6 N, 100-180 E."""
        # a point written as 35.7 stands on an edge; binary fractions must not push it over
        row = math.floor(round(point.lat * _ROWS_A_DEGREE, 6))
        column = math.floor(round((point.lon - _WEST) * _COLUMNS_A_DEGREE, 6))
        return cls._of_cell(row, column, size)

    @classmethod
    def _of_cell(cls, row: int, column: int, size: MeshSize) -> Mesh:
        if not (0 <= row < _ROWS and 0 <= column < _COLUMNS):
            raise ValueError("mesh codes are defined from 0 to 66.6 degrees north and from 100 to 180 degrees east")
        first_row, row = divmod(row, MeshSize.FIRST)
        first_column, column = divmod(column, MeshSize.FIRST)
        code = f"{first_row:02d}{first_column:02d}"
        for within in (MeshSize.SECOND, MeshSize.THIRD):
            if size <= within:
                code += f"{row // within}{column // within}"
                row, column = row % within, column % within
        for within in (MeshSize.HALF, MeshSize.QUARTER):
            if size <= within:
                code += str(1 + 2 * (row // within) + column // within)
                row, column = row % within, column % within
        return cls(code)

    @property
    def size(self) -> MeshSize:
        """Its size."""
        return _SIZE_OF_LENGTH[len(self.code)]

    @property
    def _corner(self) -> tuple[int, int]:
        """Row and column of its south-west cell."""
        row, column = int(self.code[:2]) * MeshSize.FIRST, int(self.code[2:4]) * MeshSize.FIRST
        for at, within in ((4, MeshSize.SECOND), (6, MeshSize.THIRD)):
            if len(self.code) > at:
                row += int(self.code[at]) * within
                column += int(self.code[at + 1]) * within
        for at, within in ((8, MeshSize.HALF), (9, MeshSize.QUARTER)):
            if len(self.code) > at:
                north, east = divmod(int(self.code[at]) - 1, 2)
                row += north * within
                column += east * within
        return row, column

    @property
    def bounds(self) -> Bounds:
        """Its edges in degrees."""
        row, column = self._corner
        return Bounds(
            row / _ROWS_A_DEGREE,
            column / _COLUMNS_A_DEGREE + _WEST,
            (row + self.size) / _ROWS_A_DEGREE,
            (column + self.size) / _COLUMNS_A_DEGREE + _WEST,
        )

    @property
    def centre(self) -> Point:
        """Its middle."""
        bounds = self.bounds
        return Point((bounds.south + bounds.north) / 2, (bounds.west + bounds.east) / 2)

    def within(self, size: MeshSize) -> Mesh:
        """Return the larger mesh it lies in; a smaller size is a ValueError."""
        if size < self.size:
            raise ValueError(f"{self.code} does not lie in one mesh of a smaller size")
        return Mesh._of_cell(*self._corner, size)

    def neighbours(self, rings: int = 1) -> tuple[Mesh, ...]:
        """Return the meshes of its size around it, by rows from the south-west; at the edge of the system there are fewer."""
        return tuple(self._around(rings))

    def _around(self, rings: int) -> Iterator[Mesh]:
        row, column = self._corner
        for north in range(-rings, rings + 1):
            for east in range(-rings, rings + 1):
                there = row + north * self.size, column + east * self.size
                if (north, east) != (0, 0) and 0 <= there[0] < _ROWS and 0 <= there[1] < _COLUMNS:
                    yield Mesh._of_cell(*there, self.size)
