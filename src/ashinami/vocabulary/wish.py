"""Wishes: what somebody asked for on the phone. A wish is there and back; the return belongs to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ashinami.basics.clock import Minute
from ashinami.vocabulary.place import Place


class Purpose(StrEnum):
    """What the outing is for; the rows of the month's table."""

    CLINIC = "通院"
    SHOPPING = "買い物"
    CARE = "介護・リハビリ"
    OFFICE = "役所・金融"
    COMMUNITY = "集まり・趣味"
    VISIT = "訪問・墓参"
    OTHER = "その他"


class Back(StrEnum):
    """What happens after the visit."""

    NONE = "片道"
    FIXED = "時刻を決めて迎え"
    OPEN = "終わったら電話"
    """Open return: a state, not a time. The rider rings when she is done; until then the wish stands in 'who is still out'."""


class WhyUnmet(StrEnum):
    """Why a wish could not be met: what the town must hear of, counted by reason."""

    NO_DRIVER = "運転者がいない"
    NO_CAR = "合う車がない"
    FULL = "時間がいっぱい"
    OUT_OF_HOURS = "受付や運行の時間の外"
    OUT_OF_AREA = "区域の外"
    NOT_ELIGIBLE = "利用できる人でない"
    LAW = "法の決まりでできない"
    TOO_LATE = "申込みがおそい"
    NOT_OFFERED = "していないこと"
    OTHER = "そのほか"


class EndedBy(StrEnum):
    """Whose reason it was that a ride came to nothing; counted for help first, never for a sanction."""

    RIDER = "ご本人"
    FAMILY = "ご家族"
    PLACE = "行き先（病院・店など）"
    GROUP = "団体"
    WEATHER = "天気・道"
    OTHER = "そのほか"


@dataclass(frozen=True, slots=True)
class Wish:
    """A wish for one day.

    Attributes
    ----------
    key, day, rider : which wish, when, whose (the rider's key).
    origin, destination : where from (usually home) and where to; the return leads back to the origin.
    appointment : the minute she must be there (the clinic's time). Either this or `leave_after` is known, or both.
    leave_after : the minute from which she can be fetched for the way out.
    back, back_at : how she returns; `back_at` is when the visit ends, known exactly when `back` is FIXED.
    accompaniment : whether the driver stays with her at the place (付き添い), and so can serve nobody else meanwhile.
    stay : minutes at the place; with accompaniment it says how long the driver is bound.
    companions : people who ride with her.
    purpose, arrangement, note : what for; the key of the group's arrangement (empty: its default); words for the driver.
    """

    key: str
    day: date
    rider: str
    origin: Place
    destination: Place
    appointment: Minute | None = None
    leave_after: Minute | None = None
    back: Back = Back.NONE
    back_at: Minute | None = None
    accompaniment: bool = False
    stay: Minute = 60
    companions: int = 0
    purpose: Purpose = Purpose.OTHER
    arrangement: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        """Refuse a wish that contradicts itself."""
        if not self.key or not self.rider:
            raise ValueError("a wish has a key and a rider")
        if self.appointment is None and self.leave_after is None:
            raise ValueError(f"wish {self.key}: neither an appointment nor a time from which to fetch her")
        if (self.back is Back.FIXED) != (self.back_at is not None):
            raise ValueError(f"wish {self.key}: a fixed return has a time, and only a fixed return has one")
        if self.back_at is not None and self.back_at < (self.appointment if self.appointment is not None else 0):
            raise ValueError(f"wish {self.key}: the visit ends before it begins")
        if self.companions < 0 or self.stay < 0:
            raise ValueError(f"wish {self.key}: companions and minutes are not negative")
