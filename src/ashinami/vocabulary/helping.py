"""Helps, roles and resources as the register of an area and its boards name them.

The codes stand in files and records and are never renamed.
"""

from __future__ import annotations

from ashinami.vocabulary.registration import Worded


class AssetKind(Worded):
    """Something a body has and others could use."""

    VEHICLE = "vehicle", "車"
    SHUTTLE = "shuttle", "送迎バス（病院・店など）"
    ROOM = "room", "部屋・場所"
    PEOPLE = "people", "人手"
    SKILL = "skill", "技能・資格"
    TOOL = "tool", "道具・機材"
    OTHER = "other", "そのほか"


class Side(Worded):
    """Whether somebody looks for something or gives it."""

    SEEKS = "seeks", "求めている"
    GIVES = "gives", "出せる"


class Board(Worded):
    """Which board an entry stands on."""

    HELP = "help", "ちょっとした手助け"
    ROLE = "role", "役割・社会参加（就労的活動）"
    PARTNER = "partner", "企業・団体との連携"


class Reward(Worded):
    """What whoever helps receives."""

    NONE = "none", "無償"
    THANKS = "thanks", "謝礼・ポイント"
    PAID = "paid", "有償（雇用でない）"
    EMPLOYED = "employed", "雇用"


class MatchState(Worded):
    """How far two entries have come together."""

    INTRODUCED = "introduced", "引き合わせた"
    AGREED = "agreed", "決まった"
    TRIED = "tried", "続いている"
    ENDED = "ended", "終わった"
    DECLINED = "declined", "合わなかった"


class StaffKind(Worded):
    """Who is asked to come to a talk or a health consultation."""

    NURSE = "nurse", "保健師・看護師"
    DIETITIAN = "dietitian", "管理栄養士"
    DENTAL = "dental", "歯科衛生士"
    THERAPIST = "therapist", "理学療法士・作業療法士"
    PHARMACIST = "pharmacist", "薬剤師"
    SOCIAL = "social", "社会福祉士・ケアマネジャー"
    COORDINATOR = "coordinator", "生活支援コーディネーター"
    DEMENTIA = "dementia", "認知症地域支援推進員"
    TRANSIT = "transit", "交通の担当・事業者"
    OTHER = "other", "そのほか"


class TalkState(Worded):
    """How far a request for a talk is."""

    ASKED = "asked", "申し込んだ"
    ACCEPTED = "accepted", "引き受けた"
    DECLINED = "declined", "引き受けられない"
    HELD = "held", "終えた"


class Answer(Worded):
    """What somebody said to a help that was offered."""

    CHOSEN = "chosen", "使う"
    LATER = "later", "考える"
    DECLINED = "declined", "使わない"
    UNSUITED = "unsuited", "合わなかった"


class Outcome(Worded):
    """How a conversation before certification ended."""

    OPEN = "open", "話し合いの途中"
    HELP = "help", "身近な手助けでやってみる"
    REFERRED = "referred", "地域包括支援センターにつないだ"
    CHECKLIST = "checklist", "基本チェックリスト・総合事業へ"
    CERTIFICATION = "certification", "要介護認定を申請する"
    LISTENED = "listened", "話を聞いた"


class Level(Worded):
    """A level of certification."""

    SUPPORT_1 = "support_1", "要支援1"
    SUPPORT_2 = "support_2", "要支援2"
    CARE_1 = "care_1", "要介護1"
    CARE_2 = "care_2", "要介護2"
    CARE_3 = "care_3", "要介護3"
    CARE_4 = "care_4", "要介護4"
    CARE_5 = "care_5", "要介護5"

    @property
    def is_light(self) -> bool:
        """Whether it is one of 要支援."""
        return self in (Level.SUPPORT_1, Level.SUPPORT_2)


class Pillar(Worded):
    """The three pillars of rural policy in the basic plan of 2020, as inquiries are tagged."""

    WORK = "work", "しごと"
    LIVING = "living", "くらし"
    VITALITY = "vitality", "活力"


class Topic(Worded):
    """What an inquiry is about, beside its field of life."""

    TRANSPORT = "transport", "地域内交通"
    NETWORKS = "networks", "情報通信"
    INNOVATION = "innovation", "農山漁村発イノベーション"
    RELATED = "related", "関係人口"
    SCHEMES = "schemes", "制度・補助金"
    LAW = "law", "法令・手続き"
    OTHER = "other", "そのほか"


class Done(Worded):
    """What the desk did for who asked."""

    LISTENED = "listened", "話を聞いた"
    SCHEME = "scheme", "制度を紹介した"
    CASE = "case", "事例を紹介した"
    PASSED = "passed", "ほかの窓口につないだ"
    ANSWERED = "answered", "答えた"
