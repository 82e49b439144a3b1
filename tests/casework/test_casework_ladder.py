"""The ladder of asks: the next driver after a refusal or a silence, one at a time, all at once when it is short, the desk in the end."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashinami.casework.ladder import Ask, Deed, Manner, Step, asked, due, next_due
from ashinami.vocabulary.asking import AskState

JAPAN = ZoneInfo("Asia/Tokyo")
NEEDED = datetime(2026, 12, 7, 9, 30, tzinfo=JAPAN)
MANNER = Manner()
LADDER = (Ask("haru"), Ask("nao"), Ask("sora"))


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """Return a moment of December 2026 in Japan."""
    return datetime(2026, 12, day, hour, minute, tzinfo=JAPAN)


@pytest.mark.parametrize(
    ("now", "lapses", "remind"),
    [
        # eight days ahead: a whole day for the answer
        (datetime(2026, 11, 29, 9, tzinfo=JAPAN), datetime(2026, 11, 30, 9, tzinfo=JAPAN), None),
        # three days ahead: an eighth of the time left, nine hours; half of it is 14:00
        (at(4, 9, 30), at(4, 18, 30), at(4, 14)),
        # the evening before: it would lapse at night, so it waits for the morning and a quarter of an hour
        (at(6, 19), at(7, 7, 45), at(7, 7, 30)),
        # two hours before: a quarter of an hour
        (at(7, 7, 30), at(7, 7, 45), at(7, 7, 37) + timedelta(seconds=30)),
    ],
)
def test_the_shorter_the_time_left_the_shorter_an_answer_is_waited_for(
    now: datetime, lapses: datetime, remind: datetime | None
) -> None:
    """An eighth of the time left, at least a quarter of an hour, at most a day, never ending in the night; reminded at half time."""
    ask = asked(Ask("haru"), now=now, needed=NEEDED, manner=MANNER)
    assert ask.lapses_at == lapses
    if remind is not None:
        assert ask.remind_at == remind


def test_one_is_asked_and_only_after_his_refusal_the_next() -> None:
    """While Haru's answer is awaited Nao is left in peace; when he declines she is asked at once."""
    now = at(4, 9, 30)
    assert due(LADDER, now=now, needed=NEEDED, manner=MANNER) == (Step(Deed.ASK, "haru"),)
    waiting = (asked(LADDER[0], now=now, needed=NEEDED, manner=MANNER), *LADDER[1:])
    assert due(waiting, now=now + timedelta(hours=1), needed=NEEDED, manner=MANNER) == ()
    declined = (replace(waiting[0], state=AskState.DECLINED), *LADDER[1:])
    assert due(declined, now=now + timedelta(hours=1), needed=NEEDED, manner=MANNER) == (Step(Deed.ASK, "nao"),)


def test_a_silence_is_reminded_once_and_then_passed_over() -> None:
    """At half time a reminder, at the end the next one is asked in the same breath."""
    now = at(4, 9, 30)
    ladder = (asked(LADDER[0], now=now, needed=NEEDED, manner=MANNER), *LADDER[1:])
    assert next_due(ladder, now=now, needed=NEEDED, manner=MANNER) == at(4, 14)
    assert due(ladder, now=at(4, 14), needed=NEEDED, manner=MANNER) == (Step(Deed.REMIND, "haru"),)
    reminded = (replace(ladder[0], reminded=True), *LADDER[1:])
    assert next_due(reminded, now=at(4, 14), needed=NEEDED, manner=MANNER) == at(4, 18, 30)
    assert due(reminded, now=at(4, 18, 30), needed=NEEDED, manner=MANNER) == (
        Step(Deed.LAPSE, "haru"),
        Step(Deed.ASK, "nao"),
    )


def test_at_short_notice_all_who_are_left_are_asked_at_once() -> None:
    """Two hours before the ride nobody waits in line."""
    ladder = (replace(LADDER[0], state=AskState.DECLINED), *LADDER[1:])
    assert due(ladder, now=at(7, 7, 35), needed=NEEDED, manner=MANNER) == (
        Step(Deed.ASK, "nao"),
        Step(Deed.ASK, "sora"),
    )


def test_in_time_for_the_telephone_the_desk_takes_over() -> None:
    """Three quarters of an hour before the ride what is still open ends, and the desk is told."""
    ladder = (asked(LADDER[0], now=at(7, 8, 30), needed=NEEDED, manner=MANNER), *LADDER[1:])
    assert due(ladder, now=at(7, 8, 45), needed=NEEDED, manner=MANNER) == (
        Step(Deed.LAPSE, "haru"),
        Step(Deed.HAND_BACK),
    )


def test_nobody_is_written_to_at_night_unless_the_morning_would_be_too_late() -> None:
    """At ten in the evening Haru is let sleep for a ride at eleven, not for one at eight."""
    night = at(6, 22)
    assert due(LADDER, now=night, needed=at(7, 11), manner=MANNER) == ()
    assert next_due(LADDER, now=night, needed=at(7, 11), manner=MANNER) == at(7, 7, 30)
    assert due(LADDER, now=night, needed=at(7, 8), manner=MANNER) == (Step(Deed.ASK, "haru"),)


def test_who_has_accepted_ends_it() -> None:
    """Nothing is due any more, ever."""
    ladder = (replace(LADDER[0], state=AskState.ACCEPTED), *LADDER[1:])
    assert due(ladder, now=NEEDED, needed=NEEDED, manner=MANNER) == ()
    assert next_due(ladder, now=at(4, 9), needed=NEEDED, manner=MANNER) is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"part": 1},
        {"least": timedelta(0)},
        {"least": timedelta(days=2)},
        {"spare": -timedelta(1)},
        {"at_once": timedelta(minutes=50)},
        {"wakes": MANNER.sleeps},
    ],
)
def test_a_manner_in_which_time_runs_backwards_is_refused(wrong: dict[str, Any]) -> None:
    """It is refused when it is built."""
    with pytest.raises(ValueError, match=r"begins|part"):
        replace(MANNER, **wrong)


def test_an_ask_without_its_moment_is_refused() -> None:
    """Somebody asked was asked at a moment, and a moment has a zone."""
    with pytest.raises(ValueError, match="no moment"):
        Ask("haru", AskState.ASKED)
    with pytest.raises(ValueError, match="zone"):
        Ask("haru", AskState.ASKED, datetime(2026, 12, 4), lapses_at=NEEDED)  # noqa: DTZ001 - that is the point


answers = st.lists(st.sampled_from([None, None, AskState.DECLINED, AskState.ACCEPTED, AskState.GONE]), max_size=60)
wakings = st.lists(st.integers(1, 900), min_size=1, max_size=60)


@given(minutes_ahead=st.integers(1, 12_000), how_many=st.integers(0, 5), wakings=wakings, answers=answers)
def test_however_late_and_however_often_somebody_looks_nobody_is_asked_twice_and_it_always_ends(
    minutes_ahead: int, how_many: int, wakings: list[int], answers: list[AskState | None]
) -> None:
    """Each is asked and reminded at most once, in order, one at a time unless it is short; by the time for the telephone it has ended."""
    now = NEEDED - timedelta(minutes=minutes_ahead)
    ladder = {f"d{number}": Ask(f"d{number}") for number in range(how_many)}
    done: Counter[Step] = Counter()
    order: list[str] = []
    said = iter(answers)
    ended = False
    for minutes in (*wakings, 20_000):
        for step in due(tuple(ladder.values()), now=now, needed=NEEDED, manner=MANNER) if not ended else ():
            done[step] += 1
            his = ladder.get(step.driver)
            if step.deed is Deed.HAND_BACK or his is None:
                ended = True
            elif step.deed is Deed.ASK:
                order.append(step.driver)
                ladder[step.driver] = asked(his, now=now, needed=NEEDED, manner=MANNER)
            elif step.deed is Deed.REMIND:
                assert his.state is AskState.ASKED
                ladder[step.driver] = replace(his, reminded=True)
            else:
                ladder[step.driver] = replace(his, state=AskState.LAPSED)
        open_now = [ask for ask in ladder.values() if ask.state is AskState.ASKED]
        for ask in open_now:
            assert ask.asked_at is not None
            assert ask.lapses_at is not None
            assert ask.asked_at <= ask.lapses_at <= max(NEEDED - MANNER.spare, ask.asked_at)
        assert len(open_now) <= 1 or NEEDED - now <= MANNER.at_once
        if open_now and not ended and (answer := next(said, None)) is not None:
            ladder[open_now[0].driver] = replace(open_now[0], state=answer)
        if not ended:
            following = next_due(tuple(ladder.values()), now=now, needed=NEEDED, manner=MANNER)
            assert (following is None) == any(ask.state is AskState.ACCEPTED for ask in ladder.values())
        now += timedelta(minutes=minutes)
    last = due(tuple(ladder.values()), now=NEEDED, needed=NEEDED, manner=MANNER) if not ended else ()
    assert all(count == 1 for count in done.values())
    assert order == sorted(order)
    taken = any(ask.state is AskState.ACCEPTED for ask in ladder.values())
    assert ended or taken or Step(Deed.HAND_BACK) in last
