"""The half rule of services B and D: every case of the dossier, and the days and shares beside them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ashinami.funding.half_rule import HALF_IS_ENOUGH, half_rule
from tests.spec.funding.cases import Case, cases

TOPICS = ("half_rule",)


@pytest.mark.shared
@pytest.mark.parametrize("case", cases("half_rule"), ids=str)
def test_the_half_rule(case: Case, shared: Path) -> None:
    """Half or more: the whole cost; else by share. At exactly one half both readings are told apart, and the result warns."""
    given = case.inputs
    counted = {
        "target": given["users_target"],
        "continuing": given.get("continuing_yokaigo", 0),
        "users": given["users_total"],
        "day": case.day,
    }
    seen = half_rule(**counted)
    for word, wanted in case.expected.items():
        match word:
            case "full_operating_cost":
                assert seen.whole is wanted
            case "counted":
                assert seen.counted == wanted
            case "grant_eligible_cost":
                assert given["eligible_cost"] * seen.share == wanted
            case "full_operating_cost_if_half_or_more":
                assert half_rule(**counted, half_is_enough=True).whole is wanted
                assert seen.warnings
            case "full_operating_cost_if_majority":
                assert half_rule(**counted, half_is_enough=False).whole is wanted
                assert seen.warnings
            case _:
                pytest.fail(f"no word for {word}")


def test_half_and_majority_part_only_at_exactly_one_half() -> None:
    """Of 10 users with 4, 5, 6 targets, only 5 depends on the reading; no user at all is charged nothing."""
    for target, differ in ((4, False), (5, True), (6, False)):
        told = {"target": target, "continuing": 0, "users": 10, "day": date(2023, 4, 1)}
        assert (half_rule(**told, half_is_enough=True).whole != half_rule(**told, half_is_enough=False).whole) is differ  # type: ignore[arg-type]
    nobody = half_rule(target=0, continuing=0, users=0, day=date(2023, 4, 1))
    assert not nobody.whole
    assert nobody.share == 0
    with pytest.raises(ValueError, match="counted once"):
        half_rule(target=5, continuing=1, users=5, day=date(2023, 4, 1))
    with pytest.raises(LookupError):
        HALF_IS_ENOUGH.on(date(2014, 4, 1))


def test_before_2021_who_goes_on_using_a_service_is_not_counted() -> None:
    """The day before the ordinance and the day of it."""
    assert not half_rule(target=4, continuing=1, users=9, day=date(2021, 3, 31)).whole
    assert half_rule(target=4, continuing=1, users=9, day=date(2021, 4, 1)).whole
