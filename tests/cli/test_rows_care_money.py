"""Rows of coverage/ that care insurance serves, each by a command: a made-up person with a question, and what she learns."""

from __future__ import annotations

import json

from tests.cli import care_files as files
from tests.cli.care_files import Run


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
