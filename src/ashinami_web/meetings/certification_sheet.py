"""The paper of an application to be recognised."""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import wareki
from ashinami.community.certification.check import Checked
from ashinami.papers.handout import Block, Facts, Heading, Note, Table, Text
from ashinami.rules.truth import Truth
from ashinami_web.meetings.models import Application

_MET = {Truth.YES: "満たす", Truth.NO: "満たさない", Truth.UNKNOWN: "まだ"}


def certification(found: Application, day: date) -> list[Block]:
    """Return an application: who asks, the criteria with what shows them, the decisions, the support."""
    rule, checks = found.of_rule, {row.criterion: row for row in found.checks.all()}
    rows = [
        [
            one.asks,
            one.mark.text,
            _MET[(row.value if (row := checks.get(one.key)) else Checked()).truth],
            row.evidence if row else "",
        ]
        for one in rule.criteria
    ]
    blocks: list[Block] = [
        Facts(
            [
                ("集まりの名前", found.name),
                ("申請する団体", str(found.applicant or "") or None),
                ("区域", str(found.area or "") or None),
                ("申請の日", wareki(found.applied_on)),
                ("決まり", rule.name),
            ]
        ),
        Heading("項目", 1),
        Table(["項目", "出典", "いま", "何で確かめたか"], rows, [6, 2, 2, 5]),
        Note(f"{rule.note}\n{rule.cite}", "決まりについて"),
    ]
    for one in sorted(found.recognitions.all(), key=lambda row: (row.decided_on, row.written_at)):
        until = wareki(one.until) if one.until else "期限の定めなし"
        term = f"{wareki(one.start)}から {until}" if one.start else ""
        said = [
            ("結果", one.get_outcome_display()),
            ("決めた日", wareki(one.decided_on)),
            ("期間", term),
            ("わけ", one.reasons),
        ]
        blocks += [Heading("認定の結果"), Facts([(label, text) for label, text in said if text])]
    support = sorted(found.support.all(), key=lambda one: one.day)
    if support:
        told = [[wareki(one.day), f"{one.minutes}分" if one.minutes else "", one.what] for one in support]
        blocks += [Heading("支援の記録"), Table(["日にち", "時間", "したこと"], told, [3, 2, 8])]
    return [*blocks, Text(f"{wareki(day)}に出力", small=True)]
