"""介護予防ケアマネジメント A, B, C: which kind fits what somebody will use, its steps, and when the next look is due.

Source: 社会保障審議会介護保険部会（第102回）参考資料 200ページ (2022-11-24).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ashinami.law.care_insurance.intensive import after_months
from ashinami.vocabulary.care import Service

_FULL = frozenset({
    Service.VISIT_CONVENTIONAL, Service.DAY_CONVENTIONAL, Service.VISIT_C, Service.DAY_C, Service.VISIT_A, Service.DAY_A,
})  # fmt: skip
_LIGHT = frozenset({
    Service.VISIT_B, Service.DAY_B, Service.VISIT_D, Service.MEALS, Service.WATCHING, Service.OTHER_SUPPORT,
    Service.FINDING, Service.SPREADING, Service.ACTIVITY, Service.EVALUATION, Service.REHABILITATION,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: its steps, and after how many months at most the next look is due; None when the plan itself sets it, or never."""

    service: Service
    steps: tuple[str, ...]
    look_every: int | None
    goes_on: bool


A = Kind(
    Service.MANAGEMENT_A,
    ("アセスメント", "計画の原案", "サービス担当者会議", "計画の決定と説明", "様子の確認（3か月に1回以上）", "評価"),
    look_every=3,
    goes_on=True,
)
B = Kind(
    Service.MANAGEMENT_B,
    ("アセスメント", "計画の原案", "計画の決定と説明", "様子の確認（間をあけて）", "評価"),
    look_every=None,
    goes_on=True,
)
C = Kind(Service.MANAGEMENT_C, ("アセスメント", "結果の説明と案内"), look_every=None, goes_on=False)
KINDS = (A, B, C)


def fitting(used: Iterable[Service]) -> tuple[Kind, ...]:
    """Return the kinds that fit what somebody will use, the fullest first.

    Designated or intensive services ask for A. A alone is not forced on eased ones: where no provider meeting is needed, B may do.
    Resident-run support and general prevention alone need the first look only. Nothing named fits nothing.
    """
    named = set(used)
    if not named <= _FULL | _LIGHT:
        raise ValueError("a plan of preventive management is for services, not for itself")
    if not named:
        return ()
    if named <= _LIGHT:
        return (C, B)
    eased = {Service.VISIT_A, Service.DAY_A}
    return (A, B) if named & _FULL <= eased else (A,)


def next_look(kind: Kind, began: date, looks: Iterable[date] = ()) -> date | None:
    """Return the last day for the next look; None where no fixed interval is prescribed."""
    if kind.look_every is None:
        return None
    return after_months(max((began, *looks)), kind.look_every)
