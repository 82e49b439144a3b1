"""Preparing the ground (環境整備): what the ministry asked of municipalities and prefectures on 2017-07-20.

The notice asks local bodies to share information and to cooperate; the five items are our reading of that, made into a list that
an officer can go through. Nothing in it is a condition of any ride.
"""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.basics.source import Citation, Mark
from ashinami.law.local_transit import environment_facts as facts
from ashinami.rules.conditions import AllOf, Is, Sentences
from ashinami.rules.facts import Question
from ashinami.rules.provision import GoverningDate, Provision

NOTICE = Citation(
    title="高齢者の移動手段の確保に向けた環境整備について",
    body="国土交通省総合政策局",
    issued=date(2017, 7, 20),
    number="国総計第59号",
    url="http://www.zenkoku-ido.net/laws.php",
    mark=Mark.DERIVED,
)


def _done(fact: Question, what: str) -> Is:
    says = Sentences(f"{what}。", f"まだです: {what}。", f"分かりません: {what}。")
    return Is(fact, says, NOTICE)


PROVISION = Provision(
    id="local_transit.environment.notice_2017",
    subject="local_transit.environment",
    title="福祉と交通の連携の下ごしらえ（平成29年7月20日の通知）",
    summary=(
        "国は、福祉と交通の部局が情報を分かち、協力するよう求めました。"
        "その趣旨を、市町村と都道府県の点検項目にしたものです。送迎ができるかどうかは、これでは決まりません。"
    ),
    cite=NOTICE,
    in_force=Days(date(2017, 7, 20)),
    governing=GoverningDate.APPLICATION,
    condition=AllOf(
        "福祉と交通の連携の下ごしらえ",
        (
            AllOf(
                "市町村がすること",
                (
                    _done(facts.SHARES, "福祉と交通の部局が、困っている人の情報を分かち合う場がある"),
                    _done(facts.WELFARE_IN_COUNCIL, "地域公共交通会議などに、福祉の部局も加わる"),
                    _done(facts.TRANSPORT_IN_SUPPORT, "生活支援の協議体などに、交通の部局も加わる"),
                ),
            ),
            AllOf(
                "都道府県がすること",
                (
                    _done(facts.PREFECTURE_TEACHES, "福祉と交通の部局がともに学ぶ機会をつくる"),
                    _done(facts.PREFECTURE_CONNECTS, "市町村と運輸支局のあいだの相談をつなぐ"),
                ),
            ),
        ),
    ),
    notes=("通知の原文は未読です。点検項目は、通知の趣旨から導きました。",),
)
