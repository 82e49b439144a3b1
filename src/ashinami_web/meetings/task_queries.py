"""Actions as lists and boards show them, and recognitions with where they stand."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from ashinami.community.certification.check import Standing as CriteriaStanding
from ashinami.community.certification.check import Validity, standing, validity
from ashinami.community.task import SOON, Standing, Task, in_order
from ashinami_web.meetings.models import Action, Application, Meeting, Recognition

COLUMNS = (Standing.OVERDUE, Standing.OWNERLESS, Standing.SOON, Standing.AHEAD)
MOST_OPEN = 300
MOST_IN_LANE, MOST_ON_SHEET, MOST_SHEETS = 15, 25, 40


@dataclass(frozen=True, slots=True)
class Line:
    """An action with where it stands."""

    row: Action
    task: Task
    standing: Standing
    escalates: bool


def lines(rows: Iterable[Action], day: date) -> list[Line]:
    """Return the actions in the order in which they press."""
    by_key = {str(row.pk): row for row in rows}
    tasks = in_order((row.value for row in by_key.values()), day)
    return [Line(by_key[task.key], task, task.standing(day), task.escalates(day)) for task in tasks]


def open_actions(**more: Any) -> QuerySet[Action]:  # noqa: ANN401 - as filters take them
    """Return the actions that have not ended, what is due first."""
    rows = Action.objects.filter(ended="", **more).select_related("owner_body", "council", "body")
    return rows.prefetch_related("owner", "notes").order_by("due", "since")


def standing_as(standing: Standing, day: date) -> Q:
    """Return the condition on the open actions that stand like this on a day: what a column of the board holds, in the database's words."""
    taken, near = Q(ended="", owner__isnull=False), day + SOON
    return {
        Standing.OVERDUE: taken & Q(due__lt=day),
        Standing.OWNERLESS: Q(ended="", owner__isnull=True),
        Standing.SOON: taken & Q(due__gte=day, due__lte=near),
        Standing.AHEAD: taken & Q(due__gt=near),
    }[standing]


def lanes(day: date, **more: Any) -> list[tuple[Standing, list[Line], int]]:  # noqa: ANN401 - as filters take them
    """Return the columns of the board with what presses most in each, and how many stand there in all."""
    found = []
    for column in COLUMNS:
        rows = open_actions(**more).filter(standing_as(column, day))
        found.append((column, lines(rows[:MOST_IN_LANE], day), rows.count()))
    return found


def sheets_of(day: date) -> list[tuple[str, list[Line], int]]:
    """Return what is past its day or near it, body by body: what presses most of each, and how many there are."""
    pressing = open_actions().filter(standing_as(Standing.OVERDUE, day) | standing_as(Standing.SOON, day))
    counts = pressing.order_by("owner_body__name").values_list("owner_body", "owner_body__name").annotate(n=Count("pk"))
    return [
        (name, lines(pressing.filter(owner_body=key)[:MOST_ON_SHEET], day), count)
        for key, name, count in list(counts)[:MOST_SHEETS]
    ]


def reminders(rows: Iterable[Action], day: date) -> list[tuple[str, list[Line]]]:
    """Return what is past its day or near it, by the body whose person has it: a sheet each, to ring or to hand over."""
    found: defaultdict[str, list[Line]] = defaultdict(list)
    for line in lines(rows, day):
        if line.standing in (Standing.OVERDUE, Standing.SOON):
            found[str(line.row.owner_body)].append(line)
    return sorted(found.items())


@dataclass(frozen=True, slots=True)
class Recognised:
    """An application with its criteria, the last decision, and where the recognition stands on the day."""

    row: Application
    criteria: CriteriaStanding
    last: Recognition | None
    validity: Validity | None
    renewed: bool = False

    @property
    def asks_for_renewal(self) -> bool:
        """Whether its time runs out and nothing has taken its place."""
        return self.validity is Validity.RENEW and not self.renewed


def recognised(row: Application, day: date) -> Recognised:
    """Return where an application stands."""
    checks = {one.criterion: one.value for one in row.checks.all()}
    last = max(row.recognitions.all(), key=lambda one: (one.decided_on, one.written_at), default=None)
    stands = None
    if last is not None and last.outcome == Recognition.Outcome.RECOGNISED and last.start is not None:
        stands = validity(row.of_rule, last.start, last.until, day)
    return Recognised(row, standing(row.of_rule, checks), last, stands)


def all_recognised(day: date) -> list[Recognised]:
    """Return every application that may be seen, the latest first."""
    rows = Application.objects.select_related("applicant", "council", "area", "body")
    rows = rows.prefetch_related("checks", "recognitions", "support")
    found = [recognised(row, day) for row in rows.order_by("-applied_on")]
    renewed = {one.row.renews_id for one in found if one.last and one.last.outcome == Recognition.Outcome.RECOGNISED}
    return [replace(one, renewed=one.row.pk in renewed) for one in found]


@dataclass(frozen=True, slots=True)
class Statistics:
    """How many applied, were recognised, hold now, are due for renewal; minutes of support, and records without a time."""

    applied: int
    recognised: int
    valid: int
    renew: int
    ended: int
    waiting: int
    support_minutes: int
    support_records: int
    by_area: tuple[tuple[str, int], ...]


def statistics(found: Iterable[Recognised]) -> Statistics:
    """Return the counts of a list of applications."""
    listed = list(found)
    by_validity = Counter(one.validity for one in listed)
    valid = [one for one in listed if one.validity in (Validity.VALID, Validity.OPEN, Validity.RENEW)]
    by_area = Counter(str(one.row.area) for one in valid if one.row.area_id)
    support = [record for one in listed for record in one.row.support.all()]
    return Statistics(
        applied=len(listed),
        recognised=sum(1 for one in listed if one.last and one.last.outcome == Recognition.Outcome.RECOGNISED),
        valid=len(valid),
        renew=sum(1 for one in listed if one.asks_for_renewal),
        ended=by_validity[Validity.ENDED],
        waiting=sum(1 for one in listed if one.last is None or one.last.outcome == Recognition.Outcome.POSTPONED),
        support_minutes=sum(record.minutes or 0 for record in support),
        support_records=len(support),
        by_area=tuple(sorted(by_area.items())),
    )


def meetings_held(council: UUID | None, day: date) -> int:
    """Return how often a council was held in the year before a day: what an application says of regularity."""
    if council is None:
        return 0
    since = date(day.year - 1, day.month, min(day.day, 28))
    return Meeting.objects.filter(council=council, state=Meeting.State.HELD, day__gt=since, day__lte=day).count()
