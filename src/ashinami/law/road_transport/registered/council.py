"""The settlement (協議が調うこと): licensed operators can hardly provide the service, and it is needed (法第79条の4第1項第5号).

Until 2020-11-26 the Act said 合意 and each kind of operator had its own forum; since then any forum serves, or a 地域公共交通計画
that names the service. The separate 運営協議会 ended on 2023-10-01. From April 2024 the head may decide after about two months
of talks without result. A settlement never needed every voice: that was repeated by the minister in December 2020.
Who sits in the council: `road_transport.council.composition`.
"""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.basics.source import Citation
from ashinami.law.road_transport.registered import facts_price as facts
from ashinami.law.road_transport.registered.body import MUNICIPAL, NOT_MUNICIPAL
from ashinami.law.road_transport.registered.sources_service import (
    BEGIN,
    COUNCIL_ANSWERS,
    MINISTER_2024,
    REFORM_2020,
    REFORM_PAPER_2020,
    TALKS_2024,
    unverified,
)
from ashinami.law.road_transport.statutes import act, ordinance, ordinance_2013
from ashinami.rules.conditions import AllOf, AnyOf, AtLeast, Condition, Gap, Is, Sentences, Within
from ashinami.rules.facts import Who
from ashinami.rules.provision import Duty, GoverningDate, Provision

SUBJECT = "road_transport.registered.council"
ONE_COUNCIL = date(2023, 10, 1)
"""運営協議会 is abolished; an existing one is deemed a 地域公共交通会議 (令和5年国土交通省令第73号 附則)."""
ARTICLE = act("第79条の4第1項第5号")


def outcome(options: tuple[str, ...], satisfied: str, not_satisfied: str) -> Within:
    """Return the leaf: how the talks ended."""
    return Within(
        facts.OUTCOME, options, Sentences(satisfied, not_satisfied, "協議がどうなったか、分かりません。"), ARTICLE
    )


def _settled(forums: Condition) -> AllOf:
    return AllOf(
        "会議で協議が調った", (outcome(("settled",), "協議が調っています。", "協議が調っていません。"), forums)
    )


def _open(option: str, satisfied: str, not_satisfied: str, gap: Gap) -> AllOf:
    return AllOf(gap.words, (outcome((option,), satisfied, not_satisfied), gap))


STILL_OPEN = _open(
    "under_discussion",
    "協議を続けています。",
    "協議を続けている途中ではありません。",
    Gap("続いている協議", "調うかどうかは、これからの話し合いによります（地域公共交通会議など）", ARTICLE),
)
ENDED = _open(
    "ended",
    "いったん調った協議が、後で取りやめになりました。",
    "調った協議が取りやめになったのではありません。",
    Gap("取りやめになった協議", "業務の停止や登録の取消しをするかは、運輸支局の判断です", act("第79条の12第1項第4号")),
)


def _forum(forums: tuple[str, ...], names: str, cite: Citation) -> Within:
    says = Sentences(
        f"協議した会議は、{names}です。",
        f"協議した会議が、{names}ではありません。",
        "どの会議で協議したか、分かりません。",
    )
    return Within(facts.FORUM, forums, says, cite)


TO_2020 = AnyOf(
    "会議の種類",
    (
        AllOf(
            "市町村が行うとき",
            (
                MUNICIPAL,
                _forum(
                    ("transport_council", "statutory_council"),
                    "地域公共交通会議か法定協議会",
                    ordinance_2013("第51条の7"),
                ),
            ),
        ),
        AllOf(
            "市町村のほかの団体が行うとき",
            (NOT_MUNICIPAL, _forum(("operation_council",), "運営協議会", ordinance_2013("第51条の7"))),
        ),
    ),
)
ANY_FORUM = _forum(
    ("transport_council", "statutory_council", "operation_council"),
    "地域公共交通会議・法定協議会・運営協議会のどれか",
    REFORM_PAPER_2020,
)
FROM_2023 = AnyOf(
    "会議の種類",
    (
        _forum(("transport_council", "statutory_council"), "地域公共交通会議か法定協議会", ordinance("第51条の7")),
        AllOf(
            "以前からの運営協議会",
            (
                _forum(("operation_council",), "運営協議会", ordinance("附則（令和5年国土交通省令第73号）")),
                Is(
                    facts.SET_UP_BEFORE,
                    Sentences(
                        "令和5年9月30日までに置かれた運営協議会なので、地域公共交通会議とみなされます。",
                        "令和5年10月1日からは、運営協議会を新しく置けません。",
                        "運営協議会がいつ置かれたか、分かりません。",
                    ),
                    ordinance("附則（令和5年国土交通省令第73号）"),
                ),
            ),
        ),
    ),
)
PLAN = Is(
    facts.PLAN_NAMES_SERVICE,
    Sentences(
        "法律の手続きで作った地域公共交通計画に、このサービスが書かれています。",
        "地域公共交通計画に、このサービスは書かれていません。",
        "地域公共交通計画にこのサービスが書かれているか、分かりません。",
    ),
    ordinance("第51条の7"),
)
HEAD = AllOf(
    "首長の判断",
    (
        AtLeast(
            facts.TALKS_MONTHS,
            2,
            Sentences(
                "協議を始めてから2か月ほどたっています。",
                "協議を始めてから、まだ2か月たっていません。",
                "協議を始めてから何か月たったか、分かりません。",
            ),
            MINISTER_2024,
        ),
        Is(
            facts.HEAD_DECIDED,
            Sentences(
                "首長が、話し合いをふまえて自分の責任で判断しています。",
                "首長の判断はされていません。",
                "首長の判断があるか、分かりません。",
            ),
            MINISTER_2024,
        ),
    ),
)
HEAR = Duty("申請する団体（市町村のほか）の意見を、会議で聴きます。", ordinance("第51条の8"), by=Who.COUNCIL)
TOPICS = Duty(
    "会議では、必要なこと、区域、対価、運ぶ人の範囲（複数で乗ることをふくむ）を話し合います。"
    "車、運転者、保険、運行の管理、苦情の受け付けも説明します。",
    COUNCIL_ANSWERS,
    by=Who.COUNCIL,
)
DUTIES = (HEAR, TOPICS)
NOT_UNANIMOUS = "全員が賛成しなくても、会議の決まりによる議決で協議は調います（令和2年12月25日の大臣合意）。"
LOCAL_RULES = "根拠のはっきりしない地域だけの決まり（ローカルルール）は、認められません（令和7年の規制改革実施計画）。"

ACT_2006 = Provision(
    id="road_transport.registered.council.act_2006",
    subject=SUBJECT,
    title="協議（令和2年11月26日まで）",
    summary=(
        "登録を受けるには、バスやタクシーでは難しく、サービスが必要だという合意がいります。"
        "市町村は地域公共交通会議（または法定協議会）で、そのほかの団体は運営協議会で協議しました。"
    ),
    cite=ordinance_2013("第51条の7"),
    in_force=Days(BEGIN, REFORM_2020),
    governing=GoverningDate.APPLICATION,
    condition=AnyOf("協議が調っている", (_settled(TO_2020), STILL_OPEN, ENDED)),
    duties=DUTIES,
    notes=("法律の言葉は「合意」でした。令和2年11月27日に「協議が調う」に変わりました。",),
)
ACT_2020 = Provision(
    id="road_transport.registered.council.act_2020",
    subject=SUBJECT,
    title="協議（令和2年11月27日から）",
    summary=(
        "どの団体・どの種別でも、地域公共交通会議・法定協議会・運営協議会のどれかで協議が調えば足ります。"
        "法律の手続きで作った地域公共交通計画に書かれていれば、協議に代わります。全員一致はいりません。"
    ),
    cite=ARTICLE,
    in_force=Days(REFORM_2020, ONE_COUNCIL),
    governing=GoverningDate.APPLICATION,
    condition=AnyOf("協議が調っている", (_settled(ANY_FORUM), PLAN, STILL_OPEN, ENDED)),
    duties=DUTIES,
    supersedes=ACT_2006.id,
    notes=(NOT_UNANIMOUS,),
)
ORDINANCE_2023 = Provision(
    id="road_transport.registered.council.ordinance_2023",
    subject=SUBJECT,
    title="協議（令和5年10月1日から）",
    summary=(
        "運営協議会という別の会議はなくなり、協議は地域公共交通会議などで行います。"
        "それまでに置かれた運営協議会は、地域公共交通会議とみなされます。"
    ),
    cite=ordinance("第4条第2項・第51条の7"),
    in_force=Days(ONE_COUNCIL, TALKS_2024),
    governing=GoverningDate.APPLICATION,
    condition=AnyOf("協議が調っている", (_settled(FROM_2023), PLAN, STILL_OPEN, ENDED)),
    duties=DUTIES,
    supersedes=ACT_2020.id,
    notes=(NOT_UNANIMOUS,),
)
PROVISION = Provision(
    id="road_transport.registered.council.notice_2024",
    subject=SUBJECT,
    title="協議（令和6年4月の見直しから）",
    summary=(
        "地域公共交通会議などで協議が調うか、地域公共交通計画に書かれていれば足ります。"
        "2か月ほど話し合っても結論が出ないときは、首長が話し合いをふまえて、自分の責任で判断できます。"
    ),
    cite=MINISTER_2024,
    in_force=Days(TALKS_2024),
    governing=GoverningDate.APPLICATION,
    condition=AnyOf("協議が調っている", (_settled(FROM_2023), PLAN, HEAD, STILL_OPEN, ENDED)),
    duties=(*DUTIES, Duty("首長が判断したときは、理由と話し合いの経過を残します。", unverified(MINISTER_2024))),
    supersedes=ORDINANCE_2023.id,
    notes=(NOT_UNANIMOUS, LOCAL_RULES, "見直しの通達の番号と日（令和6年4月26日）は要確認です。"),
)
