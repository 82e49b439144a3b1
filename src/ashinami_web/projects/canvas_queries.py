"""The canvas as a page and a paper show it: variants side by side, and what is open in each with its owner."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from ashinami.casework.consult.forms import FormResult, results
from ashinami.community.canvas import HINTS, Cover, Filled, Open, Part, insurance_gaps, open_parts
from ashinami.rules.answers import Answers
from ashinami.rules.verdict import Verdict
from ashinami_web.bodies.body_queries import town_of
from ashinami_web.bodies.models import Body
from ashinami_web.consult.models import Consultation
from ashinami_web.projects.models import CanvasPart, Project, Variant

MOST_CONSULTATIONS = 6


@dataclass(frozen=True, slots=True)
class Column:
    """A variant with its parts, the gaps of its insurance, and what is open."""

    variant: Variant
    parts: dict[Part, Filled]
    gaps: tuple[tuple[Cover, bool], ...]
    open: tuple[Open, ...]

    @property
    def ownerless(self) -> int:
        """How many open parts nobody sees to."""
        return sum(1 for one in self.open if not one.owner)


@dataclass(frozen=True, slots=True)
class Row:
    """One part of all variants side by side; `differs` says whether they are the same."""

    part: Part
    hint: str
    cells: tuple[tuple[Column, Filled], ...]
    differs: bool


def columns(project: Project) -> list[Column]:
    """Return the variants of a project."""
    rows = CanvasPart.objects.filter(project=project).select_related("owner_body").prefetch_related("owner")
    parts: dict[object, dict[Part, Filled]] = {}
    for row in rows:
        parts.setdefault(row.variant_id, {})[row.of] = row.value
    return [_column(variant, parts.get(variant.pk, {})) for variant in project.variants.order_by("number")]


def _column(variant: Variant, parts: dict[Part, Filled]) -> Column:
    gaps = tuple(insurance_gaps(variant.insurance, own_cars=variant.own_cars))
    lawful = variant.verdict == Verdict.LAWFUL.value
    still = open_parts(parts, [line.key for line, _ in gaps], form_is_lawful=lawful)
    return Column(variant, parts, gaps, tuple(still))


def side_by_side(found: list[Column]) -> list[Row]:
    """Return the parts of the variants beside each other."""
    return [
        Row(
            part,
            HINTS[part],
            tuple((column, column.parts.get(part, Filled())) for column in found),
            len({column.parts.get(part, Filled()).text for column in found}) > 1,
        )
        for part in Part
    ]


def verdicts(body: Body) -> list[tuple[Consultation, list[FormResult]]]:
    """Return the last consultations of a body with the forms that apply in each."""
    rows = Consultation.objects.filter(body=body).order_by("-changed_at")[:MOST_CONSULTATIONS]
    return [(row, [one for one in results(row.value) if one.verdict is not Verdict.NOT_APPLICABLE]) for row in rows]


def funding_of(variant: Variant, body: Body, day: date) -> list[dict[str, Any]]:
    """Ask the finder with what the variant's consultation knows: money of the state and the own town. What is not known stays open."""
    from ashinami.funding.finder import Fit, find  # noqa: PLC0415 - many schemes, and only this page asks them
    from ashinami.funding.registry import schemes  # noqa: PLC0415

    row = Consultation.objects.filter(pk=variant.consultation).first() if variant.consultation else None
    answers = row.value.answers if row else Answers()
    found = find(schemes().all, day, answers, [town_of(body).name])
    return [
        {
            "title": one.scheme.title,
            "payer": one.scheme.payer,
            "fit": one.fit.value,
            "yen": one.would_pay if one.fit is Fit.FITS else None,
        }
        for one in found
        if one.fit is not Fit.FAILS
    ]
