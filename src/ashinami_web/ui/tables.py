"""What a plain table is made of (components/table.html)."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, and whether it holds numbers (set to the right)."""

    label: str | Promise
    number: bool = False
