"""A cooperative's year from a file: jobs and workers in, who works where, what stays open, what is checked, and how it is paid for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ashinami.basics.clock import Span
from ashinami.basics.day import Month, fiscal_year
from ashinami.casework.care.fields import Fields
from ashinami.funding.amounts import amount_on
from ashinami.funding.apportion import apportion
from ashinami.funding.cooperative.subsidy import IN_FORCE, Funded, funded
from ashinami.funding.cooperative.year import Job, Rules, Worker, Year
from ashinami.funding.cooperative.year_check import faults
from ashinami.funding.cooperative.year_plan import YearPlan


def read_year(text: str, file: str) -> tuple[Year | None, Fields]:
    """Read `first_month`, `[[job]]` and `[[worker]]`; the twelve months from the first one are planned."""
    fields = Fields.of(text, file)
    first = fields.text("first_month")
    months = _twelve(first, fields) if first else ()
    jobs = tuple(job for row in fields.tables("job") if (job := _job(row, months)) is not None)
    workers = tuple(one for row in fields.tables("worker") if (one := _worker(row)) is not None)
    keys = [*(job.key for job in jobs), *(one.key for one in workers)]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        fields.tell("job", f"同じ名前（key）が二つあります: {'、'.join(twice)}", "ちがう名前にしてください")
    if not fields.notices and (not jobs or not workers):
        fields.tell("job", "仕事か職員が一つもありません", "[[job]] と [[worker]] を書いてください")
    if fields.notices:
        return None, fields
    rules = fields.inside("rules")
    own = {name: value for name in Rules.__slots__ if (value := rules.whole(name, needed=False)) is not None}
    return (None if fields.notices else Year(months, jobs, workers, Rules(**own))), fields


def _twelve(word: str, fields: Fields) -> tuple[Month, ...]:
    try:
        months = [Month.parse(word)]
    except ValueError:
        fields.tell("first_month", f"「{word}」は月として読めません", "2026-04 のように書いてください")
        return ()
    while len(months) < 12:
        months.append(months[-1].next)
    return tuple(months)


def _job(row: Fields, months: tuple[Month, ...]) -> Job | None:
    key, name, receiver = row.text("key"), row.text("name"), row.text("receiver")
    numbers, windows = row.numbers("months"), row.spans("windows")
    days, heads = row.whole("days"), row.whole("heads", needed=False)
    if key is None or name is None or receiver is None or days is None or not windows:
        return None
    try:
        return Job(
            key=key,
            name=name,
            receiver=receiver,
            months=frozenset(month for month in months if month.month in (numbers or range(1, 13))),
            windows=tuple(sorted(windows, key=_start)),
            days=days,
            heads=1 if heads is None else heads,
            driving=row.yes("driving") or False,
            member=row.yes("member") is not False,
        )
    except ValueError:
        row.tell(
            "windows",
            "時間帯が重なっているか、月・日数・席がありません",
            "時間帯、月、日数（1〜31）、席を確かめてください",
        )
        return None


def _start(span: Span) -> int:
    return span.start


def _worker(row: Fields) -> Worker | None:
    key = row.text("key")
    away = row.months("away") if "away" in row.table else ()
    return None if key is None else Worker(key, row.yes("drives") or False, frozenset(away))


def read_wages(fields: Fields, day: date = IN_FORCE) -> Funded | None:
    """Return how the year is paid for, where the file tells `wage` of each worker and `office_cost`; None where it does not."""
    office = fields.whole("office_cost", needed=False)
    wages = [row.whole("wage", needed=False) for row in fields.tables("worker")]
    if office is None or not wages or None in wages:
        return None
    caps = (amount_on("cooperative.wage_cap", day).value, amount_on("cooperative.office_cap", day).value)
    return funded(tuple(wage or 0 for wage in wages), office, *caps)


def lines(plan: YearPlan, money: Funded | None) -> Iterator[str]:
    """Tell the calendar of each worker, what stays open, what is idle, the checks, and the money by receiver."""
    year = plan.year
    names = {job.key: job.name for job in year.jobs}
    yield f"{fiscal_year(year.months[0].days.start)}年度（{year.months[0]}〜{year.months[-1]}）　{plan.said}"
    for worker in year.workers:
        yield f"■ {worker.key}" + ("（運転する）" if worker.drives else "")
        for month in year.months:
            jobs = "＋".join(names[job] for job in plan.of(worker.key, month)) or "－"
            idle = plan.idle.get((worker.key, month), 0)
            yield f"  {month}  {jobs}" + (f"（空き {idle // 60}時間）" if idle else "")
        total = sum(plan.minutes(worker.key).values())
        shares = (
            f"{receiver} {minutes * 100 / total:.0f}％"
            for receiver, minutes in sorted(plan.minutes(worker.key).items())
        )
        yield f"  1年 {total // 60}時間" + (f"（{'、'.join(shares)}）" if total else "")
    for (job, month), left in sorted(plan.open_places.items(), key=lambda one: (one[0][1], one[0][0])):
        yield f"埋まらない席: {month} {names[job]} {left}人"
    found = faults(year, plan.places)
    yield from (f"点検: {said}" for said in found)
    if not found:
        yield "点検: 時間の重なり、1日・月の労働時間、運転のある日の拘束、派遣先の割合に、はずれたところはありません。"
    yield from (f"注意: {said}" for said in plan.warnings)
    if money is not None:
        yield from _money(plan, money)


def _money(plan: YearPlan, money: Funded) -> Iterator[str]:
    """Tell who bears the year, and the fee of each receiver by the hours it has."""
    yield f"市町村の補助 {money.municipal:,}円（国 {money.state:,}円、特別交付税 {money.special_tax:,}円、実の負担 {money.net:,}円）"
    hours: dict[str, int] = {}
    for worker in plan.year.workers:
        for receiver, minutes in plan.minutes(worker.key).items():
            hours[receiver] = hours.get(receiver, 0) + minutes
    if not hours:
        yield f"利用料でまかなう額 {money.fees:,}円（受け入れる先がまだありません）"
        return
    yield f"利用料でまかなう額 {money.fees:,}円（働いた時間で分けたとき）"
    for receiver, fee in apportion(money.fees, hours).items():
        yield f"  {receiver}: {hours[receiver] // 60:,}時間 {fee:,}円"
