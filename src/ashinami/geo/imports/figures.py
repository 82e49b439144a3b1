"""Cells of statistical tables: a number, none of it (`-`), hidden (`*`, `X`), or nothing there. Only the first two are numbers."""

from __future__ import annotations

import unicodedata

from ashinami.geo.layer import Figure, Gap

_HIDDEN = ("*", "x", "χ", "***")
_NONE = ("-", "−", "‐", "―", "–")


def figure(cell: object, *, dash: Figure = 0) -> Figure | None:
    """Return what a cell says; None when it can not be read.

    `dash` is what `-` means in the table: in the census meshes there is nobody (0), elsewhere there may be no figure.
    """
    if isinstance(cell, str) and cell.isascii() and cell.isdigit():
        return int(cell)
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    plain = unicodedata.normalize("NFKC", "" if cell is None else str(cell)).strip().replace(",", "").casefold()
    if not plain:
        return Gap.ABSENT
    if plain in _HIDDEN:
        return Gap.HIDDEN
    if plain in _NONE:
        return dash
    if plain.removesuffix(".0").isdecimal():
        return int(plain.removesuffix(".0"))
    return None


def summed(parts: list[Figure]) -> Figure:
    """Return the sum; hidden when a part is hidden, else absent when a part is."""
    if Gap.HIDDEN in parts:
        return Gap.HIDDEN
    if Gap.ABSENT in parts:
        return Gap.ABSENT
    return sum(part for part in parts if isinstance(part, int))
