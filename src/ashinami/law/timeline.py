"""What changed when: every day on which a provision begins, changes or ends, or an amount changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise

from ashinami.basics.source import Mark
from ashinami.law import corpus
from ashinami.law.telling import day_in_both


@dataclass(frozen=True, slots=True)
class Turn:
    """One change on one day.

    Attributes
    ----------
    day : the first day of the new state.
    what : 新設, 改正, 終わり or 額.
    words : what changed, in Japanese.
    provision : id of the provision that begins or ends; empty for an amount.
    mark : how its source was read.
    """

    day: date
    what: str
    words: str
    provision: str
    mark: Mark


def turns() -> tuple[Turn, ...]:
    """Return all changes, by day."""
    return tuple(sorted((*_of_provisions(), *_of_amounts()), key=lambda turn: (turn.day, turn.provision, turn.words)))


def timeline() -> Iterator[str]:
    """Each day with what changed on it, as text."""
    for day, changed in groupby(turns(), key=lambda turn: turn.day):
        yield day_in_both(day)
        for turn in changed:
            name = f"（{turn.provision}）" if turn.provision else ""
            yield f"  {turn.what}  {turn.words}{name}〔{turn.mark.text}〕"


def _of_provisions() -> Iterator[Turn]:
    for subject in corpus().subjects:
        versions = corpus().versions(subject)
        for version in versions:
            what = "改正" if version.supersedes else "新設"
            yield Turn(version.in_force.start, what, version.title, version.id, version.cite.mark)
        last = versions[-1]
        if last.in_force.end:
            yield Turn(last.in_force.end, "終わり", last.title, last.id, last.cite.mark)


def _of_amounts() -> Iterator[Turn]:
    for amount in corpus().amounts:
        first = amount.values[0]
        yield Turn(first.day, "額", f"{amount.name}: {first.value:,}{amount.unit}", "", first.source.mark)
        for earlier, later in pairwise(amount.values):
            words = f"{amount.name}: {earlier.value:,}{amount.unit} → {later.value:,}{amount.unit}"
            yield Turn(later.day, "額", words, "", later.source.mark)
