"""The records as sheets for an inspection: checks, duties, accidents, complaints, the list of riders, due dates, what was deleted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from ashinami.basics.day import wareki
from ashinami.casework.records.accidents import Report
from ashinami.casework.records.dates import DueDate
from ashinami.casework.records.duty_record import Duty
from ashinami.casework.registration.sheet import TO_KEEP, Cell, Item, Part, Sheet, in_japan, written
from ashinami.rules.truth import Truth

NOTHING = "この期間の記録はありません。"
_DUE = {Truth.YES: "必要", Truth.NO: "不要", Truth.UNKNOWN: "要確認"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Whose sheets they are, of which days, made when."""

    name: str
    first: date
    last: date
    made_on: date
    fictional: bool

    @property
    def period(self) -> str:
        """The days, in words."""
        return f"{wareki(self.first)}から{wareki(self.last)}まで"

    def sheet(self, name: str, title: str, parts: Sequence[Part], *, wide: bool = False) -> Sheet:
        """Return a sheet of the group; `wide` lays it across."""
        return Sheet(
            name=name,
            title=title,
            group=self.name,
            day=self.made_on,
            fictional=self.fictional,
            parts=tuple(parts),
            caution=f"{self.period}　{TO_KEEP}",
            wide=wide,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckLine:
    """A check before or after duty as a sheet shows it."""

    day: date
    when: str
    at: str
    driver: str
    vehicle: str
    how: str
    detector: str | None
    sober: str | None
    well: str | None
    instructions: str
    checked_by: str
    corrected: bool = False


def checks_sheet(group: Group, lines: Sequence[CheckLine]) -> Sheet:
    """Return the checks (施行規則第51条の22第1項・第2項) and the detector's log (第3項) in one table."""
    rows = tuple(
        (
            f"{_short(line.day)} {line.at}",
            line.when.removeprefix("乗務の"),
            line.driver + ("（訂正あり）" if line.corrected else ""),
            # of a word that a check took the place of, nothing is missing any more
            *(
                (cell or "—") if line.corrected else cell
                for cell in (written(line.vehicle), line.detector, line.sober, line.well)
            ),
            line.instructions or "—",
            line.checked_by or "本人の申告のみ",
            line.how or "—",
        )
        for line in lines
    )
    heads = ("日時", "前後", "運転者", "車", "検知器", "酒気", "体調", "指示", "点呼をした人", "方法")
    return group.sheet("点呼", "点呼・アルコール検知の記録", [_table("乗務の前と後の確認", heads, rows)], wide=True)


def duty_sheet(group: Group, duties: Sequence[Duty], plates: dict[str, str]) -> Sheet:
    """Return the records of duty (業務記録, 第51条の22第4項)."""
    rows = tuple(
        (
            _short(duty.day),
            duty.driver,
            written(plates.get(duty.vehicle, "") or duty.vehicle),
            _place_and_time(duty.began_at, duty.start),
            _place_and_time(duty.ended_at, duty.end),
            "、".join(duty.via) or None,
            _distance(duty),
            "、".join(duty.unusual) or "なし（申告なし）",
        )
        for duty in duties
    )
    heads = ("日", "運転者", "車", "始め", "終わり", "主な経由地", "走った距離", "事故・異常")
    return group.sheet("業務記録", "業務記録（乗務記録）", [_table("乗務", heads, rows)], wide=True)


def _place_and_time(at: datetime | None, place: str) -> str | None:
    said = [f"{at:%H:%M}" if at else "", place]
    return " ".join(part for part in said if part) or None


def _distance(duty: Duty) -> str | None:
    if duty.km is None:
        return None
    return f"{duty.km:.1f}km" + ("" if duty.by_odometer else "（送迎分）")


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentLine:
    """An accident or a near miss as a sheet shows it."""

    kind: str
    at: str
    driver: str
    plate: str
    place: str
    others: str
    outline: str
    cause: str
    prevention: str
    reports: tuple[Report, ...] = ()
    told_at: str = ""
    reported_on: date | None = None


def incidents_sheet(group: Group, lines: Sequence[IncidentLine]) -> Sheet:
    """Return the register of accidents (第51条の25), each with the reports it asked for."""
    parts = [_incident(number, line) for number, line in enumerate(lines, start=1)]
    nothing = [Part("事故・ヒヤリハット", words=(NOTHING,))]
    return group.sheet("事故", "事故・ヒヤリハットの記録", parts or nothing)


def _incident(number: int, line: IncidentLine) -> Part:
    reports = [Item(f"{one.name}（{_DUE[one.due]}）", _done(one, line)) for one in line.reports]
    return Part(
        f"{number}　{line.kind}　{line.at}",
        (
            Item("運転者の氏名", written(line.driver)),
            Item("車のナンバー", written(line.plate)),
            Item("場所", written(line.place)),
            Item("相手などの氏名", written(line.others)),
            Item("あらまし（損害の程度）", written(line.outline)),
            Item("原因", written(line.cause)),
            Item("再発を防ぐ対策", written(line.prevention)),
            *reports,
        ),
    )


def _done(report: Report, line: IncidentLine) -> Cell:
    if report.due is Truth.NO:
        return "—"
    done = line.told_at if report.name == "速報" else in_japan(line.reported_on)
    if done:
        return done
    until = report.until
    when = f"{wareki(until.date())} {until:%H:%M}" if isinstance(until, datetime) else wareki(until)
    return f"まだ。期限 {when}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintLine:
    """A complaint as a sheet shows it."""

    received_on: date
    said: str
    cause: str
    explanation: str
    improvement: str
    handler: str
    settled_on: date | None


def complaints_sheet(group: Group, lines: Sequence[ComplaintLine]) -> Sheet:
    """Return the register of complaints (第51条の30)."""
    parts = [
        Part(
            f"{number}　{wareki(line.received_on)}",
            (
                Item("苦情の内容", written(line.said)),
                Item("原因", written(line.cause)),
                Item("お客さまへの説明", written(line.explanation)),
                Item("改めたこと", written(line.improvement)),
                Item("担当者", written(line.handler)),
                Item("済んだ日", in_japan(line.settled_on)),
            ),
        )
        for number, line in enumerate(lines, start=1)
    ]
    return group.sheet("苦情", "苦情の記録", parts or [Part("苦情", words=(NOTHING,))])


def riders_sheet(group: Group, rows: Iterable[tuple[Cell, ...]]) -> Sheet:
    """Return the list of riders (第51条の29)."""
    heads = ("氏名", "住所", "必要とする理由", "載せた日", "はずした日")
    return group.sheet("利用者名簿", "利用者の名簿", [_table("旅客の名簿", heads, tuple(rows))], wide=True)


def dates_sheet(group: Group, dues: Sequence[DueDate]) -> Sheet:
    """Return the calendar of due dates: the twelve months from the day it was made."""
    rows = tuple(
        (wareki(due.day), due.title + (f"（{due.source}）" if due.source else ""), due.whose or "—") for due in dues
    )
    table = _table("期限", ("期限", "こと", "だれ・何"), rows)
    sheet = group.sheet("期限", "これから12か月の期限", [table])
    return replace(sheet, caution=f"{wareki(group.made_on)}から12か月　{TO_KEEP}")


def deletions_sheet(group: Group, rows: Iterable[tuple[Cell, ...]]) -> Sheet:
    """Return what was deleted, by whom it was proposed and confirmed."""
    heads = ("提案した日", "種類", "件数", "提案した人", "答えた人", "消した件数")
    return group.sheet("消去の記録", "期間の過ぎた記録の消去", [_table("消去の記録", heads, tuple(rows))])


def _short(day: date) -> str:
    """Return a day as narrow as a column of eight or ten leaves room for."""
    return f"{day.year}.{day.month}.{day.day}"


def _table(title: str, heads: tuple[str, ...], rows: tuple[tuple[Cell, ...], ...]) -> Part:
    return Part(title, heads=heads, rows=rows, words=() if rows else (NOTHING,))
