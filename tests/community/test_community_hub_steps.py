"""The steps towards a small hub: in an order that can be gone, with one for each thing a hub lacks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ashinami.community.hub_steps import Hub, HubStep, among, steps_for, words

HUB = Hub("北の拠点", ("金融", "買い物"), "中央の拠点")


def before_of(steps: tuple[HubStep, ...]) -> dict[str, set[str]]:
    """Return for each step all that comes before it, near and far."""
    found: dict[str, set[str]] = {}
    for step in steps:
        found[step.key] = set(step.after).union(*(found[key] for key in step.after))
    return found


def test_what_a_hub_lacks_is_a_step_each_and_money_waits_for_all_of_them() -> None:
    """Two things lacking are two steps; with nothing on record the first step is to write it down."""
    steps = {one.key: one for one in steps_for(HUB)}
    assert steps["lack:金融"].title == "北の拠点に欠けている「金融」を、どう届けるか決める"
    assert {"lack:金融", "lack:買い物"} < set(steps["money"].after)
    assert "中央の拠点" in steps["ways"].title
    assert "gaps" not in steps
    bare = {one.key: one for one in steps_for(Hub())}
    assert "gaps" in bare["money"].after
    assert not [key for key in bare if key.startswith("lack")]
    assert words("金融、買い物 , 金融・") == ("金融", "買い物")


@given(st.lists(st.sampled_from(("金融", "買い物", "診療", "給油")), unique=True), st.data())
def test_whatever_is_left_out_the_order_of_the_rest_stays(lacks: list[str], data: st.DataObject) -> None:
    """Of two steps that stay, one comes before the other exactly when it did in the whole list."""
    steps = steps_for(Hub("北の拠点", tuple(lacks)))
    kept = data.draw(st.sets(st.sampled_from([one.key for one in steps])))
    whole, rest = before_of(steps), before_of(among(steps, kept))
    assert set(rest) == kept
    assert all(rest[key] == whole[key] & kept for key in kept)
