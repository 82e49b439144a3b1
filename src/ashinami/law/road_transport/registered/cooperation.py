"""事業者協力型 (法第79条の2第5号, from 2020-11-27): a licensed operator helps with running the service; the term is then five years.

The operator helps with the management of operation, and either with the maintenance of the cars or, as the ordinance reads since
2023, with dispatch. The day on which dispatch was added is not verified, so before 2024 it comes out undetermined.
"""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.basics.source import Citation, Mark
from ashinami.law.road_transport.registered import facts_registration as facts
from ashinami.law.road_transport.registered.sources_service import REFORM_2020
from ashinami.law.road_transport.statutes import act, ordinance
from ashinami.rules.conditions import AllOf, AnyOf, Condition, Gap, Is, Sentences
from ashinami.rules.provision import Duty, GoverningDate, Provision

SUBJECT = "road_transport.registered.cooperation"
DISPATCH_KNOWN = date(2024, 1, 1)
"""By now the dispatch alternative was in force: it is reported among the changes of 2023."""
RULE = ordinance("第51条の2の2")

LICENSED = Is(
    facts.PARTNER_LICENSED,
    Sentences(
        "相手は、許可を受けたバス・タクシーなどの事業者です。",
        "相手は、許可を受けた事業者ではありません。",
        "相手が許可を受けた事業者か、分かりません。",
    ),
    act("第79条の2"),
)
MANAGES = Is(
    facts.PARTNER_MANAGES,
    Sentences(
        "相手が運行の管理に協力します。",
        "相手は運行の管理に協力しません。",
        "相手が運行の管理に協力するか、分かりません。",
    ),
    RULE,
)
MAINTAINS = Is(
    facts.PARTNER_MAINTAINS,
    Sentences(
        "相手が整備の管理に協力します。",
        "相手は整備の管理に協力しません。",
        "相手が整備の管理に協力するか、分かりません。",
    ),
    RULE,
)


def _dispatches(cite: Citation) -> Is:
    says = Sentences(
        "相手が配車や手配で協力します。",
        "相手は配車や手配で協力しません。",
        "相手が配車や手配で協力するか、分かりません。",
    )
    return Is(facts.PARTNER_DISPATCHES, says, cite)


def _condition(dispatch: Condition) -> AllOf:
    return AllOf("事業者協力型", (LICENSED, MANAGES, AnyOf("整備または配車", (MAINTAINS, dispatch))))


DUTIES = (
    Duty("特定事務所では、運行管理者を運行管理の責任者にします。", ordinance("第51条の17")),
    Duty("相手を始める・やめる・替えるときは、前もって変更登録を受けます。", act("第79条の7")),
)

TO_2023 = Provision(
    id="road_transport.registered.cooperation.act_2020",
    subject=SUBJECT,
    title="事業者協力型（令和2年11月27日から）",
    summary=(
        "バスやタクシーの事業者が運行の管理と車の整備の管理に協力する登録です。登録の期間が5年になります。"
        "配車の協力でもよくなった日は分からないため、その場合は未確定とします。"
    ),
    cite=act("第79条の2"),
    in_force=Days(REFORM_2020, DISPATCH_KNOWN),
    governing=GoverningDate.APPLICATION,
    condition=_condition(
        AllOf(
            "配車の協力",
            (
                _dispatches(ordinance("第51条の2の2", Mark.UNVERIFIED)),
                Gap(
                    "配車や手配での協力",
                    "令和5年に加わりましたが、その日は要確認です",
                    ordinance("第51条の2の2", Mark.UNVERIFIED),
                ),
            ),
        )
    ),
    duties=DUTIES,
    notes=("配車や手配での協力が加わった日は要確認です。",),
)
PROVISION = Provision(
    id="road_transport.registered.cooperation.ordinance_2023",
    subject=SUBJECT,
    title="事業者協力型（配車の協力もふくむ）",
    summary=(
        "バスやタクシーの事業者が、運行の管理に加えて、車の整備の管理か、配車・手配のどちらかで協力する登録です。"
        "登録の期間が5年になります。"
    ),
    cite=RULE,
    in_force=Days(DISPATCH_KNOWN),
    governing=GoverningDate.APPLICATION,
    condition=_condition(_dispatches(RULE)),
    duties=DUTIES,
    supersedes=TO_2023.id,
    notes=("配車や手配での協力が加わった日（令和5年のうち）は要確認です。令和6年1月1日からとして扱います。",),
)
