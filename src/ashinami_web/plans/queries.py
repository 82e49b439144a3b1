"""Plans as pages show them: how each step stands, what presses, which official plan is silent, how far a goal is shared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet

from ashinami.community.cycle import Check, Turn, stale, turn
from ashinami.community.indicators import Course, Reading, Target, course, latest, shown_count
from ashinami.community.roadmap import OVER, Standing, StepLine, StepState, lines, pressing
from ashinami.community.roadmap import Step as StepValue
from ashinami_web.bodies.models import Body, CircleMember
from ashinami_web.config.rows import dated
from ashinami_web.plans.models import (
    Goal,
    GoalAnswer,
    GoalText,
    Indicator,
    IndicatorValue,
    Mention,
    Plan,
    Review,
    Section,
    Step,
)


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A plan in the list: how many steps are done of all, how many are late, and where its reviews stand."""

    plan: Plan
    steps: int
    done: int
    late: int
    nobodys: int
    turn: Turn


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step with how it stands."""

    row: Step
    line: StepLine


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """An indicator with its last value as it may be read, and how it stands."""

    indicator: Indicator
    last: Reading | None
    shown: str | None
    course: Course
    values: tuple[IndicatorValue, ...]


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A goal with its wording in force, who of its circle has answered to it, who has not, and whether a year has passed."""

    goal: Goal
    text: GoalText | None
    answers: tuple[GoalAnswer, ...]
    silent: tuple[Body, ...]
    is_stale: bool

    @property
    def agreed(self) -> int:
        """How many bodies agree with the wording in force, by their last answer."""
        last = {answer.body_id: answer for answer in self.answers}
        return sum(answer.said == GoalAnswer.Said.AGREED for answer in last.values())


def plans_shown(*, closed: bool = False) -> QuerySet[Plan]:
    """Return the plans that may be seen, the latest first."""
    return (
        Plan.objects.filter(closed_on__isnull=not closed)
        .select_related("body", "circle", "area")
        .order_by("-start", "name")
    )


def plan_lines(plans: Sequence[Plan], today: date) -> list[PlanLine]:
    """Return the plans with how their steps stand, counted by the database: three questions to it, however many plans."""
    still = ~Q(state__in=OVER)
    rows = Step.objects.filter(plan__in=plans).exclude(state=StepState.DROPPED)
    counted = rows.values("plan").annotate(
        steps=Count("pk"),
        done=Count("pk", filter=~still),
        late=Count("pk", filter=still & Q(due__lt=today)),
        nobodys=Count("pk", filter=still & Q(person__isnull=True)),
    )
    steps = {row["plan"]: (row["steps"], row["done"], row["late"], row["nobodys"]) for row in counted}
    checks: defaultdict[UUID, list[Check]] = defaultdict(list)
    for review in Review.objects.filter(plan__in=plans):
        checks[review.plan_id].append(Check(review.held_on, review.next_on))
    return [PlanLine(plan, *steps.get(plan.pk, (0, 0, 0, 0)), turn(checks[plan.pk], today)) for plan in plans]


def steps_of(plan: Plan) -> QuerySet[Step]:
    """Return the steps of a plan with who carries them."""
    return plan.steps.select_related("section", "carrier", "body").prefetch_related("person")


def step_value(row: Step) -> StepValue:
    """Return a step as the library reads it."""
    return StepValue(
        key=str(row.pk),
        title=row.title,
        start=row.start,
        due=row.due,
        state=StepState(row.state),
        done_on=row.done_on,
        after=frozenset(row.after),
        owned=row.person_id is not None,
    )


def step_rows(plan: Plan, today: date) -> list[StepRow]:
    """Return the steps of a plan in the order of the work."""
    rows = {str(row.pk): row for row in steps_of(plan)}
    return [StepRow(rows[line.step.key], line) for line in lines([step_value(row) for row in rows.values()], today)]


@dataclass(frozen=True, slots=True)
class SectionLine:
    """A section with how its steps stand: how many are done of all, late, and nobody's; none means that nothing is planned in it."""

    section: Section
    steps: int
    done: int
    late: int
    nobodys: int


def section_lines(plan: Plan, rows: Iterable[StepRow]) -> list[SectionLine]:
    """Return the sections of a plan, in their order, with how their steps stand; dropped steps do not count."""
    of: defaultdict[UUID | None, list[StepRow]] = defaultdict(list)
    for found in rows:
        if found.line.standing is not Standing.DROPPED:
            of[found.row.section_id].append(found)
    return [
        SectionLine(
            section,
            len(of[section.pk]),
            sum(found.line.standing is Standing.DONE for found in of[section.pk]),
            sum(is_late(found) for found in of[section.pk]),
            sum(found.row.person_id is None and not found.line.step.is_over for found in of[section.pk]),
        )
        for section in plan.sections.select_related("carrier").order_by("order", "name")
    ]


def what_presses(rows: Iterable[StepRow]) -> list[StepRow]:
    """Return the steps that ask for attention, worst first."""
    by_key = {found.line.step.key: found for found in rows}
    return [by_key[line.step.key] for line in pressing([found.line for found in by_key.values()])]


def is_late(found: StepRow) -> bool:
    """Whether a step's day is past."""
    return found.line.standing is Standing.LATE


def indicator_lines(plan: Plan, *, own: bool) -> list[IndicatorLine]:
    """Return the indicators of a plan; where others read, a small count of people is hidden."""
    rows = plan.indicators.prefetch_related(
        Prefetch("values", queryset=IndicatorValue.objects.order_by("year"))
    ).order_by("name")
    return [_indicator_line(row, own=own) for row in rows]


def _indicator_line(row: Indicator, *, own: bool) -> IndicatorLine:
    values = tuple(row.values.all())
    readings = [Reading(value.year, value.value) for value in values]
    last = latest(readings)
    return IndicatorLine(
        row, last, _shown(row, last, own=own), course(target_of(row), readings), () if _hides(row, own=own) else values
    )


def _hides(row: Indicator, *, own: bool) -> bool:
    return row.people and not own


def _shown(row: Indicator, last: Reading | None, *, own: bool) -> str | None:
    if last is None:
        return None
    if _hides(row, own=own):
        return shown_count(int(last.value))
    return plain(last.value)


def plain(value: object) -> str:
    """Return a decimal without idle zeros, thousands apart."""
    text = f"{value:,.2f}"
    return text.rstrip("0").rstrip(".")


def target_of(row: Indicator) -> Target | None:
    """Return the target of an indicator; None when it has none."""
    if row.base_year is None or row.base is None or row.target_year is None or row.target is None:
        return None
    return Target(row.base_year, row.base, row.target_year, row.target)


def mentions_shown(today: date) -> list[Mention]:
    """Return what official plans in force say, the silent ones first, then by service."""
    rows = Mention.objects.filter(dated(on=today)).select_related("section", "body")
    return sorted(rows, key=lambda row: (row.is_named, row.service, row.name))


def goal_lines(today: date) -> list[GoalLine]:
    """Return the shared goals that may be seen."""
    texts = GoalText.objects.order_by("-number")
    answers = GoalAnswer.objects.select_related("body").order_by("said_on", "pk")
    rows = Goal.objects.select_related("body", "circle").prefetch_related(
        Prefetch("texts", queryset=texts.prefetch_related(Prefetch("answers", queryset=answers)))
    )
    members: defaultdict[UUID | None, list[Body]] = defaultdict(list)
    asked = [row.circle_id for row in rows if row.circle_id]
    for member in CircleMember.objects.filter(dated(on=today), circle__in=asked).select_related("body"):
        members[member.circle_id].append(member.body)
    return [_goal_line(row, members[row.circle_id], today) for row in sorted(rows, key=lambda row: row.title)]


def goal_line(goal: Goal, today: date) -> GoalLine:
    """Return one goal as the list shows it."""
    return next(line for line in goal_lines(today) if line.goal.pk == goal.pk)


def _goal_line(goal: Goal, members: list[Body], today: date) -> GoalLine:
    text = next(iter(goal.texts.all()), None)
    answers = tuple(text.answers.all()) if text else ()
    said = {answer.body_id for answer in answers}
    silent = tuple(body for body in members if body.pk not in said and body.pk != goal.body_id)
    return GoalLine(goal, text, answers, silent, text is not None and stale(text.written_on, today))
