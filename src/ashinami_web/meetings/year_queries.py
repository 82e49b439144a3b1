"""A coordinator's year in numbers, counted from the records: what was heard, met about, decided and carried out, month by month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ashinami.basics.day import Month, fiscal_year_days
from ashinami.vocabulary.community import IssueState
from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.models import Event
from ashinami_web.meetings.models import Action, Attendance, Decision, Meeting, SupportRecord
from ashinami_web.needs.models import Hearing, Issue, IssueChange, Voice
from ashinami_web.projects.models import StageNote


@dataclass(frozen=True, slots=True)
class Line:
    """One thing counted: its word, the count of each month, and their sum."""

    what: str
    months: tuple[int, ...]

    @property
    def total(self) -> int:
        """The sum of the year."""
        return sum(self.months)


@dataclass(frozen=True, slots=True)
class Year:
    """The months of a fiscal year up to today with what was counted in them; minutes of visits, and visits of unknown length."""

    year: int
    months: tuple[Month, ...]
    lines: tuple[Line, ...]
    visit_minutes: int
    visits_without_minutes: int
    meetings: tuple[tuple[Meeting, int], ...]


def year_of(body: UUID, year: int, today: date) -> Year:
    """Return what a body did in a fiscal year, up to today. Months that have not come are not in it: they are not none."""
    days = [day for day in fiscal_year_days(year) if day <= today]
    months = tuple(dict.fromkeys(Month.of(day) for day in days))
    if not days:
        return Year(year, (), (), 0, 0, ())
    within = (days[0], days[-1])
    visits = list(Hearing.objects.filter(body=body, on__range=within).values_list("on", "minutes"))
    held = Meeting.objects.filter(body=body, day__range=within, state=Meeting.State.HELD)
    came = Counter(
        Attendance.objects.filter(meeting__in=held).exclude(how=Attendance.How.ABSENT).values_list("meeting", flat=True)
    )
    meetings = tuple((row, came[row.pk]) for row in held.select_related("council").order_by("day", "start_minute"))
    settled = IssueChange.objects.filter(body=body, on__range=within, what=IssueState.SETTLED.value)
    done = Action.objects.filter(body=body, ended="done", ended_on__range=within)
    counted: dict[str, Iterable[date]] = {
        "訪問・聞き取り": (on for on, _minutes in visits),
        "生活支援の訪問": Event.objects.filter(
            body=body, kind=EventKind.VISIT_DONE, corrected_by=None, service_day__range=within
        ).exclude(subject__contains="/").values_list("service_day", flat=True),
        "書きとめた声": Voice.objects.filter(body=body, heard_on__range=within).values_list("heard_on", flat=True),
        "挙げた課題": Issue.objects.filter(body=body, raised_on__range=within).values_list("raised_on", flat=True),
        "落ち着いた課題": settled.values_list("on", flat=True),
        "開いた会議": (row.day for row, _came in meetings),
        "会議に出た人（延べ）": (row.day for row, people in meetings for _ in range(people)),
        "決まったこと": Decision.objects.filter(body=body, decided_on__range=within).values_list("decided_on", flat=True),
        "済んだ宿題": (on for on in done.values_list("ended_on", flat=True) if on),
        "進んだ取り組み": StageNote.objects.filter(project__body=body, day__range=within).values_list("day", flat=True),
        "会の立ち上げの支援": SupportRecord.objects.filter(application__body=body, day__range=within).values_list(
            "day", flat=True
        ),
    }  # fmt: skip
    return Year(
        year=year,
        months=months,
        lines=tuple(_line(what, found, months) for what, found in counted.items()),
        visit_minutes=sum(minutes or 0 for _on, minutes in visits),
        visits_without_minutes=sum(minutes is None for _on, minutes in visits),
        meetings=meetings,
    )


def _line(what: str, days: Iterable[date], months: tuple[Month, ...]) -> Line:
    counts = Counter(Month.of(day) for day in days)
    return Line(what, tuple(counts[month] for month in months))
