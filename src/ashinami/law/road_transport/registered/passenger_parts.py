"""The parts of the passenger rules that the versions share: the kind, the rider's part, the list, one rider at a time."""

from __future__ import annotations

from ashinami.basics.source import Citation
from ashinami.law.road_transport.registered import facts_price
from ashinami.law.road_transport.registered import facts_registration as registration
from ashinami.law.road_transport.registered import facts_riders as facts
from ashinami.law.road_transport.registered.body import MUNICIPAL
from ashinami.law.road_transport.registered.sources_service import RIDERS_NOTICE
from ashinami.law.road_transport.statutes import ordinance
from ashinami.rules.conditions import AllOf, AnyOf, AtMost, Condition, ForEach, Is, Sentences, ThereIs, Within


def kind(kinds: tuple[str, ...], name: str) -> Within:
    """Return the leaf: the registration is of one of these kinds."""
    says = Sentences(f"{name}の登録です。", f"{name}の登録ではありません。", "登録の種別が分かりません。")
    return Within(registration.KIND, kinds, says, ordinance("第49条・第51条"))


def _role(role: str, satisfied: str, not_satisfied: str, cite: Citation) -> Within:
    says = Sentences(satisfied, not_satisfied, "利用者か付き添いの人か、分かりません。")
    return Within(facts.ROLE, (role,), says, cite)


def relation(relations: tuple[str, ...], satisfied: str, not_satisfied: str, cite: Citation) -> Within:
    """Return the leaf: what the rider has to do with the area."""
    says = Sentences(satisfied, not_satisfied, "区域との関わりが分かりません。")
    return Within(facts.RELATION, relations, says, cite)


def category(categories: tuple[str, ...], satisfied: str, not_satisfied: str, cite: Citation) -> Within:
    """Return the leaf: the category the rider is in."""
    says = Sentences(satisfied, not_satisfied, "利用者の区分が分かりません。")
    return Within(facts.CATEGORY, categories, says, cite)


def listed(cite: Citation) -> AnyOf:
    """Return: it stands on the list, which municipalities need not keep."""
    on_list = Is(
        facts.ON_LIST,
        Sentences(
            "団体の名簿にのっています。",
            "団体の名簿にのっていません（先に名簿に書きます）。",
            "団体の名簿にのっているか、分かりません。",
        ),
        cite,
    )
    return AnyOf("名簿（市町村はいらない）", (MUNICIPAL, on_list))


def everyone(title: str, of_rider: tuple[Condition, ...], companion: str, cite: Citation) -> AllOf:
    """Return: each one on board passes as a rider or attends a rider, and somebody is a rider."""
    in_range = Is(
        facts.IN_RANGE,
        Sentences(
            "登録された旅客の範囲に入っています。",
            "登録された旅客の範囲に入っていません（範囲を広げる手続きがいります）。",
            "登録された旅客の範囲に入っているか、分かりません。",
        ),
        cite,
    )
    attends = _role("attendant", companion, "付き添いの人ではありません。", cite)
    rides = _role("passenger", "利用者です。", "利用者ではありません。", cite)
    passes = AllOf(title, (*of_rider, in_range))
    return AllOf(
        "乗る人",
        (
            ForEach("乗る人それぞれ", facts.RIDER, AnyOf("運べる人", (attends, passes))),
            ThereIs("利用者が乗る", facts.RIDER, rides),
        ),
    )


CANNOT_USE_ALONE = Is(
    facts.CANNOT_USE_ALONE,
    Sentences(
        "ひとりではタクシーや公共交通を使えないと判断されています。",
        "ひとりでもタクシーや公共交通を使えると判断されています。",
        "ひとりではタクシーや公共交通を使えないか、まだ判断されていません。",
    ),
    ordinance("第49条第2号"),
)
ALONE_OR_ACCEPTED = AnyOf(
    "一人ずつ運ぶ",
    (
        AtMost(
            facts.TOGETHER,
            1,
            Sentences(
                "利用者を一人ずつ運びます。", "二人以上の利用者が一緒に乗ります。", "何人が一緒に乗るか、分かりません。"
            ),
            RIDERS_NOTICE,
        ),
        Is(
            facts_price.SHARED_ACCEPTED,
            Sentences(
                "複数で乗ることと、そのときの対価が、協議で認められています。",
                "複数で乗ることは、協議で認められていません。",
                "複数で乗ることが協議で認められているか、分かりません。",
            ),
            RIDERS_NOTICE,
        ),
    ),
)
