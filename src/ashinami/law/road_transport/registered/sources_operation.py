"""The texts on which the rules of running a registered service rest: drivers, cars, office, records, reports."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ashinami.basics.source import Citation, Mark
from ashinami.law.road_transport.statutes import ordinance

SPECIFIED_OFFICE_2022 = date(2022, 10, 1)
"""Registrants leave the police's safe driving manager; the ordinance takes over his duties for a 特定事務所."""
CARD_ENDS_2023 = date(2023, 8, 1)
"""The driver card (運転者証) is abolished."""
DETECTOR_2023 = date(2023, 12, 1)
"""The alcohol detector becomes a duty (derived from the amending 令和5年国土交通省令第64号)."""
LICENCE_CARD_2025 = date(2025, 3, 24)
"""The driver ledger also accepts the licence record on a My Number card (マイナ免許証)."""
ACCIDENT_TEXT_2025 = date(2025, 4, 1)
"""From this day on the text of the accident report ordinance was read."""


OLD_MANAGEMENT = replace(
    ordinance("第51条の17（令和4年より前の条文の引用）", Mark.SECONDARY),
    url="https://welfare.cahier.org/law/law1145.php",
)
CARS_NOTICE = Citation(
    title="福祉有償運送の登録に関する処理方針について（車両）",
    body="国土交通省自動車交通局",
    issued=date(2006, 9, 15),
    number="国自旅第143号",
    url="https://cahier.org/law/law1136.php",
    mark=Mark.SECONDARY,
)
CARE_NOTICE = replace(
    CARS_NOTICE,
    title="福祉有償運送の登録に関する処理方針について（セダン等の運転者）",
    url="https://cahier.org/law/law1141.php",
)
ROTATING_SEAT = Citation(
    title="福祉有償運送の運転者・責任者の要件",
    body="移動サービスネットワークみやぎ",
    url="http://idonet-miyagi.net/hoki/youken.htm",
    mark=Mark.SECONDARY,
)
COURSES = Citation(
    title="福祉有償運送の運転者の要件",
    body="神奈川県",
    issued=date(2021, 10, 5),
    url="https://www.pref.kanagawa.jp/docs/n7j/cnt/f6881/p22208.html",
    mark=Mark.SECONDARY,
)
COURSES_2020 = Citation(
    title="資料編 第4部 制度・政策（令和2年度版）",
    body="全国移動サービスネットワーク",
    url="https://www.zenkoku-ido.net/",
    mark=Mark.SECONDARY,
)
DISPLAY_2023 = Citation(
    title="令和5年の道路運送法施行規則の改正（運転者証の廃止と車内の表示）",
    body="行政書士による解説",
    article="施行規則第51条の23・第51条の28の新旧",
    url="https://iwgyosei.com/自家用有償旅客運送（福祉有償運送）の制度改正",
    mark=Mark.SECONDARY,
)
INSURANCE_NOTICE = Citation(
    title="自家用有償旅客運送者が損害を賠償するために講じておくべき措置の基準を定める告示",
    body="国土交通省",
    issued=date(2006, 9, 29),
    number="国土交通省告示第1171号",
    url="https://cahier.org/law/law1155.php",
    mark=Mark.VERIFIED,
)


def accident_rules(article: str, mark: Mark = Mark.VERIFIED) -> Citation:
    """Return the ordinance on accident reports, text of 2025-04-01."""
    return Citation(
        title="自動車事故報告規則",
        body="国土交通省令",
        number="昭和26年運輸省令第104号",
        article=article,
        url="https://laws.e-gov.go.jp/law/326M50000800104",
        mark=mark,
    )


def report_rules(article: str, mark: Mark = Mark.VERIFIED) -> Citation:
    """Return the ordinance on operators' reports, text of 2020-11-27."""
    return Citation(
        title="旅客自動車運送事業等報告規則",
        body="国土交通省令",
        number="昭和39年運輸省令第21号",
        article=article,
        url="https://laws.e-gov.go.jp/law/339M50000800021",
        mark=mark,
    )
