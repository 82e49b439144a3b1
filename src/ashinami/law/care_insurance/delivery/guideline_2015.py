"""The ways of delivery of the guideline: B and D live on a subsidy alone, the conventional services on designation alone."""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.basics.source import Citation
from ashinami.law.care_insurance.delivery import facts
from ashinami.law.care_insurance.services import Offered, services
from ashinami.law.care_insurance.sources import GUIDELINE_2015
from ashinami.rules.conditions import AllOf, AnyOf, Sentences, Within
from ashinami.rules.provision import GoverningDate, Provision

SUBJECT = "care_insurance.delivery"


def _group(alike: tuple[Offered, ...]) -> AllOf:
    """Return the part for the services that share their ways."""
    cite: Citation = alike[0].cite
    names = "・".join(one.service.text for one in alike)
    methods = "か".join(method.text for method in alike[0].methods)
    kind = Sentences(f"{names}です。", f"{names}ではありません。", "どのサービスか、分かりません。")
    how = Sentences(f"{methods}で実施します。", f"{methods}のほかの方法で実施します。", "実施の方法が、分かりません。")
    return AllOf(
        names,
        (
            Within(facts.KIND, tuple(one.service.value for one in alike), kind, cite),
            Within(facts.METHOD, tuple(method.value for method in alike[0].methods), how, cite),
        ),
    )


def _groups() -> tuple[AllOf, ...]:
    by_methods = dict.fromkeys(one.methods for one in services())
    return tuple(_group(tuple(one for one in services() if one.methods == methods)) for methods in by_methods)


PROVISION = Provision(
    id=f"{SUBJECT}.guideline_2015",
    subject=SUBJECT,
    title="サービスの種類と実施の方法（平成27年のガイドライン）",
    summary=(
        "従前相当は指定、Aは指定か委託、B・Dは補助、Cは直接か委託で実施します。その他の生活支援は指定・委託・補助、"
        "一般介護予防は直接・委託・補助によります。"
    ),
    cite=GUIDELINE_2015,
    in_force=Days(date(2015, 4, 1)),
    governing=GoverningDate.RIDE,
    condition=AnyOf("実施の方法", _groups()),
    notes=("Aとその他の生活支援の方法の細かな文言は未読です（要確認）。",),
)
