"""The points of each part of the sheet, as the law asks them; `sheet` counts them from the items."""

from __future__ import annotations

from ashinami.rules.facts import Amount, Who

UNIT = "点"


def _points(name: str, asks: str) -> Amount:
    return Amount(id=f"checklist.{name}", asks=asks, unit=UNIT, answered_by=Who.RECORD)


DAILY_LIFE = _points("daily_life", "1〜20番の点数の合計はいくつですか")
MOTOR = _points("motor", "6〜10番（運動）の点数の合計はいくつですか")
NUTRITION = _points("nutrition", "11・12番（栄養）の点数の合計はいくつですか")
ORAL = _points("oral", "13〜15番（口）の点数の合計はいくつですか")
HOMEBOUND = _points("homebound", "16番（週に1回の外出）の点数はいくつですか")
COGNITION = _points("cognition", "18〜20番（もの忘れ）の点数の合計はいくつですか")
DEPRESSION = _points("depression", "21〜25番（こころ）の点数の合計はいくつですか")
