"""A filled-in sheet: its points, what is still open, and the answers the law asks for.

An item without an answer stays open: a criterion is met when the points already there suffice, not met when even all open items
could not reach it, and otherwise undetermined.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from types import MappingProxyType

from ashinami.law import corpus
from ashinami.law.care_insurance.checklist.criteria import CRITERIA, Criterion
from ashinami.law.care_insurance.checklist.items import BODY_MASS, ITEMS, NUMBERS
from ashinami.law.care_insurance.checklist.notice_2015 import SUBJECT
from ashinami.law.care_insurance.users.facts import AGE
from ashinami.rules.answers import Answer, Answers, Record
from ashinami.rules.truth import Truth
from ashinami.rules.verdict import Finding, find

LOW_BODY_MASS = Fraction(37, 2)
"""Below 18.5 kg/m² item 12 scores (recalled, not verified)."""
NO_ANSWERS: Mapping[int, bool] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Sheet:
    """One person's sheet of one day.

    Attributes
    ----------
    filled_on : the day on which it was filled in.
    said : item number to the answer (True: はい); an item that is missing was not answered.
    age : on that day; None when it is not known.
    height_mm, weight_g : for item 12, where it is not answered itself.
    """

    filled_on: date
    said: Mapping[int, bool] = field(default_factory=lambda: NO_ANSWERS)
    age: int | None = None
    height_mm: int | None = None
    weight_g: int | None = None

    def __post_init__(self) -> None:
        """Refuse items that do not exist, and a body without height or weight."""
        strange = sorted(set(self.said) - set(NUMBERS))
        if strange:
            raise ValueError(f"the sheet has the items 1 to 25, not {strange}")
        if any(number is not None and number <= 0 for number in (self.height_mm, self.weight_g)):
            raise ValueError("height and weight are more than nothing")

    def scores(self, number: int) -> bool | None:
        """Whether the item scores a point; None when it is not known."""
        if number in self.said:
            return self.said[number] is ITEMS[number - 1].scores_when
        if number == BODY_MASS and self.height_mm is not None and self.weight_g is not None:
            return body_mass(self.height_mm, self.weight_g) < LOW_BODY_MASS
        return None

    def points(self, criterion: Criterion) -> tuple[int, int]:
        """Return the least and the most points the criterion can have, whatever the open items turn out to be."""
        scored = [self.scores(number) for number in criterion.items]
        least = scored.count(True)
        return least, least + scored.count(None)

    def truth(self, criterion: Criterion) -> Truth:
        """Whether the criterion is met."""
        since = criterion.threshold.on(self.filled_on)
        least, most = self.points(criterion)
        if since is None or least < since.value <= most:
            return Truth.UNKNOWN
        return Truth.YES if least >= since.value else Truth.NO

    @property
    def met(self) -> tuple[Criterion, ...]:
        """The criteria that are met."""
        return tuple(one for one in CRITERIA if self.truth(one) is Truth.YES)

    @property
    def open_items(self) -> tuple[int, ...]:
        """The items whose answers could still decide a criterion, in order."""
        undecided = {number for one in CRITERIA if self.truth(one) is Truth.UNKNOWN for number in one.items}
        return tuple(number for number in sorted(undecided) if self.scores(number) is None)

    @property
    def hard_to_get_about(self) -> tuple[int, ...]:
        """The items about getting about that score: going out, shopping, visiting, walking."""
        return tuple(item.number for item in ITEMS if item.mobility and self.scores(item.number))

    @property
    def rests_on_unverified(self) -> tuple[int, ...]:
        """The items that score and whose scoring nobody has verified."""
        return tuple(item.number for item in ITEMS if not item.verified and self.scores(item.number))


def body_mass(height_mm: int, weight_g: int) -> Fraction:
    """Return kg divided by the square of metres, exactly.

    Examples
    --------
    >>> float(body_mass(1500, 45000))
    20.0
    """
    return Fraction(weight_g, 1000) / Fraction(height_mm, 1000) ** 2


def answers(sheet: Sheet) -> Answers:
    """Return what the law asks: the age, and the points of each criterion that is decided."""
    origin = Record(f"基本チェックリスト {sheet.filled_on.isoformat()}")
    decided = [one for one in CRITERIA if sheet.truth(one) is not Truth.UNKNOWN]
    given = [Answer(one.fact, sheet.points(one)[0], origin) for one in decided]
    if sheet.age is not None:
        given.append(Answer(AGE, sheet.age, origin))
    return Answers(tuple(given))


def judged(sheet: Sheet) -> Finding:
    """Judge whether the person is a 事業対象者, as of the day of the sheet."""
    return find(corpus(), SUBJECT, sheet.filled_on, answers(sheet))
