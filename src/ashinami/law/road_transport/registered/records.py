"""Records to be made (施行規則第51条の22・第51条の23・第51条の25・第51条の29; before 2022-10-01 第51条の18・第51条の19 …).

How long they are kept stands in `retention`. Until 2020-11-26 a non-profit's 過疎地 service kept a rider list as well; from 2022-10-01
a 特定事務所 also writes down the check after duty; from 2025-03-24 the ledger takes the licence record of a My Number card.
"""

from __future__ import annotations

from ashinami.basics.day import Days
from ashinami.basics.source import Citation
from ashinami.law.road_transport.registered import facts_drivers
from ashinami.law.road_transport.registered import facts_records as facts
from ashinami.law.road_transport.registered.entities import DRIVER
from ashinami.law.road_transport.registered.parts_operation import blank_area, municipality, small_office
from ashinami.law.road_transport.registered.sources_operation import LICENCE_CARD_2025, SPECIFIED_OFFICE_2022
from ashinami.law.road_transport.registered.sources_service import BEGIN, REFORM_2020, derived
from ashinami.law.road_transport.statutes import ordinance, ordinance_2013
from ashinami.rules.conditions import AllOf, AnyOf, Condition, ForEach, Is, Sentences, Within
from ashinami.rules.facts import Question
from ashinami.rules.provision import GoverningDate, Provision

SUBJECT = "road_transport.registered.records"
LIST = ordinance("第51条の29")


def made(fact: Question, what: str, cite: Citation) -> Is:
    """Return the leaf: this record is made."""
    says = Sentences(f"{what}があります。", f"{what}がありません。", f"{what}があるか、分かりません。")
    return Is(fact, says, cite)


def licence_proof(accepted: tuple[str, ...], cite: Citation) -> ForEach:
    """Return the condition: every driver's licence was read from a proof that the ledger accepts."""
    return ForEach(
        "どの運転者の台帳も",
        DRIVER,
        Within(
            facts_drivers.LICENCE_PROOF,
            accepted,
            Sentences(
                "台帳の免許は、認められたもので確かめてあります。",
                "台帳の免許が、認められたもので確かめてありません。",
                "台帳の免許を何で確かめたか、分かりません。",
            ),
            cite,
        ),
    )


RIDER_LIST = made(facts.RIDER_LIST, "利用者の名簿", LIST)
LIST_FOR_ALL = AnyOf("利用者の名簿", (municipality(ordinance_2013("第51条の25")), RIDER_LIST))
LIST_FOR_WELFARE = AnyOf("利用者の名簿", (municipality(LIST), blank_area(LIST), RIDER_LIST))
AFTER_DUTY = AnyOf(
    "乗務の後の確認の記録",
    (
        small_office(ordinance("第51条の17")),
        made(facts.AFTER_CHECK, "乗務の後の確認の記録", derived(ordinance("第51条の22第2項"))),
    ),
)
CARD_ONLY = licence_proof(("card",), ordinance("第51条の23"))
CARD_OR_RECORD = licence_proof(("card", "my_number"), ordinance("第51条の23"))


def condition(*more: Condition) -> AllOf:
    """Return the records of every version, and those that its version asks for."""
    return AllOf(
        "作る記録",
        (
            made(facts.PRE_CHECK, "乗務の前の確認と指示の記録", ordinance("第51条の22第1項")),
            made(facts.DUTY, "業務記録（乗務記録）", ordinance("第51条の22第4項")),
            made(facts.LEDGER, "すべての運転者の台帳", ordinance("第51条の23")),
            made(facts.ACCIDENT, "事故の記録（またはその用意）", ordinance("第51条の25")),
            *more,
        ),
    )


BEFORE_2020 = Provision(
    id="road_transport.registered.records.ordinance_2006",
    subject=SUBJECT,
    title="作る記録（令和2年11月26日まで）",
    summary=(
        "乗務の前の確認と指示、乗務記録、運転者台帳、事故の記録を作ります。市町村でない団体は、利用者の名簿も作ります。"
    ),
    cite=ordinance_2013("第51条の18・第51条の19・第51条の21・第51条の25"),
    in_force=Days(BEGIN, REFORM_2020),
    governing=GoverningDate.RECORD,
    condition=condition(CARD_ONLY, LIST_FOR_ALL),
)
SINCE_2020 = Provision(
    id="road_transport.registered.records.ordinance_2020",
    subject=SUBJECT,
    title="作る記録（令和2年11月27日から）",
    summary=(
        "乗務の前の確認と指示、乗務記録、運転者台帳、事故の記録を作ります。"
        "市町村でない団体の福祉有償運送では、利用者の名簿も作ります（交通空白地では、いらなくなりました）。"
    ),
    cite=ordinance_2013("第51条の18・第51条の19・第51条の21"),
    in_force=Days(REFORM_2020, SPECIFIED_OFFICE_2022),
    governing=GoverningDate.RECORD,
    condition=condition(CARD_ONLY, LIST_FOR_WELFARE),
    supersedes=BEFORE_2020.id,
)
SINCE_2022 = Provision(
    id="road_transport.registered.records.ordinance_2022",
    subject=SUBJECT,
    title="作る記録（令和4年10月1日から）",
    summary="それまでの記録に加えて、特定事務所では、乗務の後の確認も記録します。乗務記録は業務記録と呼ばれます。",
    cite=ordinance("第51条の22・第51条の23・第51条の25・第51条の29"),
    in_force=Days(SPECIFIED_OFFICE_2022, LICENCE_CARD_2025),
    governing=GoverningDate.RECORD,
    condition=condition(CARD_ONLY, LIST_FOR_WELFARE, AFTER_DUTY),
    supersedes=SINCE_2020.id,
)
SINCE_2025 = Provision(
    id="road_transport.registered.records.ordinance_2025",
    subject=SUBJECT,
    title="作る記録（令和7年3月24日から）",
    summary="運転者台帳の免許を、運転免許証のほか、マイナ免許証の免許情報記録で確かめてもよくなりました。",
    cite=ordinance("第51条の23・附則"),
    in_force=Days(LICENCE_CARD_2025),
    governing=GoverningDate.RECORD,
    condition=condition(CARD_OR_RECORD, LIST_FOR_WELFARE, AFTER_DUTY),
    supersedes=SINCE_2022.id,
)
