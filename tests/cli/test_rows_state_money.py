"""Rows of coverage/ about national money, each by a command: ceilings, fields, a cooperative, land; made-up figures."""

from __future__ import annotations

from tests.cli import care_files as files
from tests.cli.care_files import Run, fund


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
    assert "分けると: A市 7,120,879円、B町 2,848,351円" in by_80
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
