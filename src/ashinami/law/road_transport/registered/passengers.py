"""Who may be carried under a registration (施行規則第49条, the riders' list of 第51条の29, and the notice on shared rides).

福祉: only people of the listed categories who cannot use a taxi alone, and those who attend them; one rider a trip unless the
council accepted more. 交通空白地: until 2020-11-26 listed residents, relatives and regular visitors, since then anyone of the area
or visiting it. Being in a category is not enough, and the list binds bodies other than municipalities.
"""

from __future__ import annotations

from ashinami.basics.day import Days
from ashinami.basics.source import Citation
from ashinami.law.road_transport.registered import passenger_parts as parts
from ashinami.law.road_transport.registered.blank_area import exception
from ashinami.law.road_transport.registered.sources_service import BEGIN, REFORM_2020, REFORM_PAPER_2020, derived
from ashinami.law.road_transport.statutes import ordinance, ordinance_2013
from ashinami.rules.conditions import AllOf, AnyOf, Condition
from ashinami.rules.provision import Duty, GoverningDate, Provision

SUBJECT = "road_transport.registered.passengers"
LISTED = ("physical", "mental", "intellectual", "care", "support", "other")
WELFARE = ("welfare", "municipal_welfare")
BLANK = ("blank_area", "municipal_blank")


def _welfare(category: Condition, cite: Citation) -> AllOf:
    of_rider = (category, parts.CANNOT_USE_ALONE, parts.listed(ordinance("第51条の29")))
    everyone = parts.everyone("福祉有償運送の利用者", of_rider, "利用者に付き添う人です。", cite)
    return AllOf(
        "福祉有償運送",
        (parts.kind(WELFARE, "福祉有償運送（市町村福祉輸送をふくむ）"), everyone, parts.ALONE_OR_ACCEPTED),
    )


OF_2013, OF_2025 = ordinance_2013("第49条"), ordinance("第49条")
BY_LETTER = parts.category(
    LISTED,
    "障害や要介護・要支援など、決められた区分に当たります。",
    "障害や要介護・要支援など、決められた区分に当たりません。",
    OF_2013,
)
BY_NOTICE = parts.category(
    ("checklist",),
    "基本チェックリストに当てはまる人として、通達により運べます。",
    "基本チェックリストに当てはまる人ではありません。",
    derived(REFORM_PAPER_2020),
)
OLD_RESIDENTS = AnyOf(
    "区域の人",
    (
        AllOf(
            "公共交通空白地有償運送（過疎地有償運送）の利用者",
            (
                parts.kind(("blank_area",), "公共交通空白地（過疎地）有償運送"),
                AnyOf(
                    "区域との関わり",
                    (
                        parts.relation(
                            ("resident", "relative", "regular"),
                            "区域の住民、その親族、または日ごろから通う人です。",
                            "区域の住民でも、その親族でも、日ごろから通う人でもありません。",
                            OF_2013,
                        ),
                        AllOf(
                            "観光客などの例外",
                            (
                                parts.relation(
                                    ("visitor",), "区域を訪れる人です。", "区域を訪れる人ではありません。", OF_2013
                                ),
                                exception(),
                            ),
                        ),
                    ),
                ),
                parts.listed(OF_2013),
            ),
        ),
        AllOf(
            "市町村の交通空白輸送の利用者",
            (
                parts.kind(("municipal_blank",), "市町村運営有償運送（交通空白輸送）"),
                parts.relation(("resident",), "市町村の住民です。", "市町村の住民ではありません。", OF_2013),
            ),
        ),
    ),
)
ANYONE_OF_THE_AREA = parts.relation(
    ("resident", "relative", "regular", "visitor"),
    "区域の住民か、区域を訪れる人です。",
    "区域の住民でも、訪れる人でもありません。",
    ordinance("第49条第1号"),
)
LIST_DUTY = Duty(
    "利用者の名簿（名前・住所・運ぶ理由など）を作り、事務所に備えます（市町村はいりません）。",
    ordinance("第51条の29"),
    when=parts.kind(WELFARE, "福祉有償運送"),
)

TO_2020 = Provision(
    id="road_transport.registered.passengers.ordinance_2006",
    subject=SUBJECT,
    title="運べる人（令和2年11月26日まで）",
    summary=(
        "福祉有償運送では、決められた区分に当たり、ひとりではタクシーなどを使えない人と、その付き添いの人だけを運べます。"
        "公共交通空白地（過疎地）有償運送では、区域の住民、その親族、日ごろから通う人と同伴者を運べます。"
        "市町村のほかの団体では、利用者が名簿にのっている必要があります。"
    ),
    cite=OF_2013,
    in_force=Days(BEGIN, REFORM_2020),
    governing=GoverningDate.RIDE,
    condition=AnyOf(
        "運べる人",
        (
            _welfare(AnyOf("区分", (BY_LETTER, BY_NOTICE)), OF_2013),
            parts.everyone("区域の人", (OLD_RESIDENTS,), "利用者に同伴する人です。", OF_2013),
        ),
    ),
    duties=(LIST_DUTY,),
    notes=("観光客を例外として運べた範囲は、当時の通達の原文が未読のため要確認です。",),
)
PROVISION = Provision(
    id="road_transport.registered.passengers.ordinance_2020",
    subject=SUBJECT,
    title="運べる人（令和2年11月27日から）",
    summary=(
        "福祉有償運送の区分は七つになり、基本チェックリストに当てはまる人も入りました。"
        "交通空白地有償運送では、名簿がなくても、区域の住民や観光客など訪れる人を運べます。"
    ),
    cite=OF_2025,
    in_force=Days(REFORM_2020),
    governing=GoverningDate.RIDE,
    condition=AnyOf(
        "運べる人",
        (
            _welfare(
                parts.category(
                    (*LISTED, "checklist"),
                    "七つの区分のどれかに当たります。",
                    "七つの区分のどれにも当たりません。",
                    ordinance("第49条第2号"),
                ),
                OF_2025,
            ),
            AllOf(
                "交通空白地有償運送",
                (
                    parts.kind(BLANK, "交通空白地有償運送"),
                    parts.everyone("区域の人", (ANYONE_OF_THE_AREA,), "利用者に同伴する人です。", OF_2025),
                ),
            ),
        ),
    ),
    duties=(LIST_DUTY,),
    supersedes=TO_2020.id,
)
