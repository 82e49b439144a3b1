"""Through which stages an office's help for a group goes, and when each ends: the way to independence, year by year.

A stage ends only when all its exit conditions hold; what nobody has answered keeps the stage and is asked.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ashinami.basics.money import Rounding, rounded
from ashinami.funding.budget import Year


class Measure(StrEnum):
    """What an exit condition looks at."""

    DEPENDENCE = "dependence"
    RESERVE = "reserve"
    HELPERS = "helpers"
    BALANCE = "balance"
    LEADER = "leader"
    BOOKS = "books"


MEASURES = {
    Measure.DEPENDENCE: ("補助に頼る割合", "％以下"),
    Measure.RESERVE: ("蓄え", "か月分以上"),
    Measure.HELPERS: ("活動する人", "人以上"),
    Measure.BALANCE: ("その年の収支", "円以上"),
    Measure.LEADER: ("世話役を継げる人がいる", ""),
    Measure.BOOKS: ("帳簿と報告を団体だけで作れる", ""),
}
"""Each measure in words, and how its bound reads; the last two are answered by people."""


@dataclass(frozen=True, slots=True)
class Exit:
    """One condition for leaving a stage; `bound` is in per cent, months, people or yen, and nothing for a yes."""

    measure: Measure
    bound: int = 0

    @property
    def text(self) -> str:
        """The condition in words."""
        name, unit = MEASURES[self.measure]
        return f"{name}が{self.bound:,}{unit}" if unit else name


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of support: what the office does in it, and when it ends."""

    name: str
    office: str
    exits: tuple[Exit, ...]


STAGES = (
    Stage(
        "立ち上げ", "役場が月に一度来て、申請と帳簿を一緒に書く", (Exit(Measure.HELPERS, 5), Exit(Measure.BALANCE, 0))
    ),
    Stage(
        "軌道に乗せる",
        "役場は3か月に一度来て、団体の書いたものを見る",
        (Exit(Measure.BOOKS), Exit(Measure.DEPENDENCE, 70), Exit(Measure.RESERVE, 2)),
    ),
    Stage(
        "見守る",
        "役場は年に一度の報告を受け、困ったときに相談を受ける",
        (Exit(Measure.LEADER), Exit(Measure.DEPENDENCE, 50), Exit(Measure.RESERVE, 3)),
    ),
)
"""A proposal to start from; town and group agree on their own."""
INDEPENDENT = "自分たちで続ける"


@dataclass(frozen=True, slots=True)
class Checked:
    """One exit condition at the end of a year: how it stands, and whether it holds (None: nobody has said)."""

    exit: Exit
    stands: str
    holds: bool | None


@dataclass(frozen=True, slots=True)
class StageAt:
    """In which stage a year is spent, how its exit conditions stand at the end, and whether the stage ends with the year."""

    year: int
    stage: Stage | None
    checked: tuple[Checked, ...]

    @property
    def name(self) -> str:
        """The stage's name; after the last one the group goes on by itself."""
        return self.stage.name if self.stage else INDEPENDENT

    @property
    def ends(self) -> bool:
        """Whether all exit conditions hold at the end of the year."""
        return self.stage is not None and all(one.holds is True for one in self.checked)


@dataclass(frozen=True, slots=True)
class People:
    """What only people can say for the plan: helpers in each year, and from which year the two yes/no conditions hold (None: not known)."""

    helpers: tuple[int, ...] = ()
    leader_from: int | None = None
    books_from: int | None = None


def stages(years: Iterable[Year], people: People, through: tuple[Stage, ...] = STAGES) -> tuple[StageAt, ...]:
    """Return the stage of each year: the next one begins when all exit conditions of the one before hold at a year's end."""
    found: list[StageAt] = []
    at = 0
    for place, year in enumerate(years):
        stage = through[at] if at < len(through) else None
        checked = tuple(_checked(one, year, place, people) for one in stage.exits) if stage else ()
        found.append(StageAt(year.year, stage, checked))
        at += found[-1].ends
    return tuple(found)


def _checked(exit_: Exit, year: Year, place: int, people: People) -> Checked:
    figures = _figures(exit_, year)
    if figures is not None:
        return figures
    if exit_.measure is Measure.HELPERS:
        if place >= len(people.helpers):
            return Checked(exit_, "分かりません", None)
        return Checked(exit_, f"{people.helpers[place]:,}人", people.helpers[place] >= exit_.bound)
    since = people.leader_from if exit_.measure is Measure.LEADER else people.books_from
    if since is None:
        return Checked(exit_, "分かりません", None)
    return Checked(exit_, "はい" if year.year >= since else "まだ", year.year >= since)


def _figures(exit_: Exit, year: Year) -> Checked | None:
    """Return how a condition stands that follows from the budget; None for what people say."""
    match exit_.measure:
        case Measure.DEPENDENCE:
            part = year.dependence * 100
            return Checked(exit_, f"{rounded(part, Rounding.UP)}％", part <= exit_.bound)
        case Measure.RESERVE:
            months = year.reserve_months
            return Checked(exit_, f"{rounded(months, Rounding.DOWN)}か月分", months >= exit_.bound)
        case Measure.BALANCE:
            return Checked(exit_, f"{year.balance:,}円", year.balance >= exit_.bound)
        case _:
            return None
