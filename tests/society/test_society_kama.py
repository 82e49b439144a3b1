"""嘉麻市: totals of former municipalities spread over towns, kept to the person and marked as an estimate."""

from __future__ import annotations

from pathlib import Path

import pytest

from ashinami.geo.layer import Standing
from ashinami.society.real.kama import FORMER, kama

pytestmark = pytest.mark.shared


def test_the_towns_hold_the_people_of_the_four_former_municipalities(shared: Path) -> None:
    """38,743 people and 15,637 households over 37 towns; each former municipality's own total stays; the mark says 推計・2015年."""
    found = kama(shared / "data")
    layer = found.layer
    assert found.unspread == ()
    assert (layer.standing, layer.mark) == (Standing.ESTIMATE, "推計・2015年")
    assert (layer.total("total"), layer.total("households")) == (38_743, 15_637)
    yamada = [town.figure("total") for town in layer.features if town.name in FORMER["山田市"]]
    assert sum(number for number in yamada if number is not None) == 8_935
    assert "要確認" in layer.note
    assert "最大剰余法" in layer.note
    assert all(town.figure("age65") is None for town in layer.features), "no ages are made up"
