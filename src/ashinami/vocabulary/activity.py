"""Activities that a group's money is counted by: rides, and visits in half hours; the kinds of help on a visit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ashinami.vocabulary.registration import Worded

RIDE, VISIT = "ride", "visit"


class Help(Worded):
    """What was done on a visit. The first six are the kinds of 訪問型サービスB that towns name; the codes stand in records."""

    OUTING = "outing", "外出の付き添い"
    COOKING = "cooking", "調理"
    CLEANING = "cleaning", "掃除"
    SHOPPING = "shopping", "買い物"
    WASTE = "waste", "ごみ出し"
    LAUNDRY = "laundry", "洗濯"
    WATCHING = "watching", "見守り"
    TALKING = "talking", "話し相手"
    OTHER = "other", "そのほか"


@dataclass(frozen=True, slots=True, order=True)
class Activity:
    """A ride or a visit that was done, as money counts it: keys, never names.

    `what` is the purpose of a ride or the kind of help; `minutes` and `metres` those with the rider aboard, or at her home; `event` the
    record it rests on. `with_ride` names the ride that a visit went along with: help before, during and after it.
    """

    service_day: date
    key: str
    kind: str
    helper: str
    rider: str
    minutes: int
    metres: int
    what: str
    event: str
    with_ride: str = ""

    def __post_init__(self) -> None:
        """Refuse an activity of no kind, of nobody, or of less than nothing."""
        if self.kind not in (RIDE, VISIT):
            raise ValueError(f"an activity is a ride or a visit, not {self.kind!r}")
        if not (self.key and self.helper and self.rider):
            raise ValueError("an activity says which, by whom and for whom")
        if self.minutes < 0 or self.metres < 0:
            raise ValueError(f"activity {self.key}: minutes and metres are not negative")
