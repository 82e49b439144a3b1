"""The note to bus and taxi firms: a small count is neither told nor left to be reckoned from what is told."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ashinami.casework.bus_note import BUS, CAR, BusNote, Told, bus_note

LINE = ["みなとバス", "浜線"]
WORD = "未満"


def month(usable: int, far: int, late: int, unasked: int) -> BusNote:
    """Return the note of a month with so many rides of each kind."""
    by_bus = Told({"kind": "bus", "lines": [LINE]}, "停留所まで歩けない", CAR)
    none = [
        Told({"kind": "none", "why": why}, "", CAR)
        for why, count in (("TOO_FAR", far), ("TOO_LATE", late))
        for _ in range(count)
    ]
    called = Told({"kind": "bus", "lines": [LINE]}, "", BUS)
    return bus_note([*[by_bus] * usable, *none, called], unasked)


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.integers(0, 40))
def test_no_small_count_follows_from_the_rest(usable: int, far: int, late: int, unasked: int) -> None:
    """Of the parts that add up to a sum either all are told or at least two are not; the line and the reasons tell no more."""
    note = month(usable, far, late, unasked)
    parts = [count for _, count in note.whole_told[1:4]]
    assert sum(WORD in count for count in parts) != 1
    assert not {count for count in parts if count.isdigit()} & set("01234")
    why = [count for _, count in note.why_told]
    assert not why or parts[1].isdigit()
    assert not why or len(why) == 1 or sum(WORD in count for count in why) != 1
    for line in note.lines:
        told = note.usable_told(line)
        assert WORD in told or (told == str(usable) and parts[0].isdigit())


def test_a_month_of_32_rides_with_one_by_bus_does_not_say_one() -> None:
    """32, 22 and 9 would leave one: the nine is told as fewer than ten."""
    note = month(usable=1, far=17, late=5, unasked=9)
    assert [count for _, count in note.whole_told[:4]] == ["32", "5未満", "22", "10未満"]
    assert note.why_told == (("TOO_FAR", "17"), ("TOO_LATE", "5"))
