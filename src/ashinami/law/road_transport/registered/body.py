"""Who may register (施行規則第48条): municipalities and listed bodies that are not run for profit. The list grew three times.

A company or a single person never could; a company may be contracted (see `contracting`). A prefecture does not stand in the
text of 2025; the ministry was reported in August 2025 to consider it.
"""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.basics.source import Citation, Mark
from ashinami.law.road_transport import operator
from ashinami.law.road_transport.registered import disqualification
from ashinami.law.road_transport.registered.sources_service import (
    BEGIN,
    RECHECK,
    REFORM_2015,
    derived,
    ordinance_2006,
    ordinance_2015,
)
from ashinami.law.road_transport.statutes import act, ordinance, ordinance_2013
from ashinami.rules.conditions import AllOf, AnyOf, Condition, Gap, Is, Not, Sentences, Under, Within
from ashinami.rules.provision import GoverningDate, Provision

SUBJECT = "road_transport.registered.body"
READ_2013 = date(2012, 7, 31)
"""The text of December 2013 was last amended on this day; what stood in it before is known only for 2006."""
WORKERS_COOPS = date(2022, 10, 1)

LISTED_2006 = (
    "municipality",
    "npo",
    "general_incorporated",
    "agricultural_coop",
    "consumer_coop",
    "medical_corporation",
    "social_welfare_corporation",
    "chamber_of_commerce",
    "society_of_commerce",
)
LISTED_2013 = (*LISTED_2006, "neighbourhood_association")
LISTED_2022 = (*LISTED_2013, "workers_coop")

NO_DISQUALIFICATION = Under(
    disqualification.SUBJECT,
    "欠格事由に当たらない",
    Gap("欠格事由", "この日の欠格事由は足並みに入っていません", disqualification.ARTICLE),
)


def _listed(kinds: tuple[str, ...], cite: Citation) -> Within:
    says = Sentences(
        "登録を受けられる団体として挙げられています。",
        "登録を受けられる団体として挙げられていません。",
        "登録を受けられる団体か、分かりません。",
    )
    return Within(operator.KIND, kinds, says, cite)


def _is(kind: str, name: str, cite: Citation) -> Within:
    says = Sentences(f"{name}です。", f"{name}ではありません。", f"{name}か、分かりません。")
    return Within(operator.KIND, (kind,), says, cite)


UNNAMED = AllOf(
    "法人の種類がまだ分からない団体",
    (
        _is("care_provider", "介護・障害福祉の事業所（法人の種類が未確認）", derived(ordinance("第48条"))),
        Gap(
            "介護・障害福祉の事業所を営む法人",
            "法人の種類（社会福祉法人・医療法人・NPO法人・会社など）によって変わります",
            ordinance("第48条"),
        ),
    ),
)


def _unincorporated(cite: Citation) -> AllOf:
    return AllOf(
        "法人でない団体",
        (
            _is("unincorporated", "法人でない団体", cite),
            Is(
                operator.NON_PROFIT,
                Sentences(
                    "営利を目的としない団体です。",
                    "営利を目的とする団体です。",
                    "営利を目的としない団体か、分かりません。",
                ),
                cite,
            ),
            Is(
                operator.REPRESENTATIVE,
                Sentences("代表者を定めています。", "代表者を定めていません。", "代表者を定めているか、分かりません。"),
                cite,
            ),
        ),
    )


def _condition(*grounds: Condition) -> AllOf:
    return AllOf("登録を受けられる団体", (AnyOf("団体の種類", (*grounds, UNNAMED)), NO_DISQUALIFICATION))


ORDINANCE_2006 = Provision(
    id="road_transport.registered.body.ordinance_2006",
    subject=SUBJECT,
    title="登録を受けられる団体（平成18年10月1日から）",
    summary=(
        "登録を受けられるのは、市町村（特別区をふくむ）と、NPO法人、公益法人、農協、生協、医療法人、社会福祉法人、"
        "商工会議所、商工会です。会社や個人、法人でない団体は受けられません。"
    ),
    cite=ordinance_2006(),
    in_force=Days(BEGIN, READ_2013),
    governing=GoverningDate.APPLICATION,
    condition=_condition(
        _listed(LISTED_2006, ordinance_2006()),
        AllOf(
            "認可地縁団体",
            (
                _is("neighbourhood_association", "認可地縁団体", ordinance_2006()),
                Gap(
                    "認可地縁団体",
                    "平成18年の初めの規定にはなく、平成25年の規定にはあります。いつ加わったかは要確認です",
                    ordinance_2006(Mark.UNVERIFIED),
                ),
            ),
        ),
    ),
    notes=(
        "平成18年の規定は抜粋を読みました。一般社団法人・一般財団法人に当たるのは、当時の民法第34条の法人です。",
        "認可地縁団体が加わった日は要確認です。",
    ),
)
ORDINANCE_2013 = Provision(
    id="road_transport.registered.body.ordinance_2013",
    subject=SUBJECT,
    title="登録を受けられる団体（平成24年7月31日から）",
    summary=(
        "登録を受けられるのは、市町村（特別区をふくむ）と、NPO法人、一般社団・一般財団法人、認可地縁団体、農協、生協、"
        "医療法人、社会福祉法人、商工会議所、商工会です。会社や個人、法人でない団体は受けられません。"
    ),
    cite=ordinance_2013("第48条"),
    in_force=Days(READ_2013, REFORM_2015),
    governing=GoverningDate.APPLICATION,
    condition=_condition(_listed(LISTED_2013, ordinance_2013("第48条"))),
    supersedes=ORDINANCE_2006.id,
    notes=("平成25年12月時点の規定（最後の改正は平成24年7月31日）を読みました。",),
)
ORDINANCE_2015 = Provision(
    id="road_transport.registered.body.ordinance_2015",
    subject=SUBJECT,
    title="登録を受けられる団体（平成27年4月1日から）",
    summary="法人でない団体も、営利を目的とせず、代表者を定めていれば、登録を受けられるようになりました。",
    cite=ordinance_2015(),
    in_force=Days(REFORM_2015, WORKERS_COOPS),
    governing=GoverningDate.APPLICATION,
    condition=_condition(_listed(LISTED_2013, ordinance("第48条")), _unincorporated(ordinance_2015())),
    supersedes=ORDINANCE_2013.id,
    notes=("平成27年7月時点の規定の抜粋によります。",),
)
PROVISION = Provision(
    id="road_transport.registered.body.ordinance_2022",
    subject=SUBJECT,
    title="登録を受けられる団体（令和4年10月1日から）",
    summary=(
        "登録を受けられるのは、市町村（特別区をふくむ）と、NPO法人、一般社団・一般財団法人、認可地縁団体、農協、生協、"
        "医療法人、社会福祉法人、商工会議所、商工会、労働者協同組合、営利を目的としない法人でない団体です。"
        "会社や個人は登録を受けられませんが、登録を受けた団体から運転などを任されることはできます。"
    ),
    cite=ordinance("第48条"),
    in_force=Days(WORKERS_COOPS),
    governing=GoverningDate.APPLICATION,
    condition=_condition(_listed(LISTED_2022, ordinance("第48条")), _unincorporated(ordinance("第48条第10号"))),
    supersedes=ORDINANCE_2015.id,
    notes=(
        "都道府県は、令和7年3月24日時点の規定にありません。国土交通省が追加を検討していると令和7年8月に報じられました（要確認）。",
        RECHECK,
    ),
)
MUNICIPAL = _is("municipality", "市町村・特別区", act("第79条"))
NOT_MUNICIPAL = Not(MUNICIPAL)
