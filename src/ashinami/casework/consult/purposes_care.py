"""The purposes about 総合事業: who may use what on the day, and how a service may be delivered."""

from __future__ import annotations

from ashinami.casework.consult.purpose import Form, Purpose
from ashinami.rules.facts import Who

_USERS = "care_insurance.users"


def _users(key: str, name: str) -> Form:
    return Form(key=key, name=name, subjects=(f"{_USERS}.{key}",), decided_by=Who.MUNICIPALITY, can_be_repaired=False)


CARE = Purpose(
    key="care",
    name="総合事業を使える人",
    asks="この人は、この日に、総合事業のどのサービスの対象になるか",
    forms=(
        _users("conventional", "従前相当のサービス"),
        _users("eased", "サービス・活動A（基準緩和）"),
        _users("resident", "サービス・活動B・D（住民主体・移動支援）"),
        _users("intensive", "サービス・活動C（短期集中）"),
        _users("life_support", "その他の生活支援（配食・見守りなど）"),
        _users("management", "介護予防ケアマネジメント"),
        _users("prevention", "一般介護予防事業"),
        Form(
            key="checklist",
            name="基本チェックリストの判定",
            subjects=("care_insurance.checklist",),
            decided_by=Who.MUNICIPALITY,
            can_be_repaired=False,
        ),
    ),
    first=("care_user.level", "care_user.age"),
    words=("対象です", "対象ではありません", "まだ分かりません"),
)
DELIVERY = Purpose(
    key="delivery",
    name="総合事業の実施の方法",
    asks="このサービスを、指定・委託・補助・直接のどれで実施できるか",
    forms=(
        Form(
            key="delivery",
            name="実施の方法",
            subjects=("care_insurance.delivery",),
            decided_by=Who.MUNICIPALITY,
        ),
    ),
    words=("その方法で実施できます", "その方法では実施できません", "まだ分かりません"),
)
