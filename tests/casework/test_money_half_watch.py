"""The half rule watched through a year, and the paper of working together."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from ashinami.basics.day import Month
from ashinami.casework.money.half_watch import Heads, by_month, chargeable, heads_of, watched
from ashinami.casework.money.joint_sheet import OPEN, Joint, joint_sheet
from ashinami.rules.truth import Truth
from ashinami.vocabulary.activity import VISIT, Activity
from ashinami.vocabulary.money import UserClass

DAY = date(2026, 11, 10)
BEFORE = date(2022, 6, 1)
COUNTS = st.integers(0, 12)


def use(number: int, rider: str, day: date = DAY) -> Activity:
    """Return a visit by Nao."""
    return Activity(day, str(number), VISIT, "nao", rider, 30, 0, "cleaning", str(number))


def class_on(person: str, day: date) -> UserClass | None:
    """Kiku is 要支援1 until October and in need of care then; Matsu is 要支援2, Take goes on, Fuji is well, nobody knows Ume."""
    if person == "kiku":
        return UserClass.SUPPORT_1 if day < date(2026, 11, 1) else UserClass.CARE
    known = {"matsu": UserClass.SUPPORT_2, "take": UserClass.CONTINUING, "fuji": UserClass.OTHER_65}
    return known.get(person)


def test_persons_are_counted_once_by_what_they_were_when_they_came() -> None:
    """Kiku came as 要支援1 in October and is a target user of the year, but not of November."""
    done = [use(1, "kiku", date(2026, 10, 5)), use(2, "kiku"), use(3, "matsu"), use(4, "matsu"), use(5, "take")]
    assert heads_of(done, class_on) == Heads(target=2, continuing=1, other=0, unknown=0)
    months = by_month([*done, use(6, "fuji")], class_on, [Month(2026, 9), Month(2026, 10), Month(2026, 11)])
    assert [str(month) for month, _alone, _so_far in months] == ["2026-10", "2026-11"], "a month of nothing is no month"
    _month, alone, so_far = months[1]
    assert (alone.heads, so_far.heads) == (Heads(1, 1, 2, 0), Heads(2, 1, 1, 0))
    assert (alone.whole, so_far.whole) == (Truth.YES, Truth.YES)
    assert "ちょうど半数" in alone.worst.warnings[0]


def test_where_the_unknown_decide_it_is_not_known() -> None:
    """One target user, one other, and Ume: with her a target user it is two of three, without her one of three."""
    done = [use(1, "matsu"), use(2, "fuji"), use(3, "ume")]
    seen = watched(heads_of(done, class_on), DAY)
    assert (seen.heads.unknown, seen.whole, seen.room, seen.short) == (1, Truth.UNKNOWN, 0, 1)
    well = watched(heads_of([use(1, "fuji"), use(2, "fuji")], class_on), DAY)
    assert (well.whole, well.short) == (Truth.NO, 1)
    assert watched(Heads(0, 0, 0, 0), DAY).short == 0


@given(target=COUNTS, continuing=COUNTS, other=COUNTS, before=st.booleans())
def test_room_and_shortage_are_just_what_the_rule_says(target: int, continuing: int, other: int, before: bool) -> None:  # noqa: FBT001 - drawn
    """With as many more as there is room the whole cost is charged, with one more it is not; with those who are missing it is."""
    day = BEFORE if before else DAY
    heads = Heads(target, continuing, other, 0)
    seen = watched(heads, day)
    if seen.worst.whole:
        assert seen.short == 0
        assert watched(heads.with_more(seen.room), day).worst.whole
        assert not watched(heads.with_more(seen.room + 1), day).worst.whole
    elif heads.users:
        assert seen.room == 0
        mended = watched(Heads(target + seen.short, continuing, other, 0), day)
        assert mended.worst.whole
        assert not watched(Heads(target + seen.short - 1, continuing, other, 0), day).worst.whole
    share = seen.worst.share
    assert 0 <= chargeable(9_999, share) <= 9_999


def test_the_paper_fills_in_what_is_known_and_names_what_must_be_talked_about() -> None:
    """Three of five are target users; with three more they are three of eight, and 36,000 of 96,000 yen are chargeable."""
    heads = Heads(3, 0, 2, 0)
    joint = Joint(
        "足の会",
        "子育てサロン",
        True,
        DAY,
        "訪問B",
        ("まちづくり",),
        96_000,
        watched(heads, DAY),
        watched(heads.with_more(3), DAY),
        3,
    )
    sheet = joint_sheet(joint)
    by_title = {part.title: part for part in sheet.parts}
    money = {item.label: item.value for item in by_title["お金"].items}
    assert money["補助金で見られるのは（今）"] == "費用の全部"
    assert money["同じ費用なら、補助金で見られる額"] == "36,000円"
    assert money["ほかの財源がいる額"] == "60,000円"
    assert by_title["利用者（実人数）"].rows[-1] == ("合計", 5, 8)
    assert {item.value for item in by_title["役割"].items} == {OPEN}
    assert [item.value for item in by_title["だれとだれが"].items] == ["足の会", "子育てサロン"]
