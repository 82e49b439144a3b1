"""The seven criteria (様式第二): the items counted, and from how many points each is met."""

from __future__ import annotations

from dataclasses import dataclass

from ashinami.law.amounts import amount
from ashinami.law.care_insurance.checklist import facts
from ashinami.law.care_insurance.sources import CHECKLIST_NOTICE
from ashinami.rules.amounts import DatedAmount
from ashinami.rules.conditions import AtLeast, Sentences
from ashinami.rules.facts import Amount


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion: the items counted, the fact that holds their points, and the threshold by date."""

    name: str
    items: tuple[int, ...]
    fact: Amount
    threshold: DatedAmount

    @property
    def key(self) -> str:
        """Its name in files: motor, oral …"""
        return self.fact.id.removeprefix("checklist.")

    @property
    def leaf(self) -> AtLeast:
        """The condition that it is met."""
        said = Sentences(
            f"{self.name}に当てはまります。",
            f"{self.name}には当てはまりません。",
            f"{self.name}に当てはまるか、答えが足りません。",
        )
        return AtLeast(self.fact, self.threshold, said, CHECKLIST_NOTICE)


def _criterion(name: str, items: range | tuple[int, ...], fact: Amount) -> Criterion:
    return Criterion(name, tuple(items), fact, amount(fact.id))


CRITERIA = (
    _criterion("生活の全般（複数の項目の支障）", range(1, 21), facts.DAILY_LIFE),
    _criterion("運動機能の低下", range(6, 11), facts.MOTOR),
    _criterion("低栄養", (11, 12), facts.NUTRITION),
    _criterion("口腔機能の低下", range(13, 16), facts.ORAL),
    _criterion("閉じこもり", (16,), facts.HOMEBOUND),
    _criterion("認知機能の低下", range(18, 21), facts.COGNITION),
    _criterion("うつの可能性", range(21, 26), facts.DEPRESSION),
)
TAKE_NOTE = 17
"""Going out less than last year alone meets nothing; the official sheet says to take note of it."""
