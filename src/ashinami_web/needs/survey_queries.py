"""What a survey says: how many would use it, as a range, and by small area."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from ashinami.casework.community.demand import Demand, Sheets, demand
from ashinami_web.bodies.models import Area
from ashinami_web.needs.models import Survey


@dataclass(frozen=True, slots=True)
class Result:
    """The sheets of a survey, the demand they speak for, the answers by area, and the words written freely."""

    sheets: Sheets
    demand: Demand | None
    by_area: tuple[tuple[Area | None, int, int, int], ...]
    words: tuple[str, ...]


def survey_result(survey: Survey) -> Result:
    """Return what the own sheets say."""
    rows = list(survey.answers.select_related("area").order_by("row"))
    said = Counter(row.would_use for row in rows)
    sheets = Sheets(survey.population, survey.sent, said["now"], said["later"], said["no"], said["unknown"])
    areas = sorted({row.area for row in rows}, key=lambda area: area.name if area else "")
    uses = Counter((row.area, row.would_use) for row in rows)
    by_area = tuple((area, uses[area, "now"], uses[area, "later"], uses[area, "no"]) for area in areas)
    return Result(sheets, demand(sheets), by_area, tuple(row.words for row in rows if row.words))
