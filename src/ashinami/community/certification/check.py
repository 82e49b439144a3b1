"""Where an application stands: which criteria are met, not met, or not looked at; where a recognition stands on a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from ashinami.community.certification.rule import Criterion, Rule
from ashinami.rules.truth import Truth
from ashinami.vocabulary.registration import Worded


@dataclass(frozen=True, slots=True)
class Checked:
    """A criterion as it was looked at: met or not (None: nobody has looked), and what shows it. Without evidence, yes is not yet yes."""

    met: bool | None = None
    evidence: str = ""

    @property
    def truth(self) -> Truth:
        """What counts: a yes that nothing shows is not known."""
        if self.met is None or (self.met and not self.evidence.strip()):
            return Truth.UNKNOWN
        return Truth.YES if self.met else Truth.NO


@dataclass(frozen=True, slots=True)
class Standing:
    """The criteria by how they stand. Only when all are met may it be recognised."""

    met: tuple[Criterion, ...]
    not_met: tuple[Criterion, ...]
    open: tuple[Criterion, ...]

    @property
    def may_be_recognised(self) -> bool:
        """Whether everything asked is met and shown."""
        return not self.not_met and not self.open


def standing(rule: Rule, checked: Mapping[str, Checked]) -> Standing:
    """Return how the criteria stand; one that was not looked at is open."""
    by_truth: dict[Truth, list[Criterion]] = {truth: [] for truth in Truth}
    for criterion in rule.criteria:
        by_truth[checked.get(criterion.key, Checked()).truth].append(criterion)
    return Standing(tuple(by_truth[Truth.YES]), tuple(by_truth[Truth.NO]), tuple(by_truth[Truth.UNKNOWN]))


class Validity(Worded):
    """Where a recognition stands on a day."""

    AHEAD = "ahead", "まだ始まっていない"
    VALID = "valid", "認定中"
    RENEW = "renew", "更新の時期"
    ENDED = "ended", "期限切れ"
    OPEN = "open", "認定中（期限の定めなし）"


def validity(rule: Rule, start: date, until: date | None, day: date) -> Validity:
    """Return where a recognition from `start` to `until` (its last day) stands on a day."""
    if day < start:
        return Validity.AHEAD
    if until is None:
        return Validity.OPEN
    if day > until:
        return Validity.ENDED
    return Validity.RENEW if until - day <= timedelta(days=rule.renew_before_days) else Validity.VALID
