"""Fits the jobs of a year to the workers with HiGHS: first the drive, then the other places, then as few idle paid hours as can be.

A mixed-integer program. Each worker takes a place in a month or does not; what nobody takes is told. A minute of driving that stays
open weighs a thousand idle minutes, of other work a hundred; another worker on the same job counts like a day, so that people stay
where they are. The search ends when the best is proved or after so many nodes; then the bound says how far it may be from the best.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ashinami.basics.day import Month
from ashinami.funding.cooperative.year import RULES_UNVERIFIED, Job, Worker, Year, frame

if TYPE_CHECKING:
    import highspy

OPEN_DRIVE, OPEN_WORK, IDLE, ANOTHER_WORKER = 1000, 100, 1, 480
MOST_NODES = 20_000
OPTIMAL_WITHIN = 1e-6


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """One worker on one job in one month, by keys."""

    month: Month
    job: str
    worker: str


@dataclass(frozen=True, slots=True)
class YearPlan:
    """Who works where in which month, what stays open, and how good that is.

    Attributes
    ----------
    open_places : (job, month) to how many places nobody takes.
    idle : (worker, month) to paid minutes without work.
    cost, bound : the weighed sum of this plan, and one that no plan can be below.
    proved : whether none is better.
    """

    year: Year
    places: tuple[Place, ...]
    open_places: dict[tuple[str, Month], int]
    idle: dict[tuple[str, Month], int]
    cost: float
    bound: float
    proved: bool
    warnings: tuple[str, ...] = RULES_UNVERIFIED

    def of(self, worker: str, month: Month) -> tuple[str, ...]:
        """Return the jobs of the worker in the month."""
        return tuple(place.job for place in self.places if place.worker == worker and place.month == month)

    def minutes(self, worker: str) -> dict[str, int]:
        """Return the minutes of the worker's year by receiver."""
        jobs = {job.key: job for job in self.year.jobs}
        found: dict[str, int] = defaultdict(int)
        for place in self.places:
            if place.worker == worker:
                found[jobs[place.job].receiver] += jobs[place.job].month_minutes
        return dict(found)

    @property
    def said(self) -> str:
        """How good the plan is, in Japanese."""
        if self.proved:
            return "これよりよい組み合わせはありません（証明ずみ）。"
        return f"探索をここで止めました。いちばんよい組み合わせとの差は、重みの合計で多くても{self.cost - self.bound:,.0f}です。"


def plan_year(year: Year, most_nodes: int = MOST_NODES) -> YearPlan:
    """Return the best plan found; it always exists, since every place may stay open."""
    return _Model(year).solved(most_nodes)


class _Model:
    """The program: variables for places, open places, idle minutes and who works a job at all."""

    def __init__(self, year: Year) -> None:
        import highspy as solver  # noqa: PLC0415 - heavy; the registry of schemes imports this package without it

        self.year = year
        self.highs: highspy.Highs = solver.Highs()  # type: ignore[no-untyped-call]
        for option, value in {
            "output_flag": False,
            "threads": 1,
            "mip_rel_gap": 0.0,
            "mip_abs_gap": OPTIMAL_WITHIN,
        }.items():
            self.highs.setOptionValue(option, value)
        self._integer = solver.HighsVarType.kInteger
        self._optimal = solver.HighsModelStatus.kOptimal
        self.columns = 0
        self.takes = {
            (worker.key, job.key, month): self._variable(0, 1, whole=True)
            for worker in year.workers
            for job in year.jobs
            for month in year.months
            if year.can_take(worker, job, month)
        }
        self.open = {
            (job.key, month): self._variable((OPEN_DRIVE if job.driving else OPEN_WORK) * job.month_minutes, job.heads)
            for job in year.jobs
            for month in year.months
            if month in job.months
        }
        self.idle = {
            (worker.key, month): self._variable(IDLE, year.rules.paid)
            for worker in year.workers
            for month in year.months
            if month not in worker.away
        }
        self.works = {
            (worker.key, job.key): self._variable(ANOTHER_WORKER, 1, whole=True)
            for worker in year.workers
            for job in year.jobs
        }
        self._fill()
        for worker in year.workers:
            for month in year.months:
                self._month_of(worker, month)
            self._year_of(worker)
        self._non_members()

    def _variable(self, cost: float, most: float, *, whole: bool = False) -> int:
        self.highs.addVar(0.0, float(most))
        self.highs.changeColCost(self.columns, float(cost))
        if whole:
            self.highs.changeColIntegrality(self.columns, self._integer)
        self.columns += 1
        return self.columns - 1

    def _row(self, low: float, high: float, terms: Iterable[tuple[int, float]]) -> None:
        indices, values = zip(*terms, strict=True)
        self.highs.addRow(low, high, len(indices), list(indices), list(values))

    def _fill(self) -> None:
        for job in self.year.jobs:
            for month in self.year.months:
                if (job.key, month) in self.open:
                    taken = [
                        (column, 1.0)
                        for (_, key, when), column in self.takes.items()
                        if (key, when) == (job.key, month)
                    ]
                    self._row(job.heads, job.heads, [*taken, (self.open[job.key, month], 1.0)])

    def _in_month(self, worker: Worker, month: Month) -> list[tuple[Job, int]]:
        every = ((job, self.takes.get((worker.key, job.key, month))) for job in self.year.jobs)
        return [(job, column) for job, column in every if column is not None]

    def _month_of(self, worker: Worker, month: Month) -> None:
        """Day, month frame, idle minutes, clashes; and who takes a place works the job."""
        takes = self._in_month(worker, month)
        if not takes:
            if (worker.key, month) in self.idle:
                self._row(self.year.rules.paid, self.year.rules.paid, [(self.idle[worker.key, month], 1.0)])
            return
        rules, inf = self.year.rules, self.highs.inf
        self._row(-inf, rules.most_day, [(column, job.minutes) for job, column in takes])
        worked = [(column, float(job.month_minutes)) for job, column in takes]
        self._row(-inf, frame(month), worked)
        self._row(rules.paid, inf, [*worked, (self.idle[worker.key, month], 1.0)])
        columns = {job.key: column for job, column in takes}
        for one, other in self.year.clashes():
            if one.key in columns and other.key in columns:
                self._row(-inf, 1.0, [(columns[one.key], 1.0), (columns[other.key], 1.0)])
        for job, column in takes:
            self._row(-inf, 0.0, [(column, 1.0), (self.works[worker.key, job.key], -1.0)])

    def _year_of(self, worker: Worker) -> None:
        """No receiver has more than its share of the worker's year."""
        year = [(job, column) for month in self.year.months for job, column in self._in_month(worker, month)]
        for receiver in sorted({job.receiver for job, _ in year}):
            self._share([(job.receiver == receiver, job, column) for job, column in year], self.year.rules.one_receiver)

    def _non_members(self) -> None:
        jobs = {job.key: job for job in self.year.jobs}
        everything = [(jobs[key], column) for (_, key, _), column in self.takes.items()]
        if everything:
            self._share([(not job.member, job, column) for job, column in everything], self.year.rules.non_members)

    def _share(self, work: list[tuple[bool, Job, int]], percent: int) -> None:
        """Of all the work, the part marked is at most so many per cent."""
        terms = [(column, float(job.month_minutes * (100 * marked - percent))) for marked, job, column in work]
        self._row(-self.highs.inf, 0.0, terms)

    def solved(self, most_nodes: int) -> YearPlan:
        self.highs.setOptionValue("mip_max_nodes", most_nodes)
        self.highs.run()
        info, values = self.highs.getInfo(), self.highs.getSolution().col_value
        proved = self.highs.getModelStatus() == self._optimal
        if not proved and info.primal_solution_status != 2:
            # nothing found yet: everything open is always a plan
            values = self._nobody_works()
        places = sorted(
            Place(month, job, worker) for (worker, job, month), column in self.takes.items() if values[column] > 0.5
        )
        cost = sum(self.highs.getLp().col_cost_[column] * values[column] for column in range(self.columns))
        return YearPlan(
            year=self.year,
            places=tuple(places),
            open_places={key: left for key, column in self.open.items() if (left := round(values[column]))},
            idle={key: left for key, column in self.idle.items() if (left := round(values[column]))},
            cost=round(cost, 3),
            bound=round(cost if proved else info.mip_dual_bound, 3),
            proved=proved,
        )

    def _nobody_works(self) -> list[float]:
        values = [0.0] * self.columns
        for job in self.year.jobs:
            for month in self.year.months:
                if (job.key, month) in self.open:
                    values[self.open[job.key, month]] = float(job.heads)
        for column in self.idle.values():
            values[column] = float(self.year.rules.paid)
        return values
