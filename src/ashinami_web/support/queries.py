"""Support as pages show it: a case whole, several municipalities side by side, what waits, what is asked."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch

from ashinami.basics.day import fiscal_year
from ashinami.basics.source import Citation, Mark
from ashinami.community import cases as library
from ashinami.community.cycle import follow_ups
from ashinami.community.diagnosis import Pattern, Question, Said, diagnose, questions
from ashinami.community.indicators import shown_count
from ashinami.community.roadmap import StepState
from ashinami.community.visits import Rhythm, SupportState, rhythm
from ashinami_web.bodies.models import Body
from ashinami_web.plans.models import Step
from ashinami_web.support.models import (
    Case,
    CaseTurn,
    Facts,
    HeardCase,
    Inquiry,
    InquiryAnswer,
    Learning,
    Note,
    Programme,
    SelfCheck,
    Setting,
    Visit,
)

GIVES = (Body.Kind.PREFECTURE, Body.Kind.STATE, Body.Kind.EXPERTS)
"""Who gives support; the others apply for it, also for what they wrote down from a paper themselves."""


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case with how it stands, its visits and what is due next."""

    case: Case
    state: SupportState
    turns: tuple[CaseTurn, ...]
    visits: tuple[Visit, ...]
    notes: tuple[Note, ...]
    rhythm: Rhythm
    follow_ups: tuple[tuple[date, date | None], ...]
    next_on: date | None

    @property
    def pattern(self) -> Pattern | None:
        """With what the support begins, when that was said."""
        return Pattern(self.case.pattern) if self.case.pattern else None

    @property
    def package(self) -> tuple[Question, ...]:
        """What belongs to the pattern: what it works at, how to begin, and the page for it."""
        return tuple(one for one in questions() if one.pattern is self.pattern)

    @property
    def overdue(self) -> int:
        """How many follow-ups were due and not held."""
        return sum(held is None for _due, held in self.follow_ups[:-1])


@dataclass(frozen=True, slots=True)
class Row:
    """A municipality beside the others, by its latest case: counts and steps, no person. A count of people is hidden when small."""

    case: Case
    pattern: Pattern | None
    state: SupportState
    visits: int
    findings: int
    steps_done: int
    steps: int
    late: int
    open_questions: int
    trained: str | None
    last_on: date | None
    next_on: date | None
    overdue: int

    @property
    def body(self) -> Body:
        """Whose row it is."""
        return self.case.body

    @property
    def theme(self) -> str:
        """What it is accompanied in."""
        return self.case.theme


@dataclass(frozen=True, slots=True)
class InquiryLine:
    """A question with its answers; `late` when its day is past and nobody has answered."""

    inquiry: Inquiry
    answers: tuple[InquiryAnswer, ...]
    late: bool


def case_lines(today: date, **only: object) -> list[CaseLine]:
    """Return the cases that may be seen, the latest first."""
    rows = (
        Case.objects.filter(**only)
        .select_related("body", "programme", "circle", "previous")
        .prefetch_related(
            Prefetch("turns", queryset=CaseTurn.objects.select_related("adviser", "body").order_by("on", "written_at")),
            Prefetch("visits", queryset=Visit.objects.select_related("body").order_by("day")),
            Prefetch("notes", queryset=Note.objects.select_related("body", "visit").order_by("on", "pk")),
        )
        .order_by("-applied_on", "body__name")
    )
    return [_line(row, today) for row in rows]


def _line(case: Case, today: date) -> CaseLine:
    turns, visits, notes = tuple(case.turns.all()), tuple(case.visits.all()), tuple(case.notes.all())
    calls = [visit.day for visit in visits if visit.kind == Visit.Kind.VISIT]
    held = [visit.day for visit in visits if visit.held and visit.kind == Visit.Kind.VISIT]
    later = [visit.day for visit in visits if visit.held and visit.kind != Visit.Kind.VISIT]
    state = SupportState(turns[-1].state) if turns else SupportState.APPLIED
    after = tuple(follow_ups(held[-1], later, today)) if held and state in _AFTER else ()
    planned = [visit.day for visit in visits if not visit.held and visit.day >= today]
    waits = [due for due, done in after if done is None and due >= today]
    return CaseLine(
        case, state, turns, visits, notes, rhythm(calls, today), after, min([*planned, *waits], default=None)
    )


_AFTER = (SupportState.FOLLOW_UP, SupportState.ENDED)


def side_by_side(today: date, own: UUID) -> list[Row]:
    """Return the municipalities whose cases may be seen, one row each, by their latest case."""
    latest: dict[UUID, CaseLine] = {}
    for line in case_lines(today):
        latest.setdefault(line.case.body_id, line)
    bodies = [key for key in latest if key != own]
    steps: defaultdict[UUID, list[Step]] = defaultdict(list)
    for step in Step.objects.filter(body__in=bodies).exclude(state=StepState.DROPPED.value):
        steps[step.body_id].append(step)
    asked = Counter(line.inquiry.body_id for line in inquiry_lines(today) if not line.answers)
    trained: Counter[UUID] = Counter()
    known = set()
    for row in Learning.objects.filter(body__in=bodies, people__isnull=False):
        trained[row.body_id] += row.people or 0
        known.add(row.body_id)
    return [
        _row(latest[key], steps[key], asked[key], shown_count(trained[key]) if key in known else None, today)
        for key in sorted(bodies, key=lambda key: latest[key].case.body.name)
    ]


def _row(line: CaseLine, steps: Sequence[Step], asked: int, trained: str | None, today: date) -> Row:
    held = [visit.day for visit in line.visits if visit.held]
    done = sum(step.state == StepState.DONE.value for step in steps)
    late = sum(step.state != StepState.DONE.value and step.due is not None and step.due < today for step in steps)
    return Row(
        case=line.case, pattern=line.pattern, state=line.state, visits=line.rhythm.held,
        findings=sum(note.kind == Note.Kind.FINDING for note in line.notes), steps_done=done, steps=len(steps), late=late,
        open_questions=asked, trained=trained, last_on=max(held, default=None), next_on=line.next_on, overdue=line.overdue,
    )  # fmt: skip


def waiting_list(lines: Sequence[CaseLine]) -> list[CaseLine]:
    """Return who waits, who applied first stands first."""
    waits = [line for line in lines if line.state in (SupportState.APPLIED, SupportState.WAITING)]
    return sorted(waits, key=lambda line: (line.case.applied_on, line.case.body.name))


def places_left(programme: Programme, lines: Sequence[CaseLine], today: date) -> int | None:
    """Return how many places of this fiscal year are free; None where nobody has written how many there are."""
    if programme.places is None:
        return None
    year = fiscal_year(today)
    taken = sum(
        line.case.programme_id == programme.pk
        and any(turn.state == SupportState.ACCEPTED.value and fiscal_year(turn.on) == year for turn in line.turns)
        for line in lines
    )
    return max(0, programme.places - taken)


def inquiry_lines(today: date) -> list[InquiryLine]:
    """Return the questions that may be seen: those without an answer first, by due day."""
    answers = InquiryAnswer.objects.select_related("body").order_by("on", "pk")
    rows = Inquiry.objects.select_related("body", "to", "circle").prefetch_related(
        Prefetch("answers", queryset=answers)
    )
    found = [
        InquiryLine(row, tuple(row.answers.all()), bool(row.due and row.due < today and not row.answers.all()))
        for row in rows
    ]
    return sorted(found, key=lambda line: (bool(line.answers), line.inquiry.due or date.max, line.inquiry.title))


def suggested(body: Body) -> tuple[Pattern, ...]:
    """Return with what the last self-check of a body says to begin; several when they weigh the same."""
    last = SelfCheck.objects.filter(body=body).order_by("-on", "-pk").first()
    return diagnose({key: Said(said) for key, said in last.answers.items()}).patterns if last else ()


def setting_of(body: Body) -> library.Setting:
    """Return what a municipality is like; what it has not written is unknown."""
    row = Setting.objects.filter(body=body).first()
    return _facts(row) if row else library.Setting()


def heard_cases() -> dict[str, HeardCase]:
    """Return the cases written here that may be seen, by the key they have in the library, the latest heard first."""
    return {str(row.pk): row for row in HeardCase.objects.select_related("body").order_by("-heard_on", "title")}


def as_case(row: HeardCase) -> library.Case:
    """Return a case written here as the library shows its own."""
    source = Citation(row.source, row.source_by, issued=None, mark=Mark(row.mark))
    return library.Case(
        key=str(row.pk), place=row.place, title=row.title, when=row.period, setting=_facts(row),
        done=_lines(row.done), learned=_lines(row.learned), source=source,
    )  # fmt: skip


def _facts(row: Facts) -> library.Setting:
    return library.Setting(
        population=row.population, older=row.older, square_km=row.square_km, areas=row.areas, coordinators=row.coordinators,
        operators=frozenset(row.operators), resources=frozenset(row.resources), themes=frozenset(row.themes),
        technologies=frozenset(row.technologies), history=row.history,
    )  # fmt: skip


def _lines(words: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in words.splitlines() if line.strip())
