"""How long records are kept: never early, never late, over random calendars; the longest period wins; unknown is never over."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashinami.basics.day import Days, fiscal_year, term_end
from ashinami.casework.records.retention import ASK, Clock, KeepPeriod, clock, longest
from ashinami.vocabulary.records import CountedFrom, RecordKind

LAW_MONTHS = {
    RecordKind.PRE_CHECK: 12,
    RecordKind.AFTER_CHECK: 12,
    RecordKind.DUTY: 12,
    RecordKind.LEDGER: 24,
    RecordKind.ACCIDENT: 24,
    RecordKind.COMPLAINT: 12,
}
DAYS = st.dates(date(2006, 10, 1), date(2090, 12, 31)) | st.sampled_from(
    [date(2023, 2, 28), date(2024, 2, 28), date(2024, 2, 29), date(2024, 3, 31), date(2025, 3, 31), date(2025, 4, 1)]
)
KINDS = st.sampled_from(sorted(LAW_MONTHS))
SINCE_EVER = Days(date(2000, 1, 1))


def _walked(first: date, months: int) -> date:
    """Count the months day by day: the slow twin."""
    day, counted = first, 0
    while True:
        before, day = day, day + timedelta(days=1)
        answers = day.day == first.day
        month_had_no_such_day = day.day == 1 and before.day < first.day
        counted += answers or month_had_no_such_day
        if counted == months:
            return before


@settings(max_examples=60)
@given(since=DAYS, kind=KINDS)
def test_a_record_goes_on_the_day_after_its_last_and_on_no_day_before(since: date, kind: RecordKind) -> None:
    """Leap years and month ends included: the law's period is the one counted day by day, and over begins the day after."""
    found = clock(kind, since, since)
    last = _walked(since + timedelta(days=1), LAW_MONTHS[kind])
    assert found.last_day == last
    assert not found.over(last)
    assert not found.over(since)
    assert found.over(last + timedelta(days=1))


@settings(max_examples=60)
@given(since=DAYS, kind=KINDS, months=st.integers(1, 84), counted=st.sampled_from(CountedFrom))
def test_the_longest_period_wins_and_says_which(
    since: date, kind: RecordKind, months: int, counted: CountedFrom
) -> None:
    """A municipality's longer rule keeps the record longer, a shorter one changes nothing."""
    rule = KeepPeriod(kind=kind, months=months, counted_from=counted, source="市の要綱", days=SINCE_EVER)
    law, both = clock(kind, since, since), clock(kind, since, since, [rule])
    assert law.last_day is not None
    assert both.last_day is not None
    begins = since + timedelta(days=1) if counted is CountedFrom.RECORD else date(fiscal_year(since) + 1, 4, 1)
    assert both.last_day == max(law.last_day, _walked(begins, months))
    if both.last_day > law.last_day:
        assert both.source == "市の要綱"
    if rule.ends(since) < law.last_day:
        assert both == law


@given(since=DAYS, kind=KINDS, asked=st.integers(0, 2_000))
def test_a_rule_that_came_later_keeps_what_is_there_and_one_that_ended_keeps_what_it_saw(
    since: date, kind: RecordKind, asked: int
) -> None:
    """Only a rule that held on no day of the record's life leaves it alone."""
    day = since + timedelta(days=asked)
    usual = {"kind": kind, "months": 120, "counted_from": CountedFrom.RECORD, "source": "要綱"}
    came = KeepPeriod(**usual, days=Days(day))  # type: ignore[arg-type]
    ended = KeepPeriod(**usual, days=Days(date(2000, 1, 1), since + timedelta(days=1)))  # type: ignore[arg-type]
    before = KeepPeriod(**usual, days=Days(date(2000, 1, 1), since))  # type: ignore[arg-type]
    to_come = KeepPeriod(**usual, days=Days(day + timedelta(days=1)))  # type: ignore[arg-type]
    law = clock(kind, since, day)
    assert clock(kind, since, day, [came]).source == clock(kind, since, day, [ended]).source == "要綱"
    assert clock(kind, since, day, [before]) == clock(kind, since, day, [to_come]) == law


def test_the_fiscal_year_runs_to_its_end_first() -> None:
    """五年度 from the end of the year: 2025-03-31 and 2025-04-01 lie a year apart."""
    rule = KeepPeriod(
        kind=RecordKind.DUTY, months=60, counted_from=CountedFrom.FISCAL_YEAR, source="要綱", days=SINCE_EVER
    )
    assert rule.ends(date(2025, 3, 31)) == date(2030, 3, 31)
    assert rule.ends(date(2025, 4, 1)) == date(2031, 3, 31)


def test_what_no_law_dates_is_never_over() -> None:
    """The list of riders: no period is known, so nothing is proposed, and the clock says what to ask. A written rule settles it."""
    open_clock = clock(RecordKind.RIDER_LIST, date(2010, 1, 1), date(2026, 1, 1))
    assert (open_clock.last_day, open_clock.asks) == (None, ASK)
    assert not open_clock.over(date(2099, 1, 1))
    rule = KeepPeriod(
        kind=RecordKind.RIDER_LIST, months=12, counted_from=CountedFrom.RECORD, source="会の決まり", days=SINCE_EVER
    )
    assert clock(RecordKind.RIDER_LIST, date(2010, 1, 1), date(2026, 1, 1), [rule]).last_day == date(2011, 1, 1)
    assert not clock(RecordKind.LEDGER, None, date(2026, 1, 1)).over(date(2099, 1, 1))


def test_a_check_nobody_had_to_make_is_kept_like_the_others() -> None:
    """After duty, before 2022-10-01: kept a year all the same."""
    assert clock(RecordKind.AFTER_CHECK, date(2022, 9, 1), date(2022, 9, 1)).last_day == date(2023, 9, 1)


def test_a_period_names_its_source() -> None:
    """No period of nothing, none without a source."""
    with pytest.raises(ValueError, match="source"):
        KeepPeriod(kind=RecordKind.DUTY, months=1, counted_from=CountedFrom.RECORD, source="", days=SINCE_EVER)


def test_somebody_waits_for_the_longest_clock() -> None:
    """Erasing waits for what runs longest; what is open runs longer than any day; what is over no longer counts."""
    today = date(2026, 12, 4)
    short = Clock(kind=RecordKind.DUTY, since=None, last_day=date(2027, 1, 1))
    long = Clock(kind=RecordKind.ACCIDENT, since=None, last_day=date(2028, 1, 1))
    gone = Clock(kind=RecordKind.COMPLAINT, since=None, last_day=date(2026, 12, 3))
    still = Clock(kind=RecordKind.RIDER_LIST, since=None, last_day=None)
    assert longest([short, long, gone], today) == long
    assert longest([short, still], today) == still
    assert longest([gone], today) is None


@settings(max_examples=40)
@given(first=DAYS, months=st.integers(1, 120))
def test_a_term_ends_as_the_civil_code_counts_it(first: date, months: int) -> None:
    """The quick count and the one day by day agree."""
    assert term_end(first, months) == _walked(first, months)
