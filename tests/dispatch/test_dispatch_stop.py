"""When the search ends."""

from __future__ import annotations

import pytest

from ashinami.dispatch.stop import AnyOf, Cancelled, MaxIterations, NoImprovement, Progress, Seconds, StopRule


def at(iterations: int, since_better: int = 0) -> Progress:
    """Return how far a search is."""
    return Progress(iterations, since_better, 0, 0)


@pytest.mark.parametrize(
    ("rule", "going", "ending", "why"),
    [
        (MaxIterations(1000), at(999), at(1000), "1,000回試しました"),
        (NoImprovement(50), at(900, 49), at(900, 50), "50回続けて改善がありませんでした"),
        (AnyOf(MaxIterations(9), NoImprovement(5)), at(8, 4), at(8, 5), "5回続けて改善がありませんでした"),
    ],
)
def test_a_rule_ends_the_search_at_its_limit_and_says_why(
    rule: StopRule, going: Progress, ending: Progress, why: str
) -> None:
    """Just below its limit a rule says nothing; at it, why in Japanese."""
    assert rule(going) == ""
    assert rule(ending) == why


def test_seconds_count_on_the_given_timer_from_when_the_rule_was_made() -> None:
    """The rule reads no clock of its own."""
    now = [100.0]
    rule = Seconds(1.5, lambda: now[0])
    now[0] = 101.4
    assert rule(at(1)) == ""
    now[0] = 101.5
    assert rule(at(1)) == "1.5秒たちました"


def test_seconds_are_not_negative() -> None:
    """A search that ends before it begins is a mistake of the caller."""
    with pytest.raises(ValueError, match="does not last"):
        Seconds(-1, lambda: 0.0)


def test_a_person_can_cancel() -> None:
    """As soon as somebody has asked, the search ends."""
    asked = [False]
    rule = Cancelled(lambda: asked[0])
    assert rule(at(1)) == ""
    asked[0] = True
    assert rule(at(1)) == "取り消されました"
