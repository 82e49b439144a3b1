"""Keeping a service that an operator gives up (地域旅客運送サービス継続事業, from 2020-11-27): a path of decisions and six ways.

The municipality finds that the route cannot be kept, puts the scheme into its plan, makes a policy, chooses a successor publicly. That
there are six ways is verified; which they are is as remembered, and printed as 要確認.
"""

from __future__ import annotations

from dataclasses import dataclass

from ashinami.basics.day import Days
from ashinami.basics.source import Mark
from ashinami.law.local_transit import facts
from ashinami.law.local_transit.sources import PAPER_2020, REFORM_2020, act
from ashinami.rules.conditions import AllOf, Is, Sentences, Within
from ashinami.rules.provision import GoverningDate, Provision

SCHEME = act("第27条の2以下", Mark.UNVERIFIED)


@dataclass(frozen=True, slots=True)
class Way:
    """One way to keep the service: an option of `transit.successor`, and the subjects of the law to be asked about it next."""

    option: str
    next_subjects: tuple[str, ...]


WAYS = (
    Way("other_operator", ("road_transport.licence",)),
    Way("community_bus", ("road_transport.licence", "road_transport.registered.blank_area")),
    Way("demand", ("road_transport.licence",)),
    Way("taxi", ("road_transport.licence",)),
    Way("registered", ("road_transport.registered.blank_area", "road_transport.registered.welfare")),
    Way("other_transport", ("road_transport.registered.welfare", "road_transport.no_permit")),
)
"""The six ways, in the order in which they are weighed."""

PROVISION = Provision(
    id="local_transit.continuation.act_2020",
    subject="local_transit.continuation",
    title="地域旅客運送サービス継続事業",
    summary=(
        "路線バスなどを続けることが難しいとき、市町村が方針を作り、あとを続ける人を公募で選びます。"
        "ほかのバス会社、コミュニティバス、乗合タクシー、タクシー、自家用有償旅客運送、福祉輸送・スクールバスなどの活用の"
        "六つの形があります。"
    ),
    cite=PAPER_2020,
    in_force=Days(REFORM_2020),
    governing=GoverningDate.APPLICATION,
    condition=AllOf(
        "サービスを続ける手順",
        (
            Is(
                facts.CANNOT_BE_KEPT,
                Sentences(
                    "いまの路線を続けることは難しいと、市町村が判断しました。",
                    "いまの路線は続けられると、市町村が判断しました。",
                    "いまの路線を続けられるか、市町村の判断が分かりません。",
                ),
                PAPER_2020,
            ),
            Is(
                facts.PLAN_MADE,
                Sentences(
                    "地域公共交通計画があります。",
                    "地域公共交通計画がありません。",
                    "地域公共交通計画があるか、分かりません。",
                ),
                SCHEME,
            ),
            Is(
                facts.POLICY_MADE,
                Sentences(
                    "市町村が、実施の方針を作りました。",
                    "市町村が、実施の方針を作っていません。",
                    "市町村が実施の方針を作ったか、分かりません。",
                ),
                PAPER_2020,
            ),
            Is(
                facts.CHOSEN_PUBLICLY,
                Sentences(
                    "続ける人を公募で選びました。",
                    "続ける人を公募で選んでいません。",
                    "続ける人を公募で選んだか、分かりません。",
                ),
                PAPER_2020,
            ),
            Within(
                facts.SUCCESSOR,
                tuple(way.option for way in WAYS),
                Sentences(
                    "六つの形のどれかで続けます。",
                    "六つの形のどれでもありません。",
                    "どの形で続けるか、分かりません。",
                ),
                SCHEME,
            ),
            Is(
                facts.SUCCESSOR_SETTLED,
                Sentences(
                    "その形で続けることについて、協議が調いました。",
                    "その形で続けることについて、協議が調っていません。",
                    "その形で続けることについて協議が調ったか、分かりません。",
                ),
                SCHEME,
            ),
        ),
    ),
    notes=(
        "六つの形の内容は要確認です。形を選んだ後は、その形の許可や登録の要件を別に確かめます。",
        "令和8年3月10日に閣議決定された改正法案の成立と施行日は、要確認です。",
    ),
)
