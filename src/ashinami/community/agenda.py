"""The agenda of a meeting, built from what is open on its day: everything that presses stands in it, and each thing once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from ashinami.community.task import Standing, Task
from ashinami.vocabulary.registration import Worded


class Part(Worded):
    """The parts of an agenda, in the order in which they are taken."""

    OPENING = "opening", "はじめに"
    ACTIONS = "actions", "前回までの宿題"
    OWNERLESS = "ownerless", "担当を決めること"
    REVIEW = "review", "見直しの時期が来たこと"
    ISSUES = "issues", "地域の課題"
    PROJECTS = "projects", "進めている取り組み"
    REPLIES = "replies", "お願いと返事"
    OTHER = "other", "そのほか"
    CLOSING = "closing", "まとめと次回"


@dataclass(frozen=True, slots=True)
class Matter:
    """Something that may come before a meeting: an issue, a decision to look at again, a trial that ends, an answer that is due.

    `source` and `key` name it; `on` is from which day it presses, None when it always does.
    """

    part: Part
    source: str
    key: str
    title: str
    on: date | None = None
    minutes: int = 10


@dataclass(frozen=True, slots=True)
class Item:
    """One item of an agenda."""

    part: Part
    title: str
    minutes: int
    source: str = ""
    key: str = ""
    why: str = ""


def agenda(
    day: date, tasks: Iterable[Task], matters: Iterable[Matter], *, chair: str = "", until: date | None = None
) -> list[Item]:
    """Return the agenda of a meeting on a day.

    Parameters
    ----------
    tasks : the open actions of the meeting's circle; those that have ended are left out.
    matters : what else is open; what presses only after `until` is left out.
    chair : who opens (a role or a label, never needed).
    until : the day of the next meeting: what falls due before it is spoken of now. Without it, what is due by `day`.
    """
    horizon = until or day
    items = [Item(Part.OPENING, f"あいさつ・進め方の確認{f'（司会 {chair}）' if chair else ''}", 5)]
    items += [_of_task(task, day) for task in tasks if _presses(task, day, horizon)]
    items += [
        Item(matter.part, matter.title, matter.minutes, matter.source, matter.key, _why(matter, day))
        for matter in matters
        if matter.on is None or matter.on <= horizon
    ]
    items.append(Item(Part.CLOSING, "決まったことの読み上げ、担当と期限の確認、次回の日どり", 10))
    return sorted(_once(items), key=lambda item: list(Part).index(item.part))


def _presses(task: Task, day: date, horizon: date) -> bool:
    standing = task.standing(day)
    if standing in (Standing.DONE, Standing.DROPPED):
        return False
    return task.due is None or task.due <= horizon or standing is Standing.OWNERLESS


def _of_task(task: Task, day: date) -> Item:
    standing = task.standing(day)
    part = Part.OWNERLESS if standing is Standing.OWNERLESS else Part.ACTIONS
    why = standing.text + ("（会議で話し合う時期）" if task.escalates(day) else "")
    return Item(part, task.title, 5, "action", task.key, why)


def _why(matter: Matter, day: date) -> str:
    if matter.on is None:
        return ""
    return "時期が来た" if matter.on <= day else "次の会議までに時期が来る"


def _once(items: Iterable[Item]) -> list[Item]:
    """Keep the first of each thing: one that stands both among the actions and the reviews is spoken of once."""
    seen: dict[tuple[str, str], Item] = {}
    for number, item in enumerate(items):
        seen.setdefault((item.source, item.key) if item.key else ("", str(number)), item)
    return list(seen.values())


def minutes_of(items: Iterable[Item]) -> int:
    """Return how long it takes in all."""
    return sum(item.minutes for item in items)


def squeezed(items: list[Item], minutes: int) -> list[Item]:
    """Return the items with their times cut in proportion, so that they fit; none falls under two minutes.

    A meeting that is still too short then stays too long: the caller says so.
    """
    asked = minutes_of(items)
    if asked <= minutes:
        return items
    return [replace(item, minutes=max(2, item.minutes * minutes // asked)) for item in items]
