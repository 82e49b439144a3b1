"""Complaints (施行規則第51条の30): explained without delay, written down, and kept for a year."""

from __future__ import annotations

from ashinami.basics.day import Days
from ashinami.law.road_transport.registered import facts_office, facts_records
from ashinami.law.road_transport.registered.sources_service import BEGIN
from ashinami.law.road_transport.statutes import ordinance
from ashinami.rules.conditions import AllOf, Is, Sentences
from ashinami.rules.provision import GoverningDate, Provision

TEXT = ordinance("第51条の30")

PROVISION = Provision(
    id="road_transport.registered.complaints.ordinance_2006",
    subject="road_transport.registered.complaints",
    title="苦情の処理",
    summary="お客さまの苦情にはおそくならずに説明し、内容・原因・説明・改善・担当者を記録して1年残します。",
    cite=TEXT,
    in_force=Days(BEGIN),
    governing=GoverningDate.RECORD,
    condition=AllOf(
        "苦情の処理",
        (
            Is(
                facts_office.COMPLAINTS_ANSWERED,
                Sentences(
                    "苦情を受け付け、説明する体制があります。",
                    "苦情を受け付け、説明する体制がありません。",
                    "苦情を受け付け、説明する体制があるか、分かりません。",
                ),
                TEXT,
            ),
            Is(
                facts_records.COMPLAINTS,
                Sentences("苦情を記録します。", "苦情を記録していません。", "苦情を記録しているか、分かりません。"),
                TEXT,
            ),
        ),
    ),
)
