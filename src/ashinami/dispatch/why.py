"""Why a wish is not served, and why a served one has this driver: the answers. `explain` finds them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ashinami.basics.clock import Minute, Span
from ashinami.dispatch.plan import WhyNot


@dataclass(frozen=True, slots=True)
class DriverChoice:
    """Why a wish has its drivers: what it adds to their minutes, and who would have been next.

    Attributes
    ----------
    wish : its key.
    drivers : the driver of each way, in the order of its legs.
    extra_minutes : minutes out the plan saves when the wish is taken out and nothing else changes.
    runner_up : the drivers who could do it instead at the least cost, none of `drivers` among them; empty when there are none.
    runner_up_minutes : the minutes it would add to theirs; None when there are none.
    dearer : what the runner-up costs more, in hundredths of a driver-minute, turns and preferences weighed; below zero
        when the search has not found what would have been better still. None when there is none.
    why_no_other : why there is no runner-up; None when there is one.
    locked : whether a person has fixed the driver of one of the ways.
    """

    wish: str
    drivers: tuple[str, ...]
    extra_minutes: int
    runner_up: tuple[str, ...] = ()
    runner_up_minutes: int | None = None
    why_no_other: WhyNot | None = None
    locked: bool = False
    dearer: int | None = None

    @property
    def because(self) -> str:
        """The reason in Japanese, without names."""
        if self.locked:
            return "担当者が決めた運転者です"
        if self.runner_up_minutes is None or self.why_no_other is not None:
            return f"ほかに行ける方がいません（{self.why_no_other.value}）" if self.why_no_other else ""
        more = self.runner_up_minutes - self.extra_minutes
        if more > 0:
            return f"次の候補の方だと、外出が{more}分長くなります"
        if (self.dearer or 0) > 0:
            return "担当の回数と時間が偏らないように選びました"
        return "次の候補の方でも、ほとんど変わりません"


class Help(StrEnum):
    """What would make room for a wish that is not served."""

    ANOTHER_DRIVER = "もう一人、運転できる方がいれば"
    OTHER_TIME = "時刻をずらせば"
    LONGER_DAY = "運転者の時間をのばせば"
    MOVED_PROMISE = "ほかの方のお約束を動かせば"
    LONGER_RIDE = "乗っている時間をのばせば"


@dataclass(frozen=True, slots=True)
class Remedy:
    """One thing that would make room, tried and found to do so with nothing else changed.

    Attributes
    ----------
    how : what it is.
    minutes : by how many minutes times shift, or the driver's day or her ride grows; 0 for another driver.
    span : when another driver would be out, or when the driver would be out at the latest and earliest; None otherwise.
    driver : the driver whose day is too short; empty otherwise.
    moved : the wishes whose promise would move.
    with_ : what another driver must have that nobody of the day has, in Japanese; empty when anybody would do.
    """

    how: Help
    minutes: Minute = 0
    span: Span | None = None
    driver: str = ""
    moved: tuple[str, ...] = ()
    with_: str = ""

    @property
    def text(self) -> str:
        """The remedy in Japanese, without names."""
        match self.how:
            case Help.ANOTHER_DRIVER:
                return f"{self.span}に、{self.with_}もう一人運転できる方がいれば、お送りできます"
            case Help.OTHER_TIME:
                return f"時刻を{self.minutes}分ずらせば、お送りできます"
            case Help.LONGER_DAY:
                return f"運転者の時間を{self.minutes}分のばせば、お送りできます"
            case Help.MOVED_PROMISE:
                return f"ほかの方{len(self.moved)}人のお迎えを{self.minutes}分まで動かせば、お送りできます"
            case Help.LONGER_RIDE:
                return f"続けて乗っている時間を{self.minutes}分のばしてよければ、お送りできます"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a wish is not served, and what would make it possible.

    `in_the_way` are wishes of which any one, were it not there, would leave room; the nearest first.
    """

    wish: str
    why: WhyNot
    in_the_way: tuple[str, ...] = ()
    remedies: tuple[Remedy, ...] = ()
