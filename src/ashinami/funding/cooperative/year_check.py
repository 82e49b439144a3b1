"""Checks a year's plan again, on its own: every rule counted anew from the places, without the program that made them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import partial

from ashinami.basics.day import Month
from ashinami.funding.cooperative.year import Job, Worker, Year, clash, frame, span
from ashinami.funding.cooperative.year_plan import Place


def faults(year: Year, places: tuple[Place, ...]) -> tuple[str, ...]:
    """Return what is wrong with the places, in Japanese; none when all rules hold."""
    jobs = {job.key: job for job in year.jobs}
    found: list[str] = []
    for worker in year.workers:
        mine = [place for place in places if place.worker == worker.key]
        for month in year.months:
            of_month = tuple(jobs[place.job] for place in mine if place.month == month)
            found += (f"{worker.key} {month}: {said}" for said in _month(year, worker, month, of_month))
        found += (f"{worker.key}: {said}" for said in _year(year, [jobs[place.job] for place in mine]))
    found += _places(year, places)
    outside = _part([jobs[place.job] for place in places], lambda job: not job.member)
    if outside * 100 > year.rules.non_members:
        found.append(f"組合員でない者の利用が{year.rules.non_members}％を超えています。")
    return tuple(found)


def _month(year: Year, worker: Worker, month: Month, jobs: tuple[Job, ...]) -> Iterator[str]:
    rules = year.rules
    if any(not year.can_take(worker, job, month) for job in jobs):
        yield "できない仕事に就いています（運転・休みの月・仕事のない月）。"
    if sum(job.minutes for job in jobs) > rules.most_day:
        yield f"1日の労働が{rules.most_day // 60}時間を超えています。"
    if sum(job.month_minutes for job in jobs) > frame(month):
        yield "月の労働時間の総枠を超えています。"
    if any(clash(one, other, rules) for index, one in enumerate(jobs) for other in jobs[index + 1 :]):
        yield "仕事の時間が重なるか、間がたりません。"
    if any(job.driving for job in jobs) and span(jobs) > rules.most_span:
        yield f"運転のある日の拘束が{rules.most_span // 60}時間を超えています。"


def _year(year: Year, jobs: list[Job]) -> Iterator[str]:
    for receiver in sorted({job.receiver for job in jobs}):
        if _part(jobs, partial(_is_of, receiver)) * 100 > year.rules.one_receiver:
            yield f"{receiver}への派遣が{year.rules.one_receiver}％を超えています。"


def _places(year: Year, places: tuple[Place, ...]) -> Iterator[str]:
    heads = {job.key: job.heads for job in year.jobs}
    for (job, month), taken in Counter((place.job, place.month) for place in places).items():
        if taken > heads[job]:
            yield f"{job} {month}: 席より多くの人が就いています。"
    if len(set(places)) != len(places):
        yield "同じ人が同じ席に二度就いています。"


def _is_of(receiver: str, job: Job) -> bool:
    return job.receiver == receiver


def _part(jobs: list[Job], marked: Callable[[Job], bool]) -> Fraction:
    """Return the part of the minutes that are marked; of no work, nothing."""
    total = sum(job.month_minutes for job in jobs)
    of = sum(job.month_minutes for job in jobs if marked(job))
    return Fraction(of, total) if total else Fraction(0)
