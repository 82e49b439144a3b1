"""The annual report (旅客自動車運送事業等報告規則第2条の2): form 6, one per kind, for April to March, by 31 May."""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.law.road_transport.registered import facts_office as facts
from ashinami.law.road_transport.registered.sources_operation import report_rules
from ashinami.law.road_transport.registered.sources_service import BEGIN, OFFICE_WORDS
from ashinami.rules.conditions import AllOf, Is, Sentences, Within
from ashinami.rules.provision import Duty, GoverningDate, Provision

TEXT = report_rules("第2条の2")


def annual_report_due(fiscal_year: int) -> date:
    """Return the last day for the report of a fiscal year: of April 2024 to March 2025 it is 2025-05-31."""
    return date(fiscal_year + 1, 5, 31)


PROVISION = Provision(
    id="road_transport.registered.annual_report.rules_2006",
    subject="road_transport.registered.annual_report",
    title="輸送実績報告書",
    summary="4月1日から3月31日までの実績を、登録の種類ごとに、5月31日までに報告します（第6号様式）。",
    cite=TEXT,
    in_force=Days(BEGIN),
    governing=GoverningDate.RECORD,
    condition=AllOf(
        "輸送実績の報告",
        (
            Within(
                facts.REPORT,
                ("sent", "open"),
                Sentences(
                    "報告書を期限までに出したか、まだ期限の前です。",
                    "期限までに報告書を出していません。",
                    "報告書を出したか、分かりません。",
                ),
                TEXT,
            ),
            Is(
                facts.REPORT_EACH_KIND,
                Sentences(
                    "登録の種類ごとに1通です。",
                    "登録の種類ごとの報告書がそろっていません。",
                    "登録の種類ごとに1通か、分かりません。",
                ),
                TEXT,
            ),
        ),
    ),
    duties=(
        Duty("前の年度の輸送実績報告書（第6号様式）を、登録の種類ごとに、5月31日までに出します。" + OFFICE_WORDS, TEXT),
        Duty("運輸支局などから求められたときは、そのほかの報告もします。", report_rules("第3条")),
    ),
    notes=(
        "送迎のなかった年度も出すものとして扱います（条文からの導出）。",
        "第6号様式の項目は要確認です。",
    ),
)
