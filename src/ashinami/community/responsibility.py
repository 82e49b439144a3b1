"""Who does what (役割分担表): sections and bodies beside tasks, with hours; what nobody carries and what too many do."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ashinami.vocabulary.registration import Worded


class Part(Worded):
    """What a body does in a task."""

    LEADS = "leads", "受け持つ"
    DOES = "does", "いっしょに行う"
    ASKED = "asked", "相談を受ける"
    TOLD = "told", "知らせを受ける"


@dataclass(frozen=True, slots=True)
class Duty:
    """That a body does something in a task, with its hours a month where they are known."""

    task: str
    body: str
    part: Part
    hours: int | None = None


@dataclass(frozen=True, slots=True)
class Matrix:
    """The table, and what is wrong with it."""

    tasks: tuple[str, ...]
    bodies: tuple[str, ...]
    cells: dict[tuple[str, str], Duty]
    hours: dict[str, int]
    hours_unknown: dict[str, int]
    without_lead: tuple[str, ...]
    many_leads: tuple[str, ...]


def matrix(duties: Iterable[Duty]) -> Matrix:
    """Return the table. A task has one body that leads it: none, or several, is said."""
    listed = list(duties)
    leads = Counter(one.task for one in listed if one.part is Part.LEADS)
    tasks = tuple(dict.fromkeys(one.task for one in listed))
    hours: defaultdict[str, int] = defaultdict(int)
    unknown: defaultdict[str, int] = defaultdict(int)
    for one in listed:
        if one.part in (Part.LEADS, Part.DOES):
            if one.hours is None:
                unknown[one.body] += 1
            else:
                hours[one.body] += one.hours
    return Matrix(
        tasks=tasks,
        bodies=tuple(dict.fromkeys(one.body for one in listed)),
        cells={(one.task, one.body): one for one in listed},
        hours=dict(hours),
        hours_unknown=dict(unknown),
        without_lead=tuple(task for task in tasks if not leads[task]),
        many_leads=tuple(task for task in tasks if leads[task] > 1),
    )
