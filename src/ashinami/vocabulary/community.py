"""Living in an area, as councils speak of it: fields of life, generations, where a voice was heard, how far an issue is.

The codes stand in files and records and are never renamed.
"""

from __future__ import annotations

from ashinami.vocabulary.registration import Worded


class LifeField(Worded):
    """A field of life that a need or an issue is about; any number of them."""

    MOVING = "moving", "移動・交通"
    SHOPPING = "shopping", "買い物"
    CLINIC = "clinic", "通院"
    WASTE = "waste", "ごみ出し"
    HOUSEWORK = "housework", "家事・家の手入れ"
    WATCHING = "watching", "見守り・安否"
    TIES = "ties", "居場所・つながり"
    HEALTH = "health", "健康・介護予防"
    CARE = "care", "介護・看護"
    DEMENTIA = "dementia", "認知症"
    DISABILITY = "disability", "障がい"
    CHILDREN = "children", "子育て・子ども"
    WORK = "work", "仕事・役割"
    MONEY = "money", "お金・手続き"
    HOUSING = "housing", "住まい・空き家"
    LAND = "land", "農地・山林・鳥獣"
    DISASTER = "disaster", "災害・防犯"
    DIGITAL = "digital", "情報・通信"
    CULTURE = "culture", "祭り・学び・文化"
    HANDS = "hands", "担い手"
    OTHER = "other", "そのほか"


class Generation(Worded):
    """Whose life it is about; an issue of an area is seldom that of the old alone."""

    CHILD = "child", "子ども"
    PARENT = "parent", "子育て世代"
    YOUNG = "young", "若者・働く世代"
    SIXTIES = "sixties", "65〜74歳"
    OLD = "old", "75歳以上"
    DISABLED = "disabled", "障がいのある方"
    CARER = "carer", "介護する家族"
    NEWCOMER = "newcomer", "移り住んだ人"
    ALL = "all", "どの世代も"


class Scheme(Worded):
    """A scheme of the municipality that an issue touches: whose plan and money it could be part of."""

    COORDINATION = "coordination", "生活支援体制整備"
    GENERAL = "general", "介護予防・日常生活支援総合事業"
    LAYERED = "layered", "重層的支援体制整備"
    CARE_MEETING = "care_meeting", "地域ケア会議"
    TRANSIT = "transit", "地域公共交通"
    COMMUNITY = "community", "住民自治・地域運営組織"
    RURAL = "rural", "農山漁村（農村RMO・中山間直接支払）"
    DISABILITY = "disability", "障害福祉"
    CHILDREN = "children", "子ども・子育て"
    DISASTER = "disaster", "防災"
    EDUCATION = "education", "教育・社会教育"
    HEALTH = "health", "保健・医療"
    INDUSTRY = "industry", "商工・観光"
    ADMINISTRATION = "administration", "行政相談"


class VoiceSource(Worded):
    """Where a voice was heard."""

    CARE_MEETING = "care_meeting", "地域ケア会議"
    COUNCIL = "council", "協議体・座談会"
    SURVEY = "survey", "アンケート"
    DESK = "desk", "送迎の受付（お断り）"
    VISIT = "visit", "訪問・聞き取り"
    TALK = "talk", "出前講座・集まり"
    HOTLINE = "hotline", "電話相談"
    WALK_IN = "walk_in", "窓口"
    INTAKE = "intake", "認定の前の相談"
    OTHER = "other", "そのほか"


class IssueState(Worded):
    """How far an issue is."""

    RAISED = "raised", "出されている"
    TALKED = "talked", "話し合っている"
    TAKEN_UP = "taken_up", "取り組んでいる"
    SETTLED = "settled", "落ち着いた"
    SET_ASIDE = "set_aside", "見送っている"
    MERGED = "merged", "ほかの課題にまとめた"
    SPLIT = "split", "いくつかに分けた"

    @property
    def is_open(self) -> bool:
        """Whether it waits for somebody."""
        return self in (IssueState.RAISED, IssueState.TALKED, IssueState.TAKEN_UP)


class CareElement(Worded):
    """An element of the community-based integrated care system: the columns of the resource map."""

    HOUSING = "housing", "住まい"
    LIFE_SUPPORT = "life_support", "生活支援"
    MEDICAL = "medical", "医療"
    NURSING = "nursing", "介護"
    REHABILITATION = "rehabilitation", "リハビリ"
    PREVENTION = "prevention", "介護予防"
