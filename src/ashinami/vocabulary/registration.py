"""Registered private-car transport (自家用有償旅客運送) as its papers name things: ways, people's papers, cars, offices, procedures.

The codes stand in files and records and are never renamed; those the law also asks about are the law's own (`law.road_transport`).
The texts are what the papers print. Source: 道路運送法施行規則
第51条の2 to 第51条の30 (text of 2025-03-24).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Worded(StrEnum):
    """A code with its Japanese text."""

    text: str

    def __new__(cls, code: str, text: str = "") -> Self:
        """Make a member from its code and text."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.text = text
        return member


class Way(Worded):
    """The kind (種別) of a registration. What it was called when: `casework.registration.file.way_name`."""

    WELFARE = "welfare", "福祉有償運送"
    BLANK_AREA = "blank_area", "交通空白地有償運送"
    MUNICIPAL_WELFARE = "municipal_welfare", "市町村運営有償運送（市町村福祉輸送）"
    MUNICIPAL_BLANK = "municipal_blank", "市町村運営有償運送（交通空白輸送）"

    @property
    def for_welfare(self) -> bool:
        """Whether it carries only people who cannot move alone."""
        return self in (Way.WELFARE, Way.MUNICIPAL_WELFARE)


class Term(Worded):
    """Which registration period it is; how long it lasts depends on it (法第79条の5・第79条の6)."""

    FIRST = "first", "新規登録"
    RENEWED = "renewed", "更新登録"


class Passenger(Worded):
    """A category of riders of 福祉有償運送, by meaning: the letters moved on 2020-11-27 (施行規則第49条)."""

    PHYSICAL = "physical", "身体障害者"
    MENTAL = "mental", "精神障害者"
    INTELLECTUAL = "intellectual", "知的障害者"
    CARE = "care", "要介護認定を受けた方"
    SUPPORT = "support", "要支援認定を受けた方"
    CHECKLIST = "checklist", "基本チェックリストに該当した方"
    OTHER = "other", "その他の障害のある方"


class Forum(Worded):
    """Where the need, the area and the price were settled (施行規則第51条の7)."""

    OPERATION_COUNCIL = "operation_council", "運営協議会"
    TRANSPORT_COUNCIL = "transport_council", "地域公共交通会議"
    STATUTORY_COUNCIL = "statutory_council", "法定協議会"
    PLAN = "plan", "地域公共交通計画"
    HEAD = "head", "首長の判断"


class Licence(Worded):
    """The class of a driving licence."""

    FIRST = "first", "第一種"
    SECOND = "second", "第二種"


class NoteKind(Worded):
    """What a line of the driver ledger says (施行規則第51条の23)."""

    COURSE = "course", "講習・研修"
    QUALIFICATION = "qualification", "介護の資格"
    SUSPENSION = "suspension", "免許の停止"
    ACCIDENT = "accident", "事故"
    VIOLATION = "violation", "違反の通知"
    HEALTH = "health", "健康状態"
    APTITUDE = "aptitude", "適性診断"


class Course(Worded):
    """A course for drivers (施行規則第51条の16)."""

    WELFARE = "welfare", "福祉有償運送運転者講習"
    CARE_TRANSPORT = "care_transport", "ケア輸送サービス従事者研修"
    BLANK_AREA = "blank_area", "交通空白地有償運送運転者講習（旧・市町村運営有償運送等運転者講習）"
    SEDAN = "sedan_course", "セダン等運転者講習"


class Qualification(Worded):
    """A care qualification that counts for cars without boarding aids (施行規則第51条の16第3項)."""

    CARE_WORKER = "care_worker", "介護福祉士"
    HELPER = "helper_training", "介護職員初任者研修など"
    DISABILITY = "disability_training", "居宅介護などの従業者の研修"


class Harm(Worded):
    """What an accident did."""

    INJURY = "injury", "死者・負傷者あり"
    DAMAGE = "damage", "物だけ"


class CarType(Worded):
    """The type of a car, as the register counts them. A bus counts among セダン等 in the law."""

    BED = "bed", "寝台車"
    WHEELCHAIR = "wheelchair", "車いす車"
    COMBINED = "combined", "兼用車"
    ROTATING_SEAT = "rotating_seat", "回転シート車"
    SEDAN = "sedan", "セダン等"
    BUS = "bus", "バス"


class RightToUse(Worded):
    """By what right the operator uses a car (使用権原)."""

    OWNED = "owned", "所有（リースをふくむ）"
    LENT = "lent", "市町村などから借用"
    BROUGHT_IN = "brought_in", "運転者などの持込"


class Shown(Worded):
    """What is shown inside a car (施行規則第51条の28)."""

    NAME = "name", "団体の名称"
    PLATE = "plate", "車のナンバー"
    DRIVER_NAME = "driver_name", "運転者の氏名"
    PRICE = "price", "対価"


class Post(Worded):
    """A responsibility that somebody in the office holds (施行規則第51条の17・24・25・30)."""

    OPERATION = "operation", "運行管理の責任者"
    MAINTENANCE = "maintenance", "整備管理の責任者"
    ACCIDENT = "accident", "事故対応の責任者"
    COMPLAINT = "complaint", "苦情処理の担当者"


class Competence(Worded):
    """What makes somebody able to be responsible at a 特定事務所 (施行規則第51条の17)."""

    OPERATION_MANAGER = "operation_manager", "運行管理者"
    EXAM_ELIGIBLE = "exam_eligible", "運行管理者試験を受けられる方"
    SAFE_DRIVING_MANAGER = "safe_driving_manager", "安全運転管理者の要件を満たす方"
    RECOGNISED = "recognised", "同等と認められた方"
    NONE = "none", "資格なし"


class Filing(Worded):
    """A procedure with the competent office."""

    RENEWAL = "renewal", "更新の申請"
    CHANGE_REGISTRATION = "change_registration", "変更登録の申請"
    NOTIFICATION = "notification", "変更の届出"
    ANNUAL_REPORT = "annual_report", "輸送実績報告"
