"""A stranger follows the how-to «enter our town's subsidy rule» to the letter, with a rule that is not among our specimens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ashinami.cli.main import main
from ashinami.funding.municipal import rules
from ashinami.funding.rulebook.read_blocks import BLOCKS
from ashinami.vocabulary.money import CostItem

PAGE = "docs/how-to/town-rule.md"


@pytest.fixture
def page(root: Path) -> str:
    """Return the text of the how-to."""
    return (root / PAGE).read_text(encoding="utf-8")


def test_the_how_to_is_followed_literally(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The file is written as printed, checked, applied to a group, changed and compared; every command of the page runs."""
    monkeypatch.chdir(tmp_path)
    (text,) = re.findall(r"```toml\n(.*?)```", page, flags=re.DOTALL)
    Path("hokuto.toml").write_text(text, encoding="utf-8")
    assert "hokuto.resident_care" not in rules(), "the rule must not be one of ours"
    Path("hokuto-new.toml").write_text(text.replace("value = 216_000", "value = 180_000"), encoding="utf-8")
    facts = "activities: {count: 50, minutes: 240}\ngroup.months: 12\ncost.complete: true\ncost.rent: 230000\n"
    Path("dantai.yaml").write_text(facts, encoding="utf-8")
    heading = "団体,activities.count,activities.minutes,group.months,cost.complete,cost.rent\n"
    Path("kiroku.csv").write_text(
        heading + "みどりの会,50,240,12,はい,230000\nあおの会,50,240,12,はい,100000\n", encoding="utf-8"
    )
    commands = [line for block in re.findall(r"```sh\n(.*?)```", page, flags=re.DOTALL) for line in block.splitlines()]
    assert [command.split()[2] for command in commands] == ["check", "eval", "compare"]
    said = []
    for command in commands:
        assert main(command.split()[1:]) == 0, command
        said.append(capsys.readouterr().out)
    assert "すべて合っています。" in said[0]
    assert "補助額: 216,000円" in said[1]
    assert "年の限度: 216,000 → 180,000円" in said[2]
    assert "みどりの会: 216,000円 → 180,000円（−36,000円）" in said[2]
    assert "あおの会: 100,000円 → 100,000円（±0円）" in said[2]


def test_a_stranger_enters_another_rule_of_the_dossier_with_the_how_to_alone(
    page: str, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """佐倉市's half with its prices and limits, written from the page: what tripped the writer is told in one line, then it works.

    The first try named the item 交通費 by a word of its own; the page did not list the items then. It does now.
    """
    monkeypatch.chdir(tmp_path)
    text = (root / "tests/spec/funding/entered/sakura.toml").read_text(encoding="utf-8")
    assert "sakura.day_place" not in rules(), "the rule must not be one of ours"
    words = set(re.findall(r"`([a-z_]+)`", page))
    assert {item.value for item in CostItem} <= words, "every cost item stands on the page"
    first_try = text.replace('"cost.travel"', '"cost.volunteer_travel"')
    Path("sakura.toml").write_text(first_try, encoding="utf-8")
    assert main(["fund", "check", "sakura.toml"]) != 0
    told = [line for line in capsys.readouterr().err.splitlines() if line.startswith("【要修正】")]
    assert len([line for line in told if "cost.volunteer_travel" in line]) == 1
    assert not [line for line in told if "ここより前にありません" in line and "volunteer" not in line], (
        "no slip is told twice"
    )
    Path("sakura.toml").write_text(text, encoding="utf-8")
    assert main(["fund", "check", "sakura.toml"]) == 0
    assert "すべて合っています。" in capsys.readouterr().out
    costs = "cost.complete: true\ncost.rent: 60001\ncost.travel: 0\ncost.lecturer: 0\n"
    facts = costs + "sakura.km: 1200\nsakura.one_ways: 0\nsakura.lectures: 0\n"
    Path("dantai.yaml").write_text(facts, encoding="utf-8")
    assert main(["fund", "eval", "sakura.toml", "--facts", "dantai.yaml", "--on", "2026-04-01"]) == 0
    assert "補助額: 37,800円" in capsys.readouterr().out


def test_the_how_to_names_every_way_to_calculate(page: str) -> None:
    """A building block that the page does not explain could not be used by a stranger."""
    assert [
        word for word in BLOCKS if f"`{word} = " not in page and f" `{word} = " not in page and f"/ `{word}" not in page
    ] == []
