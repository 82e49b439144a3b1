"""Records of the daily running of a group: checks before and after duty, accidents, complaints, periods, the group's own rules.

The codes stand in rows and files and are never renamed. Source of what the law asks: 道路運送法施行規則 第51条の22 to 第51条の30.
"""

from __future__ import annotations

from ashinami.vocabulary.registration import Worded


class When(Worded):
    """Which of the two checks of a day of duty (点呼) it is."""

    BEFORE = "before", "乗務の前"
    AFTER = "after", "乗務の後"


class How(Worded):
    """How somebody checked a driver."""

    FACE = "face", "対面"
    PHONE = "phone", "電話"
    DEVICE = "device", "画面（映像）"


class RecordKind(Worded):
    """A kind of record that is kept for a time. The first six are options of the law's `record.kind`."""

    PRE_CHECK = "pre_check", "乗務の前の確認（点呼）"
    AFTER_CHECK = "after_check", "乗務の後の確認（点呼）"
    DUTY = "duty", "業務記録（乗務記録）"
    LEDGER = "ledger", "運転者台帳（やめた方の分）"
    ACCIDENT = "accident", "事故の記録"
    COMPLAINT = "complaint", "苦情の記録"
    RIDER_LIST = "rider_list", "利用者の名簿（はずれた方の分）"


class CountedFrom(Worded):
    """From when a period is counted."""

    RECORD = "record", "その記録の日から"
    FISCAL_YEAR = "fiscal_year", "その年度が終わった日の翌日から"


class HouseRule(Worded):
    """What a group asks of its drivers beyond the law, each with a number of months or of days."""

    COURSE = "course", "講習を受け直すまでの月数"
    HEALTH = "health", "健康状態を確かめ直すまでの月数"
    RECORD_CHECK = "record_check", "運転の記録を確かめ直すまでの月数"
    LICENCE_MARGIN = "licence_margin", "免許の期限の何日前から配車しないか"
    INSURANCE = "insurance", "任意保険の切れた車では運転しない（いつも）"


class IncidentKind(Worded):
    """Whether something happened or nearly did."""

    ACCIDENT = "accident", "事故"
    NEAR_MISS = "near_miss", "ヒヤリハット"
