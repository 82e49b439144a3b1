"""What each record of a registered service holds, as data for ledgers and printed sheets (施行規則第51条の22 to 第51条の30).

Items are told in our own words and in the order of the articles. The ministry's reference forms are not copied.
"""

from __future__ import annotations

from dataclasses import dataclass

from ashinami.basics.source import Citation
from ashinami.law.road_transport.statutes import ordinance


@dataclass(frozen=True, slots=True)
class RecordItems:
    """One record: which one, its title, what it holds, where that is written.

    `kind` is an option of `record.kind` with a period of its own (`retention_ends`), or `rider_list`, of which no period is known.
    """

    kind: str
    title: str
    items: tuple[str, ...]
    cite: Citation


RECORDS = (
    RecordItems(
        "pre_check",
        "乗務の前の確認と指示",
        (
            "運転者の氏名",
            "日時",
            "酒気を帯びていないか",
            "病気・疲れなどで安全に運転できないおそれがないか",
            "指示の内容",
        ),
        ordinance("第51条の22第1項"),
    ),
    RecordItems(
        "after_check",
        "乗務の後の確認",
        ("運転者の氏名", "日時", "酒気を帯びていないか"),
        ordinance("第51条の22第2項"),
    ),
    RecordItems(
        "duty",
        "業務記録",
        (
            "運転者の氏名",
            "車のナンバー",
            "始めと終わりの場所と日時",
            "主な経由地",
            "走った距離",
            "事故や異常があったときは、そのあらましと原因",
        ),
        ordinance("第51条の22第4項"),
    ),
    RecordItems(
        "ledger",
        "運転者台帳",
        (
            "作成の番号と日",
            "団体の名称",
            "運転者の氏名・生年月日・住所",
            "免許証の番号と有効期限",
            "免許の年月日・種類・条件",
            "運転者の要件（講習など）",
            "事故を起こしたときは、その概要",
            "違反の通知を受けたときは、その概要",
            "健康の状態",
            "やめたときは、その日と理由",
        ),
        ordinance("第51条の23"),
    ),
    RecordItems(
        "accident",
        "事故の記録",
        (
            "運転者の氏名",
            "車のナンバー",
            "日時",
            "場所",
            "相手などの氏名",
            "事故のあらまし（損害の程度を含む）",
            "原因",
            "再発を防ぐ対策",
        ),
        ordinance("第51条の25"),
    ),
    RecordItems(
        "complaint",
        "苦情の記録",
        ("苦情の内容", "原因", "お客さまへの説明", "改めたこと", "担当者"),
        ordinance("第51条の30"),
    ),
    RecordItems(
        "rider_list",
        "利用者の名簿",
        ("氏名", "住所", "この送迎を必要とする理由", "そのほか必要な事項"),
        ordinance("第51条の29"),
    ),
)
"""Every record with items of its own."""
