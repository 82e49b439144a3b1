"""Reports of a serious accident (自動車事故報告規則第2条から第4条まで): a paper within 30 days, and for the gravest a call within 24 hours.

The text of 2025-04-01 was read. Before that day the same rules are taken and every sentence prints 要確認.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from ashinami.basics.day import Days
from ashinami.basics.source import Citation, Mark
from ashinami.law.road_transport.registered import facts_records as facts
from ashinami.law.road_transport.registered.parts_operation import contains
from ashinami.law.road_transport.registered.sources_operation import ACCIDENT_TEXT_2025, accident_rules
from ashinami.law.road_transport.registered.sources_service import BEGIN, OFFICE_WORDS
from ashinami.law.road_transport.statutes import ordinance
from ashinami.rules.conditions import AllOf, AnyOf, AtLeast, Condition, Not, Sentences, Within
from ashinami.rules.facts import Amount, Choice
from ashinami.rules.provision import Duty, GoverningDate, Provision

SUBJECT = "road_transport.registered.accident_report"
AT_ONCE = ("overturn", "drunk")


def accident_report_due(known: date) -> date:
    """Return the last day for the report: 30 days after the accident, or after the day a hit-and-run became known.

    Of an accident on 2025-04-01 it is 2025-05-01.
    """
    return known + timedelta(days=30)


def quick_report_due(accident: datetime) -> datetime:
    """Return until when the office must have been told: 24 hours after the accident."""
    return accident + timedelta(hours=24)


def to_report(cite: Citation) -> AnyOf:
    """Return the condition: it is an accident to be reported within 30 days."""
    return AnyOf(
        "30日以内に報告する事故",
        (
            _kind(facts.KINDS.ids, "報告の要る種類の事故", cite),
            _harmed(facts.DEAD, 1, "亡くなった人", cite),
            _harmed(facts.SERIOUS, 1, "重傷の人", cite),
            _harmed(facts.PASSENGER_SERIOUS, 1, "重傷のお客さま", cite),
            _harmed(facts.INJURED, 10, "けがをした人", cite),
        ),
    )


def to_report_at_once(cite: Citation) -> AnyOf:
    """Return the condition: it is an accident of which the office is told within 24 hours."""
    return AnyOf(
        "24時間以内に知らせる事故",
        (
            _kind(AT_ONCE, "すぐに知らせる種類の事故", cite),
            _harmed(facts.DEAD, 1, "亡くなった人", cite),
            _harmed(facts.SERIOUS, 5, "重傷の人", cite),
            _harmed(facts.PASSENGER_SERIOUS, 1, "重傷のお客さま", cite),
            _harmed(facts.INJURED, 10, "けがをした人", cite),
        ),
    )


def _kind(kinds: tuple[str, ...], what: str, cite: Citation) -> Not:
    says = Sentences(f"{what}です。", f"{what}ではありません。", f"{what}か、分かりません。")
    return contains(facts.KINDS, kinds, says, cite)


def _harmed(people: Amount, number: int, who: str, cite: Citation) -> AtLeast:
    says = Sentences(
        f"{who}が{number}人以上います。", f"{who}は{number}人より少ないです。", f"{who}が何人か、分かりません。"
    )
    return AtLeast(people, number, says, cite)


def _told(report: Choice, what: str, cite: Citation) -> Within:
    says = Sentences(
        f"{what}は、期限までに出したか、まだ期限の前です。",
        f"{what}を、期限までに出していません。",
        f"{what}を出したか、分かりません。",
    )
    return Within(report, ("in_time", "open"), says, cite)


def condition(mark: Mark) -> AllOf:
    """Return the rule, its sources marked as read or not."""
    paper, call = accident_rules("第2条・第3条", mark), accident_rules("第4条", mark)
    return AllOf(
        "事故の報告",
        (
            AnyOf("報告書", (Not(to_report(paper)), _told(facts.REPORT, "報告書", paper))),
            AnyOf("速報", (Not(to_report_at_once(call)), _told(facts.QUICK_REPORT, "速報", call))),
        ),
    )


def duties(mark: Mark) -> tuple[Duty, ...]:
    """Return what must be done after such an accident."""
    paper, call = accident_rules("第2条・第3条", mark), accident_rules("第4条", mark)
    harmed: Condition = AnyOf(
        "死者または重傷者の出た事故",
        (
            _harmed(facts.DEAD, 1, "亡くなった人", paper),
            _harmed(facts.SERIOUS, 1, "重傷の人", paper),
            _harmed(facts.PASSENGER_SERIOUS, 1, "重傷のお客さま", paper),
        ),
    )
    return (
        Duty("電話などで、できるだけ早く、24時間以内に知らせます。" + OFFICE_WORDS, call, to_report_at_once(call)),
        Duty("自動車事故報告書を、1件の事故ごとに、30日以内に出します。" + OFFICE_WORDS, paper, to_report(paper)),
        Duty("運転していた人に、適性診断を受けさせます。", ordinance("第51条の16第2項"), harmed),
        Duty("事故の内容・原因・再発を防ぐ対策を記録し、2年残します。", ordinance("第51条の25")),
    )


SUMMARY = (
    "転覆・火災・死者・重傷・10人以上のけがなどの事故は、30日以内に報告書を出します。"
    "死者、重傷のお客さま、5人以上の重傷、酒気帯び運転などは、24時間以内に電話などで知らせます。"
)

BEFORE_2025 = Provision(
    id="road_transport.registered.accident_report.rules_2006",
    subject=SUBJECT,
    title="事故の報告（令和7年3月31日まで・条文は未読）",
    summary=SUMMARY + "この時期の条文は未読で、令和7年4月1日の条文と同じものとして扱います。",
    cite=accident_rules("第2条から第4条まで", Mark.UNVERIFIED),
    in_force=Days(BEGIN, ACCIDENT_TEXT_2025),
    governing=GoverningDate.RECORD,
    condition=condition(Mark.UNVERIFIED),
    duties=duties(Mark.UNVERIFIED),
    notes=("この時期の条文は要確認です。",),
)
SINCE_2025 = Provision(
    id="road_transport.registered.accident_report.rules_2025",
    subject=SUBJECT,
    title="事故の報告（令和7年4月1日の条文）",
    summary=SUMMARY + "軽自動車も含みます。ひき逃げは、知った日から数えます。",
    cite=accident_rules("第2条から第4条まで"),
    in_force=Days(ACCIDENT_TEXT_2025),
    governing=GoverningDate.RECORD,
    condition=condition(Mark.VERIFIED),
    duties=duties(Mark.VERIFIED),
    supersedes=BEFORE_2025.id,
    notes=(
        "運転者の急病による事故は、緑ナンバーの車だけが報告の対象です。",
        "令和7年4月1日は条文を読んだ日付で、この日に内容が変わったとは限りません。",
    ),
)
