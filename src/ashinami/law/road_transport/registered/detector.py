"""The alcohol detector (施行規則第51条の22第3項): a duty of a 特定事務所 from 2023-12-01, none before.

The day is derived from the amending ordinance (令和5年国土交通省令第64号); on the same day the detector became a duty under the
Road Traffic Act.
"""

from __future__ import annotations

from ashinami.basics.day import Days
from ashinami.law.road_transport.registered import facts_office as facts
from ashinami.law.road_transport.registered.parts_operation import small_office
from ashinami.law.road_transport.registered.sources_operation import DETECTOR_2023
from ashinami.law.road_transport.registered.sources_service import BEGIN, derived
from ashinami.law.road_transport.statutes import ordinance
from ashinami.rules.conditions import AllOf, AnyOf, Is, NotRequired, Sentences
from ashinami.rules.provision import GoverningDate, Provision

SUBJECT = "road_transport.registered.detector"
TEXT = derived(ordinance("第51条の22第3項"))

BEFORE_2023 = Provision(
    id="road_transport.registered.detector.none",
    subject=SUBJECT,
    title="アルコール検知器（令和5年11月30日まで）",
    summary="登録した送迎に、アルコール検知器を使う義務はまだありませんでした。",
    cite=TEXT,
    in_force=Days(BEGIN, DETECTOR_2023),
    governing=GoverningDate.RIDE,
    condition=NotRequired("アルコール検知器の義務は、令和5年12月1日に始まりました。", TEXT),
)
SINCE_2023 = Provision(
    id="road_transport.registered.detector.ordinance_2023",
    subject=SUBJECT,
    title="アルコール検知器（令和5年12月1日から）",
    summary="特定事務所では、アルコール検知器をいつでも使える状態で備え、乗務の前と後の確認に、目で見ることと合わせて使います。",
    cite=TEXT,
    in_force=Days(DETECTOR_2023),
    governing=GoverningDate.RIDE,
    condition=AnyOf(
        "アルコール検知器",
        (
            small_office(ordinance("第51条の17")),
            AllOf(
                "特定事務所の検知器",
                (
                    Is(
                        facts.DETECTOR_KEPT,
                        Sentences(
                            "アルコール検知器を、いつでも使える状態で備えています。",
                            "特定事務所なのに、使えるアルコール検知器を備えていません。",
                            "使えるアルコール検知器を備えているか、分かりません。",
                        ),
                        TEXT,
                    ),
                    Is(
                        facts.DETECTOR_USED,
                        Sentences(
                            "乗務の前と後の確認に、アルコール検知器を使っています。",
                            "乗務の前と後の確認に、アルコール検知器を使っていません。",
                            "確認にアルコール検知器を使っているか、分かりません。",
                        ),
                        TEXT,
                    ),
                ),
            ),
        ),
    ),
    supersedes=BEFORE_2023.id,
)
