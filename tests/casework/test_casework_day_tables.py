"""A day from files: rows to values, every slip told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ashinami.basics.clock import Span
from ashinami.basics.notice import Notice, Severity
from ashinami.casework.day import DayInput
from ashinami.casework.day_tables import DayTables, examples, read_day
from ashinami.casework.day_wishes import MOST_WISHES
from ashinami.tables.template import write_template
from ashinami.vocabulary.person import Need
from ashinami.vocabulary.wish import Back

ON = date(2026, 12, 1)
FILES = {
    "団体": "団体名,架空\n見本の会,はい\n",
    "利用者": "番号,氏名,緯度,経度,必要なこと\nR1,髙橋 はな,32.91,132.19,歩行器、玄関まで\nR2,山﨑 清,32.92,132.2,\n",
    "運転者": "氏名,車,出られる時間,休む日,緯度,経度\n川端 守,軽,8:00-17:00,12/3,32.9,132.2\n",
    "車": "車名,座席\n軽,3\n",
    "場所": "名前,別名,緯度,経度\nみなと診療所,港の先生,32.9,132.2\n",
    "取り決め": "名前,ひな形,標準,項目,答え\n実費,fuel,はい,,\nお礼,thanks,,,\n",
    "wishes": "利用者,行き先,予約時刻,迎え時刻,帰り,帰りの時刻,付き添い,備考\nR1,みなと診療所,9:30,,,10:40,,\n",
}


def read(folder: Path, day: date = ON, **changed: str) -> tuple[DayInput, tuple[Notice, ...]]:
    """Read the day above with some of its files changed."""
    for name, text in (FILES | changed).items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return read_day(folder / "wishes.csv", folder, day)


def wishes(*rows: str) -> str:
    """Return a table of wishes with these rows."""
    return "\n".join([FILES["wishes"].split("\n")[0], *rows, ""])


def test_a_clean_day_has_no_notice(tmp_path: Path) -> None:
    """Shows every table read to the values it stands for."""
    given_day, notices = read(tmp_path)
    assert notices == ()
    assert (given_day.group, given_day.fictional) == ("見本の会", True)
    assert given_day.rider("R1").needs == {Need.WALKER, Need.DOOR_TO_DOOR}
    assert given_day.drivers[0].windows == (Span(480, 1020),)
    assert given_day.default_arrangement == "実費"
    (wish,) = given_day.wishes
    assert (wish.rider, wish.appointment, wish.back, wish.back_at) == ("R1", 570, Back.FIXED, 640)


def test_a_day_off(tmp_path: Path) -> None:
    """Shows that a driver on his day off has no hours."""
    given_day, _ = read(tmp_path, date(2026, 12, 3))
    assert given_day.drivers[0].windows == ()


def test_names_and_house_names_are_understood(tmp_path: Path) -> None:
    """Shows that 高橋 finds 髙橋, that an alias finds the clinic, and that nothing said about the return is an open one."""
    given_day, notices = read(tmp_path, wishes=wishes("高橋はな,港の先生,9:30,,,,,"))
    assert notices == ()
    (wish,) = given_day.wishes
    assert (wish.rider, wish.destination.name, wish.back) == ("R1", "みなと診療所", Back.OPEN)


@pytest.mark.parametrize(
    ("row", "code", "field"),
    [
        ("R9,みなと診療所,9:30,,,,,", "unknown-reference", "利用者"),
        ("R1,みなと診療所,,,,,,", "contradiction", "予約時刻"),
        ("R1,みなと診療所,9:30,10:00,,,,", "contradiction", "迎え時刻"),
        ("R1,みなと診療所,9:30,,,9:00,,", "contradiction", "帰りの時刻"),
        ("R1,みなと診療所,9:30,,時刻,,,", "contradiction", "帰りの時刻"),
        ("R1,みなと診療所,朝,,,,,", "unreadable-time", "予約時刻"),
        ("R1,,9:30,,,,,", "missing", "行き先"),
        ("R1,自宅,9:30,,,,,", "contradiction", "行き先"),
    ],
)
def test_a_row_that_cannot_be_planned_is_told_and_the_others_stay(
    tmp_path: Path, row: str, code: str, field: str
) -> None:
    """Shows the notice of each kind of slip, with its row and heading, and that the good row is still there."""
    given_day, (notice,) = read(tmp_path, wishes=wishes(row, "R2,みなと診療所,10:00,,,,,"))
    assert (notice.code, notice.row, notice.field, notice.severity) == (code, 2, field, Severity.ERROR)
    assert notice.file == "wishes.csv"
    assert notice.remedy
    assert [wish.rider for wish in given_day.wishes] == ["R2"]


def test_a_place_nobody_knows_is_kept_with_a_guess(tmp_path: Path) -> None:
    """Shows that an unknown destination is a warning with a likely name, and that the wish stays."""
    given_day, (notice,) = read(tmp_path, wishes=wishes("R1,みなとしんりょう所,9:30,,,,,"))
    assert (notice.code, notice.severity) == ("not-located", Severity.WARNING)
    assert "みなと診療所" in notice.remedy
    assert given_day.wishes[0].destination.point is None


def test_doubled_rows_are_told(tmp_path: Path) -> None:
    """Shows that a wish written twice is planned once, and a rider listed twice is told."""
    row = "R1,みなと診療所,9:30,,,,,"
    given_day, (notice,) = read(tmp_path, wishes=wishes(row, row))
    assert (notice.code, notice.row) == ("doubled", 3)
    assert len(given_day.wishes) == 1
    _, (notice,) = read(tmp_path, 利用者=FILES["利用者"] + "R1,吉田,32.9,132.2,\n", wishes=wishes(row))
    assert (notice.code, notice.row) == ("doubled", 4)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("R1,港の先生,9:40,,,,,", ["overlap"]),
        ("R1,港の先生,,10:39,片道,,,", ["overlap"]),
        ("R1,港の先生,,10:40,片道,,,", []),
        ("R1,港の先生,8:30,,片道,,,", []),
        ("R2,港の先生,9:40,,,,,", []),
    ],
)
def test_a_rider_in_two_places_is_told(tmp_path: Path, row: str, told: list[str]) -> None:
    """Shows the warning when a rider is out from 9:30 to 10:40 and a second wish falls into that; both stay."""
    given_day, notices = read(tmp_path, wishes=wishes("R1,みなと診療所,9:30,,,10:40,,", row))
    assert [notice.code for notice in notices] == told
    assert len(given_day.wishes) == 2


def test_more_wishes_than_a_day_holds(tmp_path: Path) -> None:
    """Shows that a table with far too many wishes is told, and the first of them planned."""
    rows = [f"R1,みなと診療所,9:30,,片道,,,{number}" for number in range(MOST_WISHES + 1)]
    given_day, notices = read(tmp_path, wishes=wishes(*rows))
    assert len(given_day.wishes) == MOST_WISHES
    (told,) = (notice for notice in notices if notice.severity is Severity.ERROR)
    assert (told.code, told.row) == ("too-many", MOST_WISHES + 2)


def test_two_riders_of_one_name_need_their_numbers(tmp_path: Path) -> None:
    """Shows that an ambiguous name is never guessed."""
    riders = FILES["利用者"] + "R3,髙橋 はな,32.9,132.21,\n"
    _, (notice,) = read(tmp_path, 利用者=riders, wishes=wishes("髙橋 はな,みなと診療所,9:30,,,,,"))
    assert notice.code == "ambiguous"
    assert "R1" in notice.remedy
    assert "R3" in notice.remedy


def test_other_days_are_counted(tmp_path: Path) -> None:
    """Shows that wishes of another day are told in one note and not planned."""
    text = "利用者,行き先,予約時刻,日付\nR1,みなと診療所,9:30,12/2\nR2,みなと診療所,9:30,令和8年12月1日\n"
    given_day, (notice,) = read(tmp_path, wishes=text)
    assert (notice.code, notice.severity) == ("other-day", Severity.NOTE)
    assert [wish.rider for wish in given_day.wishes] == ["R2"]


def test_contradictions_about_the_return(tmp_path: Path) -> None:
    """Shows that a one-way wish with a return time, or with a driver who stays, is planned with the return and a warning."""
    rows = wishes("R1,みなと診療所,9:30,,片道,10:40,,", "R2,みなと診療所,9:30,,片道,,はい,")
    given_day, notices = read(tmp_path, wishes=rows)
    assert [notice.code for notice in notices] == ["back-and-time", "back-with-driver"]
    assert given_day.wishes[0].back is Back.FIXED


def test_missing_tables_are_told(tmp_path: Path) -> None:
    """Shows that a missing list of riders is an error and a missing list of arrangements a note."""
    (tmp_path / "wishes.csv").write_text(FILES["wishes"], encoding="utf-8")
    (tmp_path / "people").mkdir()
    given_day, notices = read_day(tmp_path / "wishes.csv", tmp_path / "people", ON)
    assert given_day.wishes == ()
    severities: Mapping[str, Severity] = {n.text[1:4]: n.severity for n in notices if n.code == "no-table"}
    assert severities["利用者"] is Severity.ERROR
    assert severities["取り決"] is Severity.NOTE


def test_half_a_point_and_an_unknown_car(tmp_path: Path) -> None:
    """Shows that one half of a point is told, and that a driver whose car nobody knows is left out with a notice."""
    riders = "番号,氏名,緯度,経度\nR1,髙橋 はな,32.91,\nR2,山﨑 清,0,0\n"
    drivers = "氏名,車,出られる時間,緯度,経度\n川端 守,トラック,8:00-17:00,32.9,132.2\n"
    given_day, notices = read(tmp_path, 利用者=riders, 運転者=drivers)
    codes = [notice.code for notice in notices]
    assert codes.count("half-point") == 2
    assert codes.count("home-not-located") == 2
    assert "unknown-reference" in codes
    assert given_day.drivers == ()


def test_the_templates_are_read_without_a_notice(tmp_path: Path) -> None:
    """Shows that the example rows of every table are good rows."""
    tables, rows = DayTables.on(ON), examples()
    write_template(tmp_path / "wishes.xlsx", [(tables.wishes, rows["wishes"])])
    write_template(tmp_path / "people.xlsx", [(table, rows[table.file]) for table in tables.people])
    given_day, notices = read_day(tmp_path / "wishes.xlsx", tmp_path / "people.xlsx", ON)
    assert notices == ()
    assert len(given_day.wishes) == len(rows["wishes"]) == 3
    assert given_day.fictional


_CELLS = st.text(alphabet="髙R1 9:30時、,\"'はいいえ=-#～\n\t０", max_size=12)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(table=st.sampled_from(sorted(FILES)), rows=st.lists(st.lists(_CELLS, max_size=9), max_size=5))
def test_random_rows_are_values_or_notices(tmp_path: Path, table: str, rows: list[list[str]]) -> None:
    """Shows that no rows break the day, whatever table they stand in, and that a clean wish in front of them stays."""
    added = "".join(",".join(row) + "\n" for row in rows)
    given_day, notices = read(tmp_path, ON, **{table: FILES[table] + added})
    assert all(notice.text and str(notice) for notice in notices)
    assert "R1" in {wish.rider for wish in given_day.wishes}
