"""What both texts ask of a council's composition (施行規則4条の2・51条の8, and its older numbering)."""

from __future__ import annotations

from ashinami.basics.source import Citation
from ashinami.law.road_transport.council import facts
from ashinami.rules.conditions import AllOf, AnyOf, Condition, Is, Not, Sentences
from ashinami.rules.facts import Question


def composition(cite: Citation) -> Condition:
    """Return the condition that all who must sit in the council do, and that the applicant was heard."""

    def sits(fact: Question, who: str) -> Is:
        says = Sentences(
            f"{who}が委員に入っています。",
            f"{who}が委員に入っていません。",
            f"{who}が委員に入っているか分かりません。",
        )
        return Is(fact, says, cite)

    def no(fact: Question, satisfied: str, not_satisfied: str, not_known: str) -> Not:
        # the inner leaf says what stands when the answer is yes
        return Not(Is(fact, Sentences(not_satisfied, satisfied, not_known), cite))

    return AllOf(
        "会議の委員がそろっている",
        (
            sits(facts.HEAD, "主宰する市町村長（知事）か職員"),
            sits(facts.OPERATORS, "バス・タクシーの事業者と団体"),
            sits(facts.RESIDENTS, "住民または利用者"),
            sits(facts.BUREAU, "地方運輸局（運輸支局）"),
            sits(facts.UNION, "運転者の団体"),
            AnyOf(
                "登録を受けている団体",
                (
                    no(
                        facts.NONPROFITS_EXIST,
                        "登録を受けている団体は、まだ地域にありません。",
                        "登録を受けている団体が地域にあります。",
                        "登録を受けている団体が地域にあるか分かりません。",
                    ),
                    sits(facts.NONPROFITS, "登録を受けている団体"),
                ),
            ),
            AnyOf(
                "路線を定めるとき",
                (
                    no(
                        facts.ROUTE,
                        "路線を定めない送迎です。",
                        "路線を定めた送迎です。",
                        "路線を定めた送迎か分かりません。",
                    ),
                    AllOf(
                        "道路管理者と警察", (sits(facts.ROAD_MANAGER, "道路管理者"), sits(facts.POLICE, "都道府県警察"))
                    ),
                ),
            ),
            Is(
                facts.APPLICANT_HEARD,
                Sentences(
                    "登録を受けようとする団体の意見を聞いています。",
                    "登録を受けようとする団体の意見を聞いていません。",
                    "登録を受けようとする団体の意見を聞いたか分かりません。",
                ),
                cite,
            ),
        ),
    )
