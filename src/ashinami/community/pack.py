"""A hand-over pack (引継ぎ書): what a successor must know, in the order in which he needs it. Every item stands in it once.

People who are carried never stand in it by name: an item of a ride says the day and the count, not who rode.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ashinami.vocabulary.registration import Worded


class Chapter(Worded):
    """The chapters of a pack, in order."""

    PROMISES = "promises", "約束したこと"
    ACTIONS = "actions", "引き受けていること"
    OWNERLESS = "ownerless", "担当のいないこと"
    MONEY = "money", "お金と届け出の期限"
    RUNNING = "running", "いま試していること"
    PEOPLE = "people", "人と団体・声のかけ方"
    DECISIONS = "decisions", "決めたことと理由"
    LESSONS = "lessons", "うまくいかなかったことと理由"
    AHEAD = "ahead", "これから12か月"
    HISTORY = "history", "これまでの関係"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing handed over.

    Attributes
    ----------
    key : the room and the row it comes from («plans.step:…»); the same thing has the same key in every pack.
    title, detail, why : what it is, what else is to be known, and the reason behind it.
    due, said_on : until when, and when it was promised or decided.
    whom : whom to ring about it, and how to approach him.
    holder : the key of the person who carries it («» nobody); deputies carry it on at once.
    address, area : the page where it stands, and the area it is about.
    to_confirm : whether the successor confirms it for himself; what is only to be read is not asked.
    """

    chapter: Chapter
    key: str
    title: str
    detail: str = ""
    why: str = ""
    due: date | None = None
    said_on: date | None = None
    whom: str = ""
    holder: str = ""
    deputies: frozenset[str] = frozenset()
    address: str = ""
    area: str = ""
    to_confirm: bool = False

    def __post_init__(self) -> None:
        """Refuse an item that says nothing or cannot be told from others."""
        if not self.key or not self.title:
            raise ValueError("an item has a key and a title")

    def is_late(self, today: date) -> bool:
        """Whether its day is past."""
        return self.due is not None and self.due < today


@dataclass(frozen=True, slots=True)
class Pack:
    """The items by chapter; empty chapters stand too, so that nothing seems forgotten."""

    chapters: tuple[tuple[Chapter, tuple[Item, ...]], ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """Every item, in order."""
        return tuple(item for _chapter, items in self.chapters for item in items)


def packed(items: Iterable[Item]) -> Pack:
    """Return the pack: by chapter, what is due first, then by day said, newest first; the same key twice is a ValueError."""
    by_chapter: defaultdict[Chapter, list[Item]] = defaultdict(list)
    seen: set[str] = set()
    for item in items:
        if item.key in seen:
            raise ValueError(f"{item.key} stands in the pack twice")
        seen.add(item.key)
        by_chapter[item.chapter].append(item)
    return Pack(tuple((chapter, tuple(sorted(by_chapter[chapter], key=_order))) for chapter in Chapter))


def _order(item: Item) -> tuple[date, int, str, str]:
    said = item.said_on.toordinal() if item.said_on else 0
    return (item.due or date.max, -said, item.title, item.key)
