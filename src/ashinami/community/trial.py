"""Trials (実証実験): what is measured, when it has gone well, set before it begins; what came out; what people decide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ashinami.rules.truth import Truth
from ashinami.vocabulary.registration import Worded


class Measure(Worded):
    """What can be counted of a trial."""

    RIDES = "rides", "送迎の回数"
    RIDERS = "riders", "利用した人の数"
    UNMET = "unmet", "お断りした回数"
    COST = "cost", "かかった費用（円）"
    COST_A_RIDE = "cost_a_ride", "1回あたりの費用（円）"
    DRIVERS = "drivers", "運転した人の数"
    INCIDENTS = "incidents", "事故・ヒヤリの件数"
    BUS_RIDERS = "bus_riders", "バスの利用者の増減（人）"
    SATISFIED = "satisfied", "続けてほしいと答えた割合（％）"


class Aim(Worded):
    """On which side of the figure it has gone well."""

    AT_LEAST = "at_least", "以上なら続ける"
    AT_MOST = "at_most", "以下なら続ける"


class Choice(Worded):
    """What people decide after a trial."""

    GO = "go", "本格実施へ進む"
    CHANGE = "change", "形を変えてもう一度試す"
    STOP = "stop", "やめる"


@dataclass(frozen=True, slots=True)
class Exit:
    """One condition on which the trial ends well."""

    measure: Measure
    aim: Aim
    value: int

    def met_by(self, figure: int | None) -> Truth:
        """Return whether a figure meets it; what was not measured is not known."""
        if figure is None:
            return Truth.UNKNOWN
        held = figure >= self.value if self.aim is Aim.AT_LEAST else figure <= self.value
        return Truth.YES if held else Truth.NO


@dataclass(frozen=True, slots=True)
class Outcome:
    """The conditions with their figures, and what that suggests. People decide; this only says what the figures say."""

    lines: tuple[tuple[Exit, int | None, Truth], ...]
    suggests: Choice | None

    @property
    def not_measured(self) -> int:
        """How many conditions nobody has measured."""
        return sum(1 for _, _, truth in self.lines if truth is Truth.UNKNOWN)


def outcome(exits: Iterable[Exit], figures: Mapping[Measure, int]) -> Outcome:
    """Return what came out of a trial.

    All met suggests to go on, none met to stop, some met to change; while one is not measured, or none was set, nothing is suggested.
    """
    lines = tuple((one, figures.get(one.measure), one.met_by(figures.get(one.measure))) for one in exits)
    truths = {truth for _, _, truth in lines}
    suggests = None
    if lines and Truth.UNKNOWN not in truths:
        suggests = Choice.GO if truths == {Truth.YES} else Choice.STOP if truths == {Truth.NO} else Choice.CHANGE
    return Outcome(lines, suggests)
