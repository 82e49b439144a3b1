"""Care insurance as its papers name things: levels of need, services of 総合事業, ways of delivery, and a person's status through time.

The codes stand in files and records and are never renamed. What the law says about them is the law's (`law.care_insurance`); what
is paid for them is the funding's (`ashinami.funding`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from ashinami.basics.day import Days
from ashinami.vocabulary.registration import Worded


class CareLevel(Worded):
    """How much care somebody was found to need, lightest first."""

    INDEPENDENT = "independent", "自立（認定なし）"
    TARGET = "target", "事業対象者"
    SUPPORT_1 = "support_1", "要支援1"
    SUPPORT_2 = "support_2", "要支援2"
    CARE_1 = "care_1", "要介護1"
    CARE_2 = "care_2", "要介護2"
    CARE_3 = "care_3", "要介護3"
    CARE_4 = "care_4", "要介護4"
    CARE_5 = "care_5", "要介護5"

    @property
    def is_support(self) -> bool:
        """Whether it is 要支援."""
        return self in (CareLevel.SUPPORT_1, CareLevel.SUPPORT_2)

    @property
    def is_care(self) -> bool:
        """Whether it is 要介護."""
        return self.value.startswith("care_")


class Service(Worded):
    """The services of 総合事業. What each is called on a day: `law.care_insurance.services`."""

    VISIT_CONVENTIONAL = "V0", "訪問型（従前相当）"
    VISIT_A = "VA", "訪問型A"
    VISIT_B = "VB", "訪問型B"
    VISIT_C = "VC", "訪問型C"
    VISIT_D = "VD", "訪問型D"
    DAY_CONVENTIONAL = "T0", "通所型（従前相当）"
    DAY_A = "TA", "通所型A"
    DAY_B = "TB", "通所型B"
    DAY_C = "TC", "通所型C"
    MEALS = "LM", "配食"
    WATCHING = "LW", "見守り"
    OTHER_SUPPORT = "LO", "その他の生活支援"
    MANAGEMENT_A = "MA", "ケアマネジメントA"
    MANAGEMENT_B = "MB", "ケアマネジメントB"
    MANAGEMENT_C = "MC", "ケアマネジメントC"
    FINDING = "P1", "介護予防把握事業"
    SPREADING = "P2", "介護予防普及啓発事業"
    ACTIVITY = "P3", "地域介護予防活動支援事業"
    EVALUATION = "P4", "一般介護予防事業評価事業"
    REHABILITATION = "P5", "地域リハビリテーション活動支援事業"


class Method(Worded):
    """How a municipality has a service given."""

    DESIGNATED = "designated", "指定"
    COMMISSIONED = "commissioned", "委託"
    SUBSIDY = "subsidy", "補助"
    DIRECT = "direct", "直接実施"


@dataclass(frozen=True, slots=True)
class Status:
    """A level and the days it holds; `certified_on` is the day of the decision, where it is on record."""

    level: CareLevel
    days: Days
    certified_on: date | None = None


@dataclass(frozen=True, slots=True)
class Continuing:
    """A service gone on with after 要介護: since when it is used, to when, and when the municipality recognised it.

    `recognised_on` None: not recognised, as far as is known; `refused_on`: the day it said no.
    """

    service: Service
    used: Days
    recognised_on: date | None = None
    refused_on: date | None = None


@dataclass(frozen=True, slots=True)
class StatusHistory:
    """One person's levels in the order of their days, and what she went on using. Days that no level covers are not known.

    `born` is only needed for ages and stays None when it is not known.
    """

    statuses: tuple[Status, ...]
    born: date | None = None
    continuing: tuple[Continuing, ...] = ()

    def __post_init__(self) -> None:
        """Refuse levels out of order, or two on one day."""
        for earlier, later in pairwise(self.statuses):
            if earlier.days.end is None or later.days.start < earlier.days.end:
                raise ValueError("levels stand in the order of their days and do not overlap")

    def on(self, day: date) -> Status | None:
        """Return the status of the day, or None when it is not known."""
        return next((status for status in self.statuses if day in status.days), None)

    def age(self, day: date) -> int | None:
        """Return the age on the day, or None when the day of birth is not known."""
        return None if self.born is None else age_on(self.born, day)

    def continuing_of(self, service: Service) -> Continuing | None:
        """Return what is on record of going on with the service."""
        return next((one for one in self.continuing if one.service is service), None)

    def before_care(self, day: date) -> Status | None:
        """Return the last status before the 要介護 that holds on the day; None where there is none on record."""
        earlier = [one for one in self.statuses if one.days.start <= day and not one.level.is_care]
        return earlier[-1] if earlier else None


def age_on(born: date, day: date) -> int:
    """Return the age in law: a year is completed on the day before the birthday (年齢計算ニ関する法律, 明治35年法律第50号)."""
    if day < born:
        raise ValueError(f"nobody born on {born} has an age on {day}")
    following = day + timedelta(days=1)
    return following.year - born.year - ((following.month, following.day) < (born.month, born.day))
