"""Old plans under new names: what a clerk finds in the cupboard, and what it counts as today."""

from __future__ import annotations

from datetime import date

import pytest

from ashinami.law.local_transit.plan_kinds import kind_today, kinds_on


@pytest.mark.parametrize(
    ("name", "day", "counts_as"),
    [
        ("地域公共交通網形成計画", date(2020, 11, 26), "地域公共交通網形成計画"),
        ("地域公共交通網形成計画", date(2020, 11, 27), "地域公共交通計画"),
        ("地域公共交通再編実施計画", date(2020, 11, 26), "地域公共交通再編実施計画"),
        ("地域公共交通再編実施計画", date(2021, 4, 1), "地域公共交通利便増進実施計画"),
        ("地域公共交通計画", date(2021, 4, 1), "地域公共交通計画"),
    ],
)
def test_a_plan_counts_as_its_successor_from_the_reform_on(name: str, day: date, counts_as: str) -> None:
    """The day before and the day of the 2020 reform."""
    assert kind_today(name, day).name == counts_as


def test_only_the_kinds_of_the_day_can_be_made() -> None:
    """No network plan after the reform, no plan of the new name before it."""
    assert {kind.key for kind in kinds_on(date(2020, 11, 26))} == {"network", "reorganisation"}
    assert {kind.key for kind in kinds_on(date(2020, 11, 27))} == {"plan", "convenience"}


@pytest.mark.parametrize(("name", "day"), [("観光計画", date(2022, 1, 1)), ("地域公共交通計画", date(2020, 11, 26))])
def test_a_name_that_did_not_exist_by_the_day_is_unknown(name: str, day: date) -> None:
    """A plan of an unknown name, or of one that came later, counts as nothing."""
    with pytest.raises(LookupError):
        kind_today(name, day)
