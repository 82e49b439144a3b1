"""Whether a group could register 交通空白地有償運送 on this day, under its three names.

過疎地有償運送 until 2015-03-31, 公共交通空白地有償運送 until 2020-11-26: for bodies other than municipalities, carrying residents,
their relatives and people who come again and again. Since 2020-11-27 for all eligible bodies, and for visitors too.
"""

from __future__ import annotations

from ashinami.basics.day import Days
from ashinami.basics.source import Citation
from ashinami.law.road_transport.registered import facts_registration as facts
from ashinami.law.road_transport.registered.body import NOT_MUNICIPAL
from ashinami.law.road_transport.registered.kinds import APPLY, BLANK, BODY, SETTLEMENT, riders
from ashinami.law.road_transport.registered.sources_service import BEGIN, REFORM_2015, REFORM_2020, REFORM_PAPER_2020
from ashinami.law.road_transport.statutes import ordinance, ordinance_2013
from ashinami.rules.conditions import AllOf, AnyOf, Is, Sentences
from ashinami.rules.provision import GoverningDate, Provision

SUBJECT = "road_transport.registered.blank_area"


def exception() -> Is:
    """Return the leaf: visitors could be carried by exception before 2020-11-27."""
    return Is(
        facts.VISITOR_EXCEPTION,
        Sentences(
            "観光客などを例外として運ぶことが認められています。",
            "観光客などを運ぶ例外は認められていません。",
            "観光客などを運ぶ例外が認められているか、分かりません（運輸支局に確かめます）。",
        ),
        REFORM_PAPER_2020,
    )


def _to_2020(cite: Citation) -> AllOf:
    return AllOf(
        "空白地の送迎",
        (
            NOT_MUNICIPAL,
            BODY,
            AnyOf(
                "運ぶ人",
                (
                    riders(
                        ("welfare", "residents"),
                        "区域の住民、その親族、日ごろから通う人を運びます。",
                        "区域の住民など、決められた人のほかも運びます。",
                        cite,
                    ),
                    AllOf(
                        "観光客などの例外",
                        (
                            riders(
                                ("visitors",),
                                "観光客など、区域を訪れる人も運びます。",
                                "区域を訪れる人を運ぶサービスではありません。",
                                cite,
                            ),
                            exception(),
                        ),
                    ),
                ),
            ),
            BLANK,
            SETTLEMENT,
        ),
    )


TO_2015 = Provision(
    id="road_transport.registered.blank_area.ordinance_2006",
    subject=SUBJECT,
    title="過疎地有償運送（平成27年3月31日まで）",
    summary="NPO法人などの団体が、過疎地域など交通がとても不便な地域の住民を運びます。市町村が行うときは別の種別でした。",
    cite=ordinance_2013("第49条・第51条"),
    in_force=Days(BEGIN, REFORM_2015),
    governing=GoverningDate.APPLICATION,
    condition=_to_2020(ordinance_2013("第49条")),
    duties=APPLY,
)
TO_2020 = Provision(
    id="road_transport.registered.blank_area.ordinance_2015",
    subject=SUBJECT,
    title="公共交通空白地有償運送（平成27年4月1日から）",
    summary="過疎地有償運送の名が、公共交通空白地有償運送に変わりました。市町村が行うときは別の種別でした。",
    cite=REFORM_PAPER_2020,
    in_force=Days(REFORM_2015, REFORM_2020),
    governing=GoverningDate.APPLICATION,
    condition=_to_2020(REFORM_PAPER_2020),
    duties=APPLY,
    supersedes=TO_2015.id,
)
PROVISION = Provision(
    id="road_transport.registered.blank_area.ordinance_2020",
    subject=SUBJECT,
    title="交通空白地有償運送（令和2年11月27日から）",
    summary=(
        "市町村も、そのほかの団体も、交通空白地の住民や、観光客など訪れる人を運べます。車の定員に上限はありません。"
        "路線を定めることも、区域を定めることもできます。"
    ),
    cite=ordinance("第49条第1号・第51条"),
    in_force=Days(REFORM_2020),
    governing=GoverningDate.APPLICATION,
    condition=AllOf(
        "交通空白地有償運送",
        (
            BODY,
            riders(
                ("welfare", "residents", "visitors"),
                "区域の住民や、区域を訪れる人を運びます。",
                "区域の住民でも訪れる人でもない人を運びます。",
                ordinance("第49条第1号"),
            ),
            BLANK,
            SETTLEMENT,
        ),
    ),
    duties=APPLY,
    supersedes=TO_2020.id,
    notes=("それまでの市町村の交通空白輸送は、次の更新や変更登録のときに交通空白地有償運送に書きかえられます。",),
)
