"""The year of a cooperative: the jobs of its members month by month, its workers, and the rules a worker's day and month keep.

A job is a full place: who takes it in a month works its windows on its days. Two jobs fit into one worker's month when no window of one
comes within the gap of a window of the other, and day and month stay inside the rules: the farm by day and the two-hour bus before and
after it.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from itertools import combinations

from ashinami.basics.clock import Minute, Span
from ashinami.basics.day import Month
from ashinami.basics.source import Citation, Mark

HOURS_LAW = Citation(
    "労働基準法（記憶による）",
    "昭和22年法律第49号",
    article="第32条・第32条の2",
    url="https://laws.e-gov.go.jp/law/322AC0000000049",
    mark=Mark.UNVERIFIED,
)
DRIVERS_NOTICE = Citation(
    "自動車運転者の労働時間等の改善のための基準（記憶による）",
    "厚生労働大臣告示",
    number="平成元年労働省告示第7号",
    mark=Mark.UNVERIFIED,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One kind of place at one receiver.

    Attributes
    ----------
    months : the months in which it is there.
    windows : when a day's work is, in minutes of the day, in order.
    days : how many days of each month.
    heads : how many workers it takes at once.
    driving : whether it is driving people; only workers who drive can take it.
    member : whether the receiver is a member of the cooperative.
    """

    key: str
    name: str
    receiver: str
    months: frozenset[Month]
    windows: tuple[Span, ...]
    days: int
    heads: int = 1
    driving: bool = False
    member: bool = True

    def __post_init__(self) -> None:
        """Refuse a job without time, days or places."""
        if not self.windows or not self.months or not 1 <= self.days <= 31 or self.heads < 1:
            raise ValueError(f"{self.name}: a job has months, windows, 1 to 31 days a month and a place")
        if any(later.start < earlier.end for earlier, later in zip(self.windows, self.windows[1:], strict=False)):
            raise ValueError(f"{self.name}: windows stand in order and do not overlap")

    @property
    def minutes(self) -> Minute:
        """The minutes of one day."""
        return sum(window.end - window.start for window in self.windows)

    @property
    def month_minutes(self) -> Minute:
        """The minutes of one month."""
        return self.minutes * self.days


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody employed without term; `away` are months without work (leave, not yet hired)."""

    key: str
    drives: bool = False
    away: frozenset[Month] = frozenset()


@dataclass(frozen=True, slots=True)
class Rules:
    """What a worker's day and month keep, and what the cooperative keeps over the year.

    Attributes
    ----------
    most_day : minutes of work in a day.
    most_span : minutes from the first start to the last end of a day with driving (拘束時間); the rest of the 24 hours is rest.
    gap : minutes between two jobs of a day, to get from one to the other.
    paid : minutes a month that are paid in any case; what is not worked of them is idle.
    one_receiver, non_members : highest per cent of one receiver in a worker's year, and of non-members in all.
    """

    most_day: Minute = 480
    most_span: Minute = 780
    gap: Minute = 30
    paid: Minute = 9600
    one_receiver: int = 80
    non_members: int = 20


RULES_UNVERIFIED = (
    "1日8時間・月の総枠（40時間×暦日÷7）・拘束13時間は、原文で確かめていません（要確認）。変形労働時間の定めが要ります。",
    "一つの派遣先80％・員外利用20％の限度は要確認です。",
)


@dataclass(frozen=True, slots=True)
class Year:
    """All that is to be fitted."""

    months: tuple[Month, ...]
    jobs: tuple[Job, ...]
    workers: tuple[Worker, ...]
    rules: Rules = Rules()

    def __post_init__(self) -> None:
        """Refuse a year without months, and two jobs or workers of one key."""
        keys = [*(job.key for job in self.jobs), *(worker.key for worker in self.workers)]
        if not self.months or len(set(keys)) != len(keys):
            raise ValueError("a year has months, and each job and worker a key of its own")

    def can_take(self, worker: Worker, job: Job, month: Month) -> bool:
        """Whether the worker could take the job in the month at all."""
        there = month in job.months and month not in worker.away
        return there and (not job.driving or (worker.drives and span((job,)) <= self.rules.most_span))

    def clashes(self) -> tuple[tuple[Job, Job], ...]:
        """Return the pairs of jobs that no worker can have in one month."""
        return tuple(pair for pair in combinations(self.jobs, 2) if clash(*pair, self.rules))


def frame(month: Month) -> Minute:
    """Return the most minutes of work of a month: 40 hours times its days over 7, cut to whole minutes."""
    return 40 * 60 * monthrange(month.year, month.month)[1] // 7


def clash(one: Job, other: Job, rules: Rules) -> bool:
    """Whether the two cannot stand in one day: windows too near, or with driving a day that is too long."""
    near = any(a.start < b.end + rules.gap and b.start < a.end + rules.gap for a in one.windows for b in other.windows)
    return near or ((one.driving or other.driving) and span((one, other)) > rules.most_span)


def span(jobs: tuple[Job, ...]) -> Minute:
    """Return the minutes from the first start to the last end of a day with these jobs."""
    return max(job.windows[-1].end for job in jobs) - min(job.windows[0].start for job in jobs)
