"""What lies ahead of a centre (仕事の見通し): the line through the years that are whole (`forecast`), beside what its people can take on.

Nothing is foretold: the line only goes on. With fewer than three whole years there is none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ashinami.community.indicators import Reading, forecast
from ashinami.vocabulary.community import LifeField

LEAST_YEARS = 3
AHEAD = 5
NEIGHBOURLY = frozenset(
    {LifeField.MOVING, LifeField.SHOPPING, LifeField.WASTE, LifeField.HOUSEWORK, LifeField.WATCHING, LifeField.TIES}
)
"""What somebody may be certified for that neighbours help with too."""


@dataclass(frozen=True, slots=True)
class Year:
    """A fiscal year: how many came new, or would by the line; how many of them if some were helped by neighbours first."""

    year: int
    new: int
    relieved: int
    counted: bool


@dataclass(frozen=True, slots=True)
class Outlook:
    """The years, what the staff can take on in one, and the first year ahead that is more than that, without and with neighbours."""

    years: tuple[Year, ...]
    can: int
    over: int | None
    over_relieved: int | None


def outlook(
    new: Mapping[int, int], neighbourly: Mapping[int, int], *, staff: int, each: int, moved: int
) -> Outlook | None:
    """Return what lies ahead; None when fewer than three whole years are known.

    Attributes
    ----------
    new, neighbourly : by fiscal year how many came new, and how many of them for what neighbours can do too.
    staff, each : the people of the centre, and how many new ones each of them can take on in a year.
    moved : of a hundred who come for what neighbours can do, how many would be helped by them first.
    """
    if len(new) < LEAST_YEARS:
        return None
    last = max(new)
    share = Fraction(neighbourly.get(last, 0), new[last]) if new[last] else Fraction(0)
    kept = 1 - share * moved / 100
    readings = [Reading(year, Decimal(number)) for year, number in new.items()]
    counted = [Year(year, new[year], new[year], counted=True) for year in sorted(new)]
    ahead = [
        Year(year, _whole(on), _whole(on * kept), counted=False)
        for year in range(last + 1, last + 1 + AHEAD)
        for on in [max(Fraction(0), forecast(readings, year) or Fraction(0))]
    ]
    can = staff * each
    over = next((one.year for one in ahead if one.new > can), None)
    return Outlook((*counted, *ahead), can, over, next((one.year for one in ahead if one.relieved > can), None))


def _whole(number: Fraction) -> int:
    return int(number + Fraction(1, 2))
