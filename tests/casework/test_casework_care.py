"""Files behind `ashinami care`: what is read, what is told when it cannot be, and the sums behind the lines."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashinami.basics.day import Days
from ashinami.casework.care.change import Change, what_if
from ashinami.casework.care.change import lines as change_lines
from ashinami.casework.care.fields import Fields
from ashinami.casework.care.mobility import MobilityPlan, as_model
from ashinami.casework.care.mobility import lines as mobility_lines
from ashinami.casework.care.person import read_person
from ashinami.casework.care.plan_files import read_change, read_forecast, read_plan
from ashinami.casework.care.sheet import lines as sheet_lines
from ashinami.casework.care.sheet import read_sheet
from ashinami.casework.care.work_year import read_wages, read_year
from ashinami.cli.main import main
from ashinami.funding.care import facts
from ashinami.funding.half_rule import half_rule
from ashinami.law.care_insurance.mobility import MODELS, model
from ashinami.rules.answers import Answer, Answers, Record
from ashinami.rules.verdict import Verdict
from ashinami.vocabulary.care import CareLevel, Status, StatusHistory
from tests.cli import care_files as files

DAY = date(2026, 4, 1)


def told(fields: Fields) -> str:
    """Return all notices as one text."""
    return "\n".join(str(notice) for notice in fields.notices)


def test_a_history_that_cannot_be_read_is_told_field_by_field() -> None:
    """No TOML, a strange level, days the wrong way round, levels that overlap: each with what to do."""
    assert "TOML として読めません" in told(read_person("level = ", "a.toml")[1])
    history, fields = read_person('[[status]]\nlevel = "要支援9"\nfrom = 2026-04-01\n', "a.toml")
    assert history == StatusHistory(())
    assert ("status[1].level" in told(fields), "support_1（要支援1）" in told(fields)) == (True, True)
    text = '[[status]]\nlevel = "care_1"\nfrom = 2026-04-01\nto = 2026-03-01\n[[continuing]]\nservice = "VB"\nfrom = "きのう"\n'
    said = told(read_person(text, "a.toml")[1])
    assert ("始まりの日より前" in said, "日付（2026-04-01）" in said) == (True, True)
    overlap = '[[status]]\nlevel = "target"\nfrom = 2026-04-01\n[[status]]\nlevel = "care_1"\nfrom = 2026-05-01\n'
    assert (read_person(overlap, "a.toml")[0], "重なっています" in told(read_person(overlap, "a.toml")[1])) == (
        None,
        True,
    )
    assert "[[status]] を一つずつ" in told(read_person("status = 3", "a.toml")[1])


def test_a_sheet_that_contradicts_itself_is_not_judged() -> None:
    """An item in both lists, one that does not exist, no day: told, and no sheet."""
    for text, words in (
        ("filled_on = 2026-04-01\nyes = [1]\nno = [1]", "両方にあります"),
        ("filled_on = 2026-04-01\nyes = [26]", "26番の項目はありません"),
        ("yes = [1]", "書かれていません"),
        ('filled_on = 2026-04-01\nyes = ["一"]', "整数の一覧"),
    ):
        sheet, fields = read_sheet(text, "s.toml")
        assert (sheet, words in told(fields)) == (None, True), text
    sheet, _ = read_sheet("filled_on = 2026-04-01\nheight_mm = 1500\nweight_g = 40000\nyes = [11]", "s.toml")
    assert sheet is not None
    said = "\n".join(sheet_lines(sheet))
    assert ("年齢が分からない" in said, "要確認の項目: 12番" in said) == (True, True)


def test_plans_changes_and_forecasts_that_cannot_be_read_are_told() -> None:
    """Strange costs, more rides beside the bus than there are, more target users than users, missing people, no towns."""
    plan, fields = read_plan(
        files.PLAN.format(others=1).replace("fuel", "gold").replace("beside_bus = 180", "beside_bus = 9999"), "p.toml"
    )
    assert (plan, "この費目はありません" in told(fields), "より多く" in told(fields)) == (None, True, True)
    read, fields = read_change(files.CHANGE.format(target=31), "c.toml")
    assert (read, "対象の人が、利用者より多く" in told(fields)) == (None, True)
    read, fields = read_change(
        files.CHANGE.format(target=1).replace("before = 12000000", "before = 120000000"), "c.toml"
    )
    assert (read, "総合事業の費用より多く" in told(fields)) == (None, True)
    bare = '[[change]]\nname = "x"\nbefore = 1\nafter = "y"\n'
    assert "0以上の整数" in told(read_change(bare, "c.toml")[1])
    for text, words in (
        (files.FORECAST.replace("first_year = 2025", "first_year = 2020"), "最初の年度の人数"),
        (
            files.FORECAST.split("[[town]]")[0] + "[base]" + files.FORECAST.split("[base]")[1],
            "市町村が一つもありません",
        ),
        (files.FORECAST.replace("cost = 70000000", 'cost = "多い"'), "読めません"),
    ):
        found, fields = read_forecast(text, "f.toml")
        assert (found, words in told(fields)) == (None, True), words


def test_a_plan_counts_its_users_as_the_file_says() -> None:
    """要介護 users count where the file says since when they were recognised, and not where it does not."""
    care = '[[users]]\nlevel = "care_1"\nheads = 3\n'
    text = files.PLAN.format(others=3) + care + care + "continuing_since = 2026-01-10\n"
    plan, fields = read_plan(text, "p.toml")
    assert (told(fields), plan is not None) == ("", True)
    assert plan is not None
    found = as_model(plan, model("D-1"))
    assert (found.counted.counted, found.counted.users) == (15, 21)
    unknown = as_model(MobilityPlan(day=DAY, users=(StatusHistory(()),), costs={}), model("B+"))
    assert (unknown.unknown, unknown.charged) == (1, 0)
    said = "\n".join(mobility_lines(MobilityPlan(day=DAY, users=(StatusHistory(()),), costs={}), (unknown,)))
    assert ("区分の分からない人が1人" in said, "まだ測られていません" in said) == (True, True)
    for wrong in ({"costs": {"gold": 1}}, {"costs": {}, "beside_bus": 1}):
        with pytest.raises(ValueError, match=r"items of a subsidy|among the rides"):
            MobilityPlan(day=DAY, users=(), **wrong)


def test_what_the_subsidy_pays_decides_whether_the_rides_are_free() -> None:
    """D-2 that pays the price of the rides makes them paid ones; the same plan as D-1 leaves that price to others and stays free."""
    plan, _ = read_plan(files.PLAN.format(others=1).replace("fuel = 240000", "ride_price = 240000"), "p.toml")
    assert plan is not None
    carrying, beside = as_model(plan, model("D-2")), as_model(plan, model("D-1"))
    assert (carrying.ride.verdict, beside.ride.verdict) == (Verdict.UNLAWFUL, Verdict.LAWFUL)
    assert (carrying.own_money, beside.own_money) == (0, 240_000)
    assert carrying.notices == ()


@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 10**7))
def test_no_model_charges_more_than_it_may_pay(target: int, others: int, cost: int) -> None:
    """What is charged is at most what the subsidy pays; paid and refused are the whole plan; half of the users or more pay it all."""
    users = [StatusHistory((Status(CareLevel.SUPPORT_1, Days(DAY)),))] * target
    users += [StatusHistory((Status(CareLevel.INDEPENDENT, Days(DAY)),), date(1950, 1, 1))] * others
    plan = MobilityPlan(day=DAY, users=tuple(users), costs={"coordination": cost, "fuel": cost, "construction": cost})
    for one in MODELS:
        found = as_model(plan, one)
        assert found.charged <= sum(found.paid.values())
        assert sum(found.paid.values()) + found.own_money == 3 * cost
        assert (found.charged == sum(found.paid.values())) is (target >= others and target > 0) or cost <= 1


def test_a_change_without_the_insurers_figures_asks_for_them() -> None:
    """Nothing is promised: the questions are listed; a change that costs less than nothing is refused."""
    found = what_if(Answers(), DAY, (Change("x", 10, 5),))
    assert (found.of_grant, any("次が分かれば" in line for line in change_lines(found))) == (None, True)
    with pytest.raises(ValueError, match="zero or more"):
        Change("x", -1, 0)
    cost = Answers((Answer(facts.COST, 5, Record("見本")),))
    with pytest.raises(ValueError, match="before the change"):
        what_if(cost, DAY, (Change("x", 10, 0),))


def test_a_change_at_exactly_half_warns() -> None:
    """The half rule's warning stands under the change it belongs to."""
    read, _ = read_change(files.CHANGE.format(target=15), "c.toml")
    assert read is not None
    assert any("ちょうど半数" in line for line in change_lines(what_if(*read)))
    assert half_rule(target=15, continuing=0, users=30, day=DAY).warnings


def test_a_year_of_work_that_cannot_be_read_is_told() -> None:
    """A strange month, window, key twice, overlapping windows, no worker; and money only where all of it is told."""
    good = files.WORK.format(morning="07:00-08:00")
    for text, words in (
        (good.replace("2026-04", "四月"), "月として読めません"),
        (good.replace("08:30-14:30", "朝から"), "時間帯として読めません"),
        (good.replace('"farm"', '"inn"'), "同じ名前（key）が二つ"),
        (good.replace("07:00-08:00", "15:30-16:30"), "重なっている"),
        (good.split("[[worker]]")[0], "職員が一つもありません"),
        (good + 'away = ["春"]', "月として読めません"),
        (good + "drives = 3", ""),
        (good.replace("days = 20", "days = 40"), "日数"),
        (good + "[rules]\nmost_day = -1", "0以上の整数"),
    ):
        year, fields = read_year(text, "y.toml")
        assert (year, words in told(fields)) == (None, True), words
    year, fields = read_year(good + 'away = ["2026-08"]\n[rules]\ngap = 0\n', "y.toml")
    assert year is not None
    assert (year.rules.gap, [str(month) for month in year.workers[0].away]) == (0, ["2026-08"])
    assert read_wages(fields) is not None
    assert read_wages(read_year(good.replace("wage = 2760000", ""), "y.toml")[1]) is None


def test_commands_end_with_what_must_be_repaired(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file with faults gives notices and exit code 2; one that is no text gives 1; a wrong word is told."""
    file = tmp_path / "a.toml"
    file.write_text("[[status]]\n", encoding="utf-8")
    for command in ("person", "checklist", "b-or-d", "what-if", "forecast", "work-year"):
        words = ["care", command, str(file), *(("--on", "2026-04-01") if command == "person" else ())]
        assert main(words) == 2, command
        assert "要修正" in capsys.readouterr().err
    file.write_bytes(b"\xff\xfe\x00")
    assert main(["care", "checklist", str(file)]) == 1
    price = ["care", "unit-price", "--cost", "1", "--visits", "1", "--on", "2026-04-01"]
    assert main([*price, "--method", "gift"]) == 1
    assert main(["care", "plan-kind", "MA", "--began", "2026-04-01"]) == 1
    assert main([*price[:-1], "2020-04-01", "--method", "designated"]) == 0
    assert "手元の資料にありません" in capsys.readouterr().out
