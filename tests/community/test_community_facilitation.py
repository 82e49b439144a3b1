"""Facilitation: voices in balance without names, the chair that goes round, words that do not order, workshops, ballots."""

from __future__ import annotations

from collections import Counter
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashinami.community.balance import SMALLEST_SHOWN, Heard, Side, Voice, balance, lean
from ashinami.community.ballot import Count, Majority, Outcome, result
from ashinami.community.chairs import Turn, next_chairs
from ashinami.community.wording import checked, questions
from ashinami.community.workshop import tables, timetable


def voices(**groups: tuple[int, int]) -> list[Voice]:
    """Return people of some sexes: how many, and how often each of them spoke."""
    return [Voice(sex=sex, turns=turns) for sex, (people, turns) in groups.items() for _ in range(people)]


def test_who_is_heard_little_and_who_much() -> None:
    """Four women who speak once each beside four men who speak six times each."""
    found = balance(voices(woman=(4, 1), man=(4, 6)), Side.SEX)
    by_group = {share.groups: share for share in found.shares}
    assert by_group["woman",].heard is Heard.LITTLE
    assert (by_group["woman",].people_percent, by_group["woman",].turns_percent) == (50, 14)
    assert by_group["man",].heard is Heard.EVEN
    assert balance(voices(woman=(9, 1), man=(3, 12)), Side.SEX).shares[0].heard is Heard.MUCH


def test_one_man_among_women_is_not_shown() -> None:
    """Everybody in the room would know who he is: nothing is shown at all."""
    found = balance(voices(woman=(7, 2), man=(1, 9)), Side.SEX)
    assert (found.shares, found.hidden) == ((), True)


def test_nothing_is_known_and_nothing_is_said() -> None:
    """People whose group is not known are counted aside; without turns there is no balance."""
    found = balance([Voice(turns=3), Voice(turns=1)], Side.AGE)
    assert (found.shares, found.hidden, found.unknown) == ((), False, 2)
    assert balance(voices(woman=(4, 0), man=(4, 0)), Side.SEX).shares == ()
    with pytest.raises(ValueError, match="never"):
        Voice(turns=-1)


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(0, 9)), max_size=40))
def test_no_shown_group_is_small_and_all_people_stand_in_one(some: list[tuple[str, int]]) -> None:
    """Whatever the meeting: each group shown has three people or more, and the groups hold everybody once."""
    found = balance([Voice(area=area, turns=turns) for area, turns in some], Side.AREA)
    assert all(share.people >= SMALLEST_SHOWN for share in found.shares)
    if found.shares:
        groups = [group for share in found.shares for group in share.groups]
        assert Counter(groups) == Counter({area for area, _ in some})
        assert sum(share.people for share in found.shares) == len(some)


def test_key_persons_who_lean_to_one_side() -> None:
    """Nine men of ten, and no one of the upper district, are said before the body is formed."""
    people = [Voice(sex="man", area="下") for _ in range(9)] + [Voice(sex="woman", area="下")]
    by_sex = lean(people, Side.SEX)
    assert (by_sex.group, by_sex.percent, by_sex.is_one_sided) == ("man", 90, True)
    by_area = lean(people, Side.AREA, ("上", "下"))
    assert (by_area.group, by_area.missing) == ("下", ("上",))
    assert not lean(people[7:], Side.SEX).is_one_sided
    assert lean([Voice()], Side.AGE).unknown == 1
    half_known = lean([Voice(sex="man"), Voice()], Side.SEX, ("woman", "man"))
    assert (half_known.missing, half_known.unknown) == ((), 1), "who is not known may be a woman"
    assert lean([], Side.SEX, ("woman", "man")).missing == ()


def test_the_chair_goes_to_who_has_waited_longest() -> None:
    """First who never had it, then who had it longest ago; who asked not to is not asked."""
    members = [
        Turn("いつも", date(2026, 11, 1), times=9),
        Turn("前に", date(2026, 5, 1), times=1),
        Turn("まだ"),
        Turn("したくない", declines=True),
    ]
    assert [one.member for one in next_chairs(members)] == ["まだ", "前に", "いつも"]


def test_a_letter_that_orders_is_marked_with_what_to_say_instead() -> None:
    """Each phrase with its place, the words themselves, and another way; a friendly letter is left alone."""
    text = "市の方針により、見守りにご協力をお願いします。班長は必ず周知徹底してください。"
    found = checked(text)
    assert [text[one.start : one.end] for one in found] == [one.words for one in found]
    assert {"市の方針", "をお願いします", "周知徹底", "してください"} <= {one.words for one in found}
    assert all(one.instead and one.why for one in found)
    assert checked("みなさんが続けてきた朝のあいさつの話を聞かせてほしいです。") == []
    assert len(questions()) >= 3


@given(st.integers(60, 240), st.integers(1, 300))
def test_a_workshop_fills_its_time_and_seats_everybody(minutes: int, people: int) -> None:
    """The steps follow one another to the end; the tables differ by one person at most."""
    steps = timetable(minutes)
    assert sum(step.minutes for step in steps) == minutes
    assert [step.at for step in steps] == [sum(one.minutes for one in steps[:number]) for number in range(len(steps))]
    seated = tables(people)
    assert sum(seated) == people
    assert max(seated) - min(seated) <= 1


def test_a_workshop_of_nobody_or_of_no_time_is_refused() -> None:
    """There are bounds."""
    with pytest.raises(ValueError, match="minutes"):
        timetable(30)
    with pytest.raises(ValueError, match="people"):
        tables(0)


@pytest.mark.parametrize(
    ("votes", "more", "expected", "first"),
    [
        ({"賛成": 6, "反対": 4}, {}, Outcome.CHOSEN, ("賛成",)),
        ({"賛成": 5, "反対": 5}, {}, Outcome.TIE, ("賛成", "反対")),
        ({"A": 4, "B": 3, "C": 3}, {}, Outcome.SHORT, ("A",)),
        ({"A": 4, "B": 3, "C": 3}, {"majority": Majority.MOST}, Outcome.CHOSEN, ("A",)),
        ({"賛成": 6, "反対": 3}, {"majority": Majority.TWO_THIRDS}, Outcome.CHOSEN, ("賛成",)),
        ({"賛成": 6, "反対": 4}, {"majority": Majority.TWO_THIRDS}, Outcome.SHORT, ("賛成",)),
        ({"賛成": 4, "反対": 2}, {}, Outcome.NO_QUORUM, ()),
        ({"賛成": 4, "反対": 2}, {"spoiled": 1}, Outcome.CHOSEN, ("賛成",)),
        ({"賛成": 4, "反対": 2}, {"quorum": Fraction(0)}, Outcome.CHOSEN, ("賛成",)),
        ({"賛成": 0, "反対": 0}, {"spoiled": 8}, Outcome.SHORT, ()),
    ],
)
def test_what_comes_out_of_a_count(
    votes: dict[str, int], more: dict[str, object], expected: Outcome, first: tuple[str, ...]
) -> None:
    """Of fourteen voters: quorum first (spoiled sheets are cast), then ties, then the majority asked for."""
    found = result(Count(eligible=14, votes=votes, **more))  # type: ignore[arg-type]
    assert (found.outcome, found.first) == (expected, first)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"votes": {}}, "options"),
        ({"votes": {"a": -1}}, "none up"),
        ({"votes": {"a": 9}, "spoiled": 6}, "15 sheets of 14"),
        ({"votes": {"a": 1}, "quorum": Fraction(2)}, "share"),
    ],
)
def test_a_count_that_cannot_be_is_refused(said: dict[str, object], why: str) -> None:
    """More sheets than voters, nobody to vote for, less than nothing."""
    with pytest.raises(ValueError, match=why):
        Count(eligible=14, **said)  # type: ignore[arg-type]
