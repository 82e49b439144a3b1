"""The sheets for an inspection: what is known, what nobody wrote down, what is not asked; a chapter without records says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from ashinami.casework.records.accidents import Accident, reports
from ashinami.casework.records.dates import DueDate
from ashinami.casework.records.duty_record import Leg, duty_of
from ashinami.casework.records.sheets import (
    NOTHING,
    CheckLine,
    ComplaintLine,
    Group,
    IncidentLine,
    checks_sheet,
    complaints_sheet,
    dates_sheet,
    deletions_sheet,
    duty_sheet,
    incidents_sheet,
    riders_sheet,
)
from ashinami.papers.transcript import transcript_xlsx

GROUP = Group(name="足の会", first=date(2026, 12, 1), last=date(2026, 12, 31), made_on=date(2027, 1, 4), fictional=True)
AT = datetime(2026, 12, 7, 10, 30, tzinfo=UTC)
TOLD = CheckLine(
    day=date(2026, 12, 7), when="乗務の前", at="07:30", driver="髙橋 ハル", vehicle="", how="", detector=None, sober=None,
    well=None, instructions="", checked_by="",
)  # fmt: skip


def test_what_he_said_himself_is_no_check_and_what_is_missing_is_listed() -> None:
    """His own word is called so; a word that a check took the place of lacks nothing any more."""
    sheet = checks_sheet(GROUP, [TOLD, replace(TOLD, corrected=True)])
    (own, replaced) = sheet.parts[0].rows
    assert "本人の申告のみ" in own
    assert sheet.missing == tuple(
        f"乗務の前と後の確認：2026.12.7 07:30：{what}" for what in ("車", "検知器", "酒気", "体調")
    )
    assert None not in replaced
    assert replaced[2] == "髙橋 ハル（訂正あり）"


def test_an_accident_stands_with_the_reports_it_asked_for() -> None:
    """Handed in, not yet with its day, or not asked for: each in words."""
    accident = Accident(happened_at=AT, kinds=frozenset(), dead=0, serious=1, passenger_serious=0, injured=1)
    line = IncidentLine(
        kind="事故", at="12月7日", driver="髙橋 ハル", plate="", place="", others="", outline="追突", cause="",
        prevention="", reports=reports(accident),
    )  # fmt: skip
    said = {item.label: item.value for item in incidents_sheet(GROUP, [line]).parts[0].items}
    assert said["速報（不要）"] == "—"
    assert said["報告書（必要）"] == "まだ。期限 令和9年1月6日"
    grave = replace(line, reports=reports(replace(accident, dead=1)))
    open_ = {item.label: item.value for item in incidents_sheet(GROUP, [grave]).parts[0].items}
    assert open_["速報（必要）"] == "まだ。期限 令和8年12月8日 10:30"
    done = replace(grave, told_at="令和8年12月7日 11:00", reported_on=date(2026, 12, 20))
    closed = {item.label: item.value for item in incidents_sheet(GROUP, [done]).parts[0].items}
    assert (closed["速報（必要）"], closed["報告書（必要）"]) == ("令和8年12月7日 11:00", "令和8年12月20日")


def test_a_duty_says_whose_kilometres_it_counts() -> None:
    """By the odometer, or of the rides alone; where neither is known the cell is missing, never zero."""
    legs = [Leg(ride="1", began_at=AT, ended_at=AT, places=("浜町", "診療所"), metres=4_200)]
    by_rides = duty_of(date(2026, 12, 7), "髙橋 ハル", "白の軽", legs, ())
    unknown = duty_of(date(2026, 12, 8), "髙橋 ハル", "", [Leg(ride="2")], ())
    sheet = duty_sheet(GROUP, [by_rides, unknown], {"白の軽": "試 580 あ 00-01"})
    assert sheet.parts[0].rows[0][2:7] == ("試 580 あ 00-01", "10:30", "10:30", "浜町、診療所", "4.2km（送迎分）")
    assert sheet.parts[0].rows[1][2:7] == (None, None, None, None, None)


def test_an_empty_chapter_says_that_it_is_empty() -> None:
    """Nothing happened is written down; each chapter goes into a workbook with its own tab."""
    sheets = [
        checks_sheet(GROUP, []),
        duty_sheet(GROUP, [], {}),
        incidents_sheet(GROUP, []),
        complaints_sheet(GROUP, []),
        riders_sheet(GROUP, []),
        dates_sheet(GROUP, []),
        deletions_sheet(GROUP, []),
    ]
    assert all(NOTHING in part.words for sheet in sheets for part in sheet.parts)
    assert len({sheet.name for sheet in sheets}) == len(sheets)
    assert transcript_xlsx(sheets).startswith(b"PK")


def test_complaints_and_dates_in_words() -> None:
    """Who handled it, when it was settled; where a date comes from stands beside it."""
    line = ComplaintLine(
        received_on=date(2026, 12, 1), said="遅い", cause="", explanation="", improvement="", handler="受付 アサ",
        settled_on=None,
    )  # fmt: skip
    sheet = complaints_sheet(GROUP, [line])
    assert "1　令和8年12月1日：済んだ日" in sheet.missing
    due = DueDate(day=date(2027, 1, 6), title="事故の報告書", key="k", source="自動車事故報告規則")
    assert dates_sheet(GROUP, [due]).parts[0].rows == (("令和9年1月6日", "事故の報告書（自動車事故報告規則）", "—"),)
