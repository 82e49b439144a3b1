"""Handouts: what is laid on the table at a meeting, or sent to another office. Blocks one below the other, in large type."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from ashinami.papers.typesetting import pdf


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; a `level` of 1 is larger than 2."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; `small` for what explains."""

    text: str
    small: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with what belongs to them; None leaves a line to write on."""

    items: Sequence[tuple[str, str | None]]


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `shares` is how wide each column is beside the others; None in a cell leaves it empty to be written in."""

    heads: Sequence[str]
    rows: Sequence[Sequence[str | None]]
    shares: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Bullets:
    """Sentences in a list."""

    items: Sequence[str]


@dataclass(frozen=True, slots=True)
class Boxes:
    """Things to tick, with a square before each."""

    items: Sequence[str]
    large: bool = False


@dataclass(frozen=True, slots=True)
class Lines:
    """Empty lines to write on."""

    count: int


@dataclass(frozen=True, slots=True)
class Note:
    """Something to heed, in a box."""

    text: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Cut:
    """A line to cut along."""


@dataclass(frozen=True, slots=True)
class NewPage:
    """A new page."""


type Block = Heading | Text | Facts | Table | Bullets | Boxes | Lines | Note | Cut | NewPage


@dataclass(frozen=True, slots=True)
class Head:
    """What stands on each page: the day, whose paper it is, what it is about (else its title), and a line for the foot."""

    day: str
    group: str
    what: str = ""
    small: str = ""
    fictional: bool = False


def handout_pdf(title: str, blocks: Sequence[Block], head: Head) -> bytes:
    """Return the handout as PDF; no blocks is a ValueError."""
    if not blocks:
        raise ValueError("a handout has something on it")
    plain = asdict(head) | {"title": title, "what": head.what or title, "blocks": [_plain(block) for block in blocks]}
    return pdf("handout.typ", plain)


def _plain(block: Block) -> dict[str, object]:
    plain = {"kind": type(block).__name__, **asdict(block)}
    if isinstance(block, Table):
        plain["shares"] = list(block.shares) or [1] * len(block.heads)
        if any(len(row) != len(block.heads) for row in block.rows) or len(plain["shares"]) != len(block.heads):
            raise ValueError("each row of a table has a cell for each head")
    return plain
