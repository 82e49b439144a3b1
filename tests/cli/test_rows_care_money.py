"""Rows of coverage/ that care insurance and its money serve, each by a command: a made-up person with a question, and what she learns."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ashinami.cli.main import main
from tests.cli import care_files as files

type Run = Callable[..., str]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Run a command over a file with this text, and return what it says; it must end well."""

    def command(*words: str, text: str = "", facts: dict[str, Any] | None = None) -> str:
        file = tmp_path / ("facts.json" if facts is not None else "file.toml")
        file.write_text(text if facts is None else json.dumps(facts, ensure_ascii=False), encoding="utf-8")
        assert main([str(file) if word == "FILE" else word for word in words]) == 0
        return capsys.readouterr().out

    return command


def fund(run: Run, scheme: str, day: str, facts: dict[str, Any]) -> dict[str, Any]:
    """Return what `ashinami fund eval` gives, as other programs read it."""
    told: dict[str, Any] = json.loads(
        run("fund", "eval", scheme, "--facts", "FILE", "--on", day, "--json", facts=facts)
    )
    return told | {"by_key": {step["key"]: step["value"] for step in told["steps"]}}


def block(out: str, title: str) -> str:
    """Return the line with the title and what is indented under it."""
    lines = out.splitlines()
    start = next(number for number, line in enumerate(lines) if line.endswith(title))
    end = next(
        (number for number in range(start + 1, len(lines)) if not lines[number].startswith("      ")), len(lines)
    )
    return "\n".join(lines[start:end])


def test_who_became_yokaigo_may_go_on_with_b_from_2021_and_with_a_from_2024(run: Run) -> None:
    """C050, C062, E109: Sato became 要介護1 in 2021. B closes, opens again on 2021-04-01; A opens in 2024 where her town opens it."""
    words = ("care", "person", "FILE", "--opened")
    days = {
        day: run(*words, "--on", day, text=files.HISTORY)
        for day in ("2021-01-31", "2021-03-31", "2021-04-01", "2024-08-04", "2024-08-05")
    }
    b = {
        day: block(out, name)[0]
        for (day, out), name in zip(days.items(), [*["訪問型サービスB"] * 4, "訪問型サービス・活動B"], strict=True)
    }
    assert b == {"2021-01-31": "○", "2021-03-31": "×", "2021-04-01": "○", "2024-08-04": "○", "2024-08-05": "○"}
    assert block(days["2024-08-04"], "訪問型サービスA").startswith("×")
    assert block(days["2024-08-05"], "訪問型サービス・活動A").startswith("○")
    assert "市町村が継続利用要介護者と認めています" in block(days["2021-04-01"], "訪問型サービスB")
    assert all(block(out, "訪問型（従前相当）").startswith("○") is (day == "2021-01-31") for day, out in days.items())


def test_what_is_not_known_of_meals_is_said_and_day_places_follow_their_kind(run: Run) -> None:
    """E110, E111: for 継続利用要介護者 the papers do not say whether meals were open in 2021 to 2024; C never is, B of a day place asks."""
    out = run("care", "person", "FILE", "--on", "2022-04-01", text=files.HISTORY.replace('"VB"', '"LM"'))
    assert block(out, "配食").startswith("？")
    assert "この時期について書いた文書が見つかっていません" in block(out, "配食")
    assert block(out, "通所型サービスC").startswith("×")
    assert block(out, "通所型サービスB").startswith("？")


def test_someone_well_of_67_may_join_every_general_project_and_nothing_else(run: Run) -> None:
    """E113: Tanaka is well and 67. All five general projects are open to her, no other service is; at 64 none would be."""
    out = run("care", "person", "FILE", "--on", "2025-06-01", text=files.WELL)
    open_to_her = [line.split("  ")[1] for line in out.splitlines() if line.startswith("○")]
    assert open_to_her == [
        "介護予防把握事業", "介護予防普及啓発事業", "地域介護予防活動支援事業", "一般介護予防事業評価事業",
        "地域リハビリテーション活動支援事業",
    ]  # fmt: skip
    younger = run("care", "person", "FILE", "--on", "2025-06-01", text=files.WELL.replace("1958", "1961"))
    assert not [line for line in younger.splitlines() if line.startswith("○")]


def test_the_services_are_named_by_the_day_with_their_way_of_delivery(run: Run) -> None:
    """E108: Mori writes a paper for 2024-08-04 and one for the next day: the parent and its types have another name on each."""
    before, after = (run("care", "services", "--on", day) for day in ("2024-08-04", "2024-08-05"))
    assert ("■ 介護予防・生活支援サービス事業" in before, "■ サービス・活動事業" in after) == (True, True)
    assert ("サービス・活動B" in before, "訪問型サービス・活動B" in after) == (False, True)
    assert "担い手: 住民・町内の団体・NPO　実施: 補助" in after


def test_the_kind_of_care_management_follows_what_is_used(run: Run) -> None:
    """E112: for resident-run help alone the first look is enough; with a designated visit the next look is due in three months."""
    light = run("care", "plan-kind", "VB", "P3", "--began", "2026-04-01")
    assert light.startswith("ケアマネジメントC")
    full = run("care", "plan-kind", "VB", "V0", "--began", "2026-04-01", "--looked", "2026-06-10")
    assert (full.startswith("ケアマネジメントA"), "2026-09-10" in full) == (True, True)


def test_a_checklist_is_judged_with_what_is_still_to_be_asked(run: Run) -> None:
    """E119: Ito asked half of the sheet. Nothing decides yet, and the items that could are named; 18 with はい settles it, not at 64."""
    half = run("care", "checklist", "FILE", text=files.SHEET.format(age=79))
    assert half.startswith("まだ決まりません")
    assert "18番" in half
    assert "17番（外出がへった）だけでは" in half
    settled = files.SHEET.format(age=79).replace("16, 17]", "16, 17, 18]")
    assert run("care", "checklist", "FILE", text=settled).startswith("事業対象者に当たります")
    younger = run("care", "checklist", "FILE", text=settled.replace("79", "64"))
    assert younger.startswith("事業対象者に当たりません")


def test_reward_works_and_a_flat_sum_by_the_day_of_the_notice(run: Run) -> None:
    """C054, C055, C056: a reward for volunteers is refused on 2020-05-28 and allowed the day after; works and adverts on neither."""
    found = {}
    for item in ("volunteer_incentive", "construction", "recruiting", "minor_repair"):
        for day in ("2020-05-28", "2020-05-29"):
            told = {"subsidy.scheme": "type_b", "subsidy.items": [item]}
            out = run("consult", "FILE", "--on", day, "--purpose", "subsidy", "--json", facts=told)
            found[item, day] = json.loads(out)["forms"][0]["verdict"]
    assert [day for (item, day), verdict in found.items() if item == "volunteer_incentive" and verdict == "lawful"] == [
        "2020-05-29"
    ]
    assert {found[item, day] for item, day in found if item in ("construction", "recruiting")} == {"unlawful"}
    assert {found["minor_repair", day] for day in ("2020-05-28", "2020-05-29")} == {"lawful"}


def test_a_flat_yearly_sum_is_allowed_and_its_cost_a_visit_is_no_ground_to_refuse(run: Run) -> None:
    """C057, C063, C064: 900,000 yen flat for 150 visits is 2.24 times the old benefit price: shown, lawful, and not refused."""
    told = {"subsidy.scheme": "type_d", "subsidy.items": ["lump_sum"]}
    out = run("consult", "FILE", "--on", "2026-04-01", "--purpose", "subsidy", "--json", facts=told)
    assert json.loads(out)["forms"][0]["verdict"] == "lawful"
    price = run("care", "unit-price", "--cost", "900000", "--visits", "150", "--on", "2026-04-01")
    assert ("2.24倍" in price, "断る理由になりません" in price, "認められません" in price) == (True, True, False)


def test_the_same_plan_as_b_and_as_d(run: Run) -> None:
    """C052, P37: Kubo sees that her city's D counts six fewer people, what each may not pay, and that 15 per cent of rides had a bus."""
    out = run("care", "b-or-d", "FILE", text=files.PLAN.format(others=10))
    direct, b = out.split("■ ")[1], out.split("■ ")[4]
    assert (direct.startswith("D-1"), b.startswith("B+")) == (True, True)
    assert ("うち6人が数えられません" in direct, "数えられません" in b) == (True, False)
    assert "補助で見られない費用: 燃料代 240,000円" in b
    assert "交付金に計上できる額: 720,000円" in b
    assert out.count("許可も登録もいりません") >= 2
    assert "約15％" in out


def test_more_other_people_cost_the_town_and_not_the_ride(run: Run) -> None:
    """P35: with 36 others beside 12 target users B still takes everybody; a quarter of the cost may be charged, the rest is told."""
    out = run("care", "b-or-d", "FILE", text=files.PLAN.format(others=36))
    b = out.split("■ ")[4]
    assert "48人のうち対象は12人（割合 1/4）" in b
    assert "交付金に計上できる額: 180,000円" in b
    assert "許可も登録もいりません" in b


def test_a_changed_service_is_reckoned_before_anybody_fears_for_the_grant(run: Run) -> None:
    """E133, P61: moving 12 million of visits to B: the rates stay, the ceiling is no longer passed, and what the town bears falls."""
    out = run("care", "what-if", "FILE", text=files.CHANGE.format(target=12))
    assert "限度を超える額: 9,000,000円 → 0円" in out
    assert "市町村が負担する合計: 21,625,000円 → 14,200,000円" in out
    assert "負担の割合は、サービスの形では変わりません" in out
    assert "計上できない 1,800,000円" in out
    enough = run("care", "what-if", "FILE", text=files.CHANGE.format(target=16))
    assert "半数の決まりで計上できない" not in enough


def test_the_three_ceilings_and_what_talks_add(run: Run) -> None:
    """E130: イ 101.0 and ロ 97.5 million; a special-rule town counts from its FY2017 cost; the grant stops at the higher one."""
    plain = fund(run, "state.sogo_grant", "2026-04-01", files.INSURER)
    assert [plain["by_key"][key] for key in ("i", "ro", "ceiling", "over")] == [
        101_000_000,
        97_500_000,
        101_000_000,
        9_000_000,
    ]
    special = files.INSURER | {"insurer.took_special": True, "insurer.actual_2017": 108_000_000}
    assert fund(run, "state.sogo_grant", "2026-04-01", special)["by_key"]["i"] == 109_400_000
    assert any("要確認" in warning for warning in plain["warnings"])


def test_separate_talks_are_prepared_from_the_year_the_ceiling_will_be_passed(run: Run) -> None:
    """E129: a union of two towns sees which growth passes the ceiling and when; an amount from the talks lets that cost in."""
    out = run("care", "forecast", "FILE", text=files.FORECAST)
    by_75, by_80 = out.split("■ ")[1:3]
    assert ("上限額は超えません" in by_75, "2030年度に、はじめて上限額を超えます" in by_80) == (True, True)
    talked = fund(run, "state.sogo_grant", "2026-04-01", files.INSURER | {"insurer.extra": 9_000_000})
    assert (talked["by_key"]["over"], talked["by_key"]["base"]) == (0, 110_000_000)


def test_fields_paid_as_one_grant_keep_their_own_shares(run: Run) -> None:
    """C071: a salon, a support centre and a new consultation desk in one grant: 総合事業, 包括的支援 and half-and-quarter side by side."""
    parts = [("サロン", "sogo", 2_000_000), ("センター", "others", 4_000_000), ("参加支援", "new", 1_000_000)]
    rows = [{"name": name, "layered_part.kind": kind, "layered_part.cost": cost} for name, kind, cost in parts]
    found = fund(run, "state.layered_support", "2026-04-01", {"insurer.layered": True, "layered_part": rows})
    keys = ("state", "prefecture", "premium_1", "premium_2", "municipality")
    assert [found["by_key"][key] for key in keys] == [2_540_000, 1_270_000, 1_380_000, 540_000, 1_270_000]
    assert (
        fund(run, "state.layered_support", "2021-03-31", {"insurer.layered": True, "layered_part": rows})["standing"]
        == "not_in_force"
    )


def test_a_cooperative_with_its_founders_and_who_pays_for_it(run: Run) -> None:
    """D073, D074, D075: four founders suffice, three do not; the town pays half, of which only an eighth of the whole stays with it."""
    found = fund(run, "state.local_work_cooperative", "2026-04-01", files.COOPERATIVE)
    keys = ("eligible", "municipal_subsidy", "state_grant", "special_tax", "municipal_net", "user_fees")
    assert [found["by_key"][key] for key in keys] == [8_160_000, 4_080_000, 2_040_000, 1_020_000, 1_020_000, 4_080_000]
    three = fund(run, "state.local_work_cooperative", "2026-04-01", files.COOPERATIVE | {"cooperative.founders": 3})
    assert (three["standing"], three["amount"]) == ("fails", 0)
    assert fund(run, "state.local_work_cooperative", "2020-06-03", files.COOPERATIVE)["standing"] == "not_in_force"


def test_farm_inn_brewery_and_two_hours_of_bus_make_one_year_of_work(run: Run) -> None:
    """D076: Nagai's worker is full all year and drives every day; with a bus at the hour of the farm the clash is not planned but told."""
    out = run("care", "work-year", "FILE", text=files.WORK.format(morning="07:00-08:00"))
    assert "証明ずみ" in out
    assert "埋まらない席" not in out
    assert "2026-11  酒造り＋コミュニティバス" in out
    assert "はずれたところはありません" in out
    assert "食堂: 720時間 1,530,000円" in out
    clashing = run("care", "work-year", "FILE", text=files.WORK.format(morning="08:00-09:00"))
    assert "埋まらない席" in clashing


def test_land_of_an_agreement_is_paid_by_slope_and_held_against_its_register(run: Run) -> None:
    """D079, D080: 3 ha steep and 2 ha gentle in an agreement; a register that says another area is told; gentle needs the mayor."""
    found = fund(run, "state.hilly_areas", "2023-04-01", files.AGREEMENT)
    assert (found["amount"], found["by_key"]["hilly.paddy_steep"], found["by_key"]["hilly.paddy_gentle"]) == (
        790_000,
        630_000,
        160_000,
    )
    differs = fund(run, "state.hilly_areas", "2023-04-01", files.AGREEMENT | {"hilly.area": 60_000})
    assert any("台帳を確かめて" in warning for warning in differs["warnings"])
    refused = fund(run, "state.hilly_areas", "2023-04-01", files.AGREEMENT | {"hilly.gentle_accepted": False})
    assert refused["amount"] == 630_000


def test_the_strategy_earned_ten_tenths_until_2024_and_the_hamlet_add_on_ended_with_it(run: Run) -> None:
    """D081, D082: the same strategy brings eight tenths from 2025; the add-on for rides pays to 2025-03-31 and then is no more."""
    years = {
        day: fund(run, "state.hilly_areas", day, files.AGREEMENT)["amount"] for day in ("2025-03-31", "2025-04-01")
    }
    assert years == {"2025-03-31": 790_000, "2025-04-01": 632_000}
    add_on = files.AGREEMENT | {
        "hilly.add_on_area": 800_000,
        "hilly.hamlet_activities": ["rides"],
        "hilly.terraces_same_land": False,
    }
    name = "state.hilly_areas.hamlet_functions"
    assert fund(run, name, "2025-03-31", add_on)["amount"] == 2_000_000
    assert fund(run, name, "2025-03-31", add_on | {"hilly.hamlet_activities": []})["amount"] == 0
    assert fund(run, name, "2025-04-01", add_on)["standing"] == "not_in_force"
