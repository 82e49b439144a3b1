"""What money is spent on, and what sort of user a person is on a day: the words that ledger, schemes and claims share."""

from __future__ import annotations

from datetime import date
from enum import StrEnum


class CostItem(StrEnum):
    """A cost item (費目). The value stands in files and accounts, so it is never renamed."""

    COORDINATION = "coordination"
    REWARD = "reward"
    HELPER_WAGES = "helper_wages"
    LECTURER = "lecturer"
    TRAINING = "training"
    TRAVEL = "travel"
    FUEL = "fuel"
    TOLLS = "tolls"
    VEHICLE_USE = "vehicle_use"
    VEHICLE_PURCHASE = "vehicle_purchase"
    INSURANCE = "insurance"
    RENT = "rent"
    UTILITIES = "utilities"
    COMMUNICATION = "communication"
    CONSUMABLES = "consumables"
    EQUIPMENT = "equipment"
    SET_UP = "set_up"
    PRINTING = "printing"
    PUBLICITY = "publicity"
    RECRUITING = "recruiting"
    MINOR_REPAIR = "minor_repair"
    WORKS = "works"
    LAND = "land"
    FOOD = "food"
    HIRE = "hire"
    RIDE_PRICE = "ride_price"
    OTHER = "other"

    @property
    def text(self) -> str:
        """The item in Japanese, as it stands in a budget."""
        return _ITEM[self]


_ITEM = {
    CostItem.COORDINATION: "受付・調整の人件費（コーディネーター）",
    CostItem.REWARD: "ボランティアへの奨励金・謝礼金",
    CostItem.HELPER_WAGES: "活動する人・運転者の賃金",
    CostItem.LECTURER: "講師への謝礼",
    CostItem.TRAINING: "講習・研修の費用",
    CostItem.TRAVEL: "交通費",
    CostItem.FUEL: "燃料代",
    CostItem.TOLLS: "通行料・駐車料",
    CostItem.VEHICLE_USE: "車の使用料・維持費",
    CostItem.VEHICLE_PURCHASE: "車を買う費用",
    CostItem.INSURANCE: "保険料",
    CostItem.RENT: "会場・家の借り賃",
    CostItem.UTILITIES: "光熱水費",
    CostItem.COMMUNICATION: "電話・通信・郵便の費用",
    CostItem.CONSUMABLES: "消耗品費",
    CostItem.EQUIPMENT: "備品費",
    CostItem.SET_UP: "立ち上げ・初度の整備費",
    CostItem.PRINTING: "印刷費",
    CostItem.PUBLICITY: "広報の費用",
    CostItem.RECRUITING: "人の募集の費用",
    CostItem.MINOR_REPAIR: "軽い修理",
    CostItem.WORKS: "建物の工事",
    CostItem.LAND: "土地を買う費用",
    CostItem.FOOD: "飲食の費用",
    CostItem.HIRE: "バス・タクシーの借り上げ、運行の委託",
    CostItem.RIDE_PRICE: "送迎そのものの代金",
    CostItem.OTHER: "その他",
}


class UserClass(StrEnum):
    """What a user is under the care-insurance law on a day (利用者の区分)."""

    SUPPORT_1 = "support_1"
    SUPPORT_2 = "support_2"
    CHECKLIST = "checklist"
    CONTINUING = "continuing"
    CARE = "care"
    OTHER_65 = "other_65"
    OTHER = "other"

    @property
    def text(self) -> str:
        """The class in Japanese."""
        return _CLASS[self]

    def is_target(self, day: date) -> bool:
        """Whether a user of this class counts as a target user (要支援者等) of a subsidised B or D service on the day."""
        return self in _TARGET or (self is UserClass.CONTINUING and day >= CONTINUING_SINCE)


CONTINUING_SINCE = date(2021, 4, 1)
"""From this day who used a B or D service before, and goes on using it when in need of care, counts (令和2年厚生労働省令第176号)."""

_TARGET = frozenset({UserClass.SUPPORT_1, UserClass.SUPPORT_2, UserClass.CHECKLIST})
_CLASS = {
    UserClass.SUPPORT_1: "要支援1",
    UserClass.SUPPORT_2: "要支援2",
    UserClass.CHECKLIST: "事業対象者",
    UserClass.CONTINUING: "継続利用要介護者",
    UserClass.CARE: "要介護",
    UserClass.OTHER_65: "自立（65歳以上）",
    UserClass.OTHER: "その他",
}
