"""`ashinami fund`: schemes, what each gives, a town's rule checked and compared, on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ashinami.cli.ending import CANNOT, ROWS_TO_REPAIR
from ashinami.cli.main import main
from ashinami.funding import municipal

RULES = Path(municipal.__file__).parent
FACTS = """
users.target: 3
users.all: 5
cost.coordination: 100000
cost.reward: 12000
cost.complete: true
activities: {minutes: 40, count: 50}
visits.all: 40
group.application_year: 3
income.other_grants: 0
"""


@pytest.fixture
def facts(tmp_path: Path) -> str:
    """Return a file of facts of one group."""
    file = tmp_path / "group.yaml"
    file.write_text(FACTS, encoding="utf-8")
    return str(file)


def test_a_program_reads_the_amount_with_every_step(facts: str, capsys: pytest.CaptureFixture[str]) -> None:
    """JSON gives eligibility, whole yen, and each named step with its source."""
    assert main(["fund", "eval", "kagoshima.mutual_help", "--facts", facts, "--on", "2026-04-01", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["standing"], told["amount"]) == ("fits", 80_000)
    steps = {step["key"]: step for step in told["steps"]}
    assert (steps["limit_b"]["value"], steps["share"]["value"]) == (40_000, "3/5")
    assert "鹿児島市" in steps["limit_b"]["source"]


def test_sewa_reads_the_mutual_aid_subsidy_of_her_group_step_by_step(
    facts: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Sewa coordinates a group in Kagoshima: 80,000 yen, because her visits bind and not her costs; what is missing elsewhere is asked."""
    main(["fund", "eval", "kagoshima.mutual_help", "--facts", facts, "--on", "2026-04-01"])
    told = capsys.readouterr().out
    assert "当てはまる　補助額: 80,000円" in told
    assert "加算額: 40,000円（加算の限度A 70,000円 と 加算の限度B 40,000円 の少ないほう）" in told
    assert "奨励金分: 10,000円" in told
    main(["fund", "eval", "kagoshima.community_transport", "--facts", facts, "--on", "2026-04-01"])
    told = capsys.readouterr().out
    assert "補助額: 分かりません" in told
    assert "income.collected" in told
    main(["fund", "eval", "kagoshima.mutual_help", "--facts", facts, "--on", "2020-04-01"])
    assert "その日には無い" in capsys.readouterr().out


def test_list_show_and_facts(capsys: pytest.CaptureFixture[str]) -> None:
    """What is known, on a day; one scheme whole; what a file of facts holds."""
    main(["fund", "list", "--on", "2018-04-02"])
    told = capsys.readouterr().out
    assert "oita.hamlets" in told
    assert "kagoshima.group_bus" not in told
    main(["fund", "show", "hashimoto.ride_support"])
    told = capsys.readouterr().out
    assert told.count("橋本市 訪問型サービスD補助金\n") == 2
    assert "出ない費目: 燃料代" in told
    main(["fund", "facts"])
    assert "cost.complete" in capsys.readouterr().out


def test_list_and_show_for_other_programs(capsys: pytest.CaptureFixture[str]) -> None:
    """Each scheme of a day as JSON; one scheme with all its versions, their conditions and what they ask."""
    assert main(["fund", "list", "--on", "2018-04-02", "--json"]) == 0
    listed = {one["scheme"]: one for one in json.loads(capsys.readouterr().out)}
    assert listed["oita.hamlets"]["until"] == "2024-04-01"
    assert "kagoshima.group_bus" not in listed
    assert main(["fund", "show", "hashimoto.ride_support", "--json"]) == 0
    versions = json.loads(capsys.readouterr().out)
    assert [one["from"] for one in versions] == ["2018-08-01", "2022-04-01"]
    assert versions[1]["covers"]["fuel"] == {"pays": False, "limit": None}
    assert versions[1]["source"]["mark"] == "V"
    assert main(["fund", "show", "kagoshima.mutual_help", "--on", "2026-04-01", "--json"]) == 0
    (one,) = json.loads(capsys.readouterr().out)
    assert "users.target" in {ask["fact"] for ask in one["asks"]}
    assert any("30分" in line for line in one["eligibility"])


def test_the_finder_and_a_mix(facts: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The group's own town first; a mix with the reason of each item."""
    assert main(["fund", "finder", "--facts", facts, "--on", "2026-04-01", "--town", "鹿児島市"]) == 0
    assert "■ 当てはまる\n  kagoshima.mutual_help" in capsys.readouterr().out
    main(["fund", "finder", "--facts", facts, "--on", "2026-04-01", "--json"])
    assert {one["fit"] for one in json.loads(capsys.readouterr().out)} >= {"fits", "asks"}
    main(["fund", "mix", "--facts", facts, "--on", "2026-04-01", "--town", "鹿児島市"])
    assert "自分たちのお金 32,000円" in capsys.readouterr().out
    assert main(["fund", "mix", "--facts", facts, "--on", "2026-04-01", "--aim", "happiness"]) == CANNOT


def test_a_rule_is_checked_with_its_examples(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every specimen passes; a wrong expectation, a missing example and a slip of the pen are told with what to do."""
    bus = (RULES / "kagoshima_group_bus.toml").read_text(encoding="utf-8")
    file = tmp_path / "bus.toml"
    file.write_text(bus, encoding="utf-8")
    assert main(["fund", "check", str(file)]) == 0
    file.write_text(bus.replace("amount = 75_000", "amount = 74_000"), encoding="utf-8")
    assert main(["fund", "check", str(file)]) == ROWS_TO_REPAIR
    assert "amount: 74,000 のはずが 75,000" in capsys.readouterr().out
    file.write_text(bus.split("[[example]]", maxsplit=1)[0], encoding="utf-8")
    assert main(["fund", "check", str(file)]) == ROWS_TO_REPAIR
    assert "例が一つもありません" in capsys.readouterr().out
    file.write_text(bus.replace("value = 50_000", "value = 50_000.5"), encoding="utf-8")
    assert main(["fund", "check", str(file)]) == ROWS_TO_REPAIR
    assert "小数は使いません" in capsys.readouterr().err


def test_a_changed_number_is_compared_on_last_year_s_records(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A table with a row for each group, or a file of facts with a list: who gains, who loses, and the sum."""
    bus = (RULES / "kagoshima_group_bus.toml").read_text(encoding="utf-8")
    new = tmp_path / "new.toml"
    new.write_text(bus.replace("value = 50_000", "value = 40_000"), encoding="utf-8")
    table = tmp_path / "records.csv"
    table.write_text(
        "去年の記録,,,,\n団体,cost.hire,users.all,users.aged_60,memo\nあ会,60000,12,12,x\nい会,多い,12,12,\nあ会,1,1,1,\n",
        encoding="utf-8",
    )
    compare = ["fund", "compare", "kagoshima.group_bus", str(new), "--on", "2026-04-01", "--records"]
    assert main([*compare, str(table)]) == ROWS_TO_REPAIR
    out, err = capsys.readouterr()
    assert "あ会: 55,000円 → 50,000円（−5,000円）" in out
    assert "い会: 分からない → 分からない" in out
    assert "「memo」という項目はありません" in err
    assert "「あ会」が二度あります" in err
    listed = tmp_path / "records.toml"
    listed.write_text(
        '[[group]]\nname = "う会"\ncost.hire = 60000\nusers.all = 12\nusers.aged_60 = 12\n[[group]]\nname = "う会"\n',
        encoding="utf-8",
    )
    assert main([*compare, str(listed), "--json"]) == ROWS_TO_REPAIR
    assert json.loads(capsys.readouterr().out)["groups"] == [
        {"group": "う会", "before": 55_000, "after": 50_000, "change": -5_000}
    ]


@pytest.mark.parametrize(
    ("name", "content"), [("a.toml", "x = 1"), ("a.yaml", "- 1"), ("a.csv", "あ,い\n1,2\n"), ("b.toml", "= ")]
)
def test_records_that_are_none_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: str
) -> None:
    """A file without groups ends with a notice, and nothing is compared."""
    file = tmp_path / name
    file.write_text(content, encoding="utf-8")
    compare = [
        "fund",
        "compare",
        "kagoshima.group_bus",
        "kagoshima.group_bus",
        "--on",
        "2026-04-01",
        "--records",
        str(file),
    ]
    assert main(compare) == ROWS_TO_REPAIR
    assert "→" in capsys.readouterr().err


def test_what_does_not_exist_is_told(facts: str, tmp_path: Path) -> None:
    """An unknown scheme, a day without a version, a file that is no text."""
    assert main(["fund", "show", "nowhere.at_all"]) == CANNOT
    assert main(["fund", "eval", "nowhere.at_all", "--facts", facts, "--on", "2026-04-01"]) == CANNOT
    records = tmp_path / "r.toml"
    records.write_bytes(b"\xff\xfe\x00")
    read = ["--records", str(records), "--on"]
    assert main(["fund", "compare", "kagoshima.group_bus", "kagoshima.group_bus", *read, "2020-01-01"]) == CANNOT
    assert main(["fund", "compare", "nowhere.at_all", "nowhere.at_all", *read, "2020-01-01"]) == CANNOT
    assert (
        main(["fund", "compare", "kagoshima.group_bus", "kagoshima.group_bus", *read, "2026-01-01"]) == ROWS_TO_REPAIR
    )
    assert main(["fund", "eval", "kagoshima.group_bus", "--facts", str(records), "--on", "2026-01-01"]) == CANNOT
    assert main(["fund", "check", str(records)]) == CANNOT
