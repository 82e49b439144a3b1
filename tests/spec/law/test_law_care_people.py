"""A person's history: what she may use as her level changes, what her town says beside the state, and how users are counted."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashinami.basics.day import Days
from ashinami.casework.care.narrowings import narrowing, narrowings, of_rule, side_by_side
from ashinami.funding.municipal import rules
from ashinami.law.care_insurance import local
from ashinami.law.care_insurance.services import RENAMED, name_on, offered, services
from ashinami.law.care_insurance.users.status import counted, target_user, user_class
from ashinami.rules.truth import Truth
from ashinami.rules.verdict import Verdict
from ashinami.vocabulary.care import CareLevel, Continuing, Service, Status, StatusHistory, age_on
from ashinami.vocabulary.money import UserClass

TURN = date(2022, 10, 1)
RECOGNISED = date(2022, 10, 20)


def history(
    *, recognised: date | None = RECOGNISED, refused: date | None = None, began: date = date(2021, 6, 1)
) -> StatusHistory:
    """Return somebody of 要支援1 who became 要介護1 on the turn and uses D since `began`."""
    return StatusHistory(
        (
            Status(CareLevel.SUPPORT_1, Days(date(2021, 4, 1), TURN)),
            Status(CareLevel.CARE_1, Days(TURN), TURN),
        ),
        born=date(1940, 5, 1),
        continuing=(Continuing(Service.VISIT_D, Days(began), recognised, refused),),
    )


def on(day: date, one: StatusHistory | None = None) -> Verdict:
    """Return whether she is a target user of D on the day."""
    return target_user(one or history(), Service.VISIT_D, day).verdict


def test_who_becomes_yokaigo_stays_a_target_user_from_the_day_the_town_recognises_her() -> None:
    """Until the turn by her level; then open until the town has said so; from that day she counts as 継続利用要介護者."""
    assert on(date(2022, 9, 30)) is Verdict.LAWFUL
    assert on(TURN) is Verdict.UNDETERMINED
    assert on(date(2022, 10, 19)) is Verdict.UNDETERMINED
    assert on(RECOGNISED) is Verdict.LAWFUL
    assert on(RECOGNISED, history(recognised=None, refused=RECOGNISED)) is Verdict.UNLAWFUL
    assert on(RECOGNISED, history(began=TURN)) is Verdict.UNLAWFUL
    stopped = StatusHistory(
        history().statuses, None, (Continuing(Service.VISIT_D, Days(date(2021, 6, 1), RECOGNISED), RECOGNISED),)
    )
    assert on(RECOGNISED, stopped) is Verdict.UNLAWFUL
    other = target_user(history(), Service.VISIT_B, RECOGNISED)
    assert other.verdict is Verdict.UNDETERMINED


def test_days_that_no_record_covers_are_not_known() -> None:
    """Before her first record nothing is said, neither yes nor no; without a day of birth an age is not known."""
    assert on(date(2021, 3, 31)) is Verdict.UNDETERMINED
    nobody = StatusHistory(())
    assert nobody.age(TURN) is None
    assert nobody.before_care(TURN) is None
    assert target_user(nobody, Service.ACTIVITY, TURN).verdict is Verdict.UNDETERMINED
    assert user_class(nobody, Service.VISIT_D, TURN) is None


def test_what_she_is_in_the_claims_of_each_day() -> None:
    """要支援1, then 要介護 while nothing is recognised, then 継続利用; others by level and age."""
    days = (date(2022, 9, 30), TURN, RECOGNISED)
    assert [user_class(history(), Service.VISIT_D, day) for day in days] == [
        UserClass.SUPPORT_1,
        UserClass.CARE,
        UserClass.CONTINUING,
    ]
    for level, born, wanted in (
        (CareLevel.TARGET, date(1950, 1, 1), UserClass.CHECKLIST),
        (CareLevel.SUPPORT_2, None, UserClass.SUPPORT_2),
        (CareLevel.INDEPENDENT, date(1950, 1, 1), UserClass.OTHER_65),
        (CareLevel.INDEPENDENT, date(1990, 1, 1), UserClass.OTHER),
        (CareLevel.INDEPENDENT, None, None),
    ):
        one = StatusHistory((Status(level, Days(date(2020, 4, 1))),), born)
        assert user_class(one, Service.VISIT_D, TURN) is wanted


def test_users_of_a_day_are_counted_and_nobody_unknown_counts() -> None:
    """Of three, one is a target user, one is not, and one has no record on the day."""
    one = StatusHistory((Status(CareLevel.SUPPORT_1, Days(date(2020, 4, 1))),))
    other = StatusHistory((Status(CareLevel.INDEPENDENT, Days(date(2020, 4, 1))),), date(1950, 1, 1))
    heads = counted((one, other, StatusHistory(())), Service.VISIT_D, TURN)
    assert (heads.target, heads.other, heads.unknown, heads.total) == (1, 1, 1, 3)


def test_the_towns_narrowing_stands_beside_the_state() -> None:
    """橋本市 counts those certified from 2022-04-01; the day of certification decides, and where it is missing it is asked."""
    day = date(2023, 4, 1)
    both = side_by_side(history(), Service.VISIT_D, day, "橋本市")
    assert (both.national.verdict, both.local, both.narrowed) == (Verdict.LAWFUL, Truth.YES, False)
    early = date(2022, 3, 20)
    before = StatusHistory(
        (Status(CareLevel.SUPPORT_1, Days(date(2021, 4, 1), early)), Status(CareLevel.CARE_1, Days(early), early)),
        continuing=(Continuing(Service.VISIT_D, Days(date(2021, 6, 1)), early),),
    )
    narrowed = side_by_side(before, Service.VISIT_D, day, "橋本市")
    assert (narrowed.local, narrowed.narrowed) == (Truth.NO, True)
    assert "令和4年4月1日" in narrowed.why
    undated = StatusHistory((before.statuses[0], Status(CareLevel.CARE_1, Days(early))), None, before.continuing)
    asked = side_by_side(undated, Service.VISIT_D, day, "橋本市")
    assert (asked.local, "認定の日" in asked.why) == (Truth.UNKNOWN, True)
    assert side_by_side(StatusHistory(()), Service.VISIT_D, day, "橋本市").local is Truth.UNKNOWN
    assert side_by_side(history(), Service.VISIT_D, date(2022, 10, 5), "橋本市").local is Truth.UNKNOWN


def test_what_a_town_says_of_those_who_go_on_stands_in_one_place() -> None:
    """橋本市's day is read out of its subsidy rule; the law's own table does not repeat it, and no town has two for one service and day."""
    (rule,) = of_rule(rules()["hashimoto.ride_support"])
    assert (rule.since, rule.certified_from, rule.cite.title) == (
        date(2022, 4, 1),
        date(2022, 4, 1),
        "訪問型サービスD補助金について",
    )
    assert not {one.municipality for one in local.narrowings()} & {
        one.municipality for one in rules().values() if [*of_rule(one)]
    }
    keys = [(one.municipality, one.service, one.since) for one in narrowings()]
    assert len(keys) == len(set(keys))


def test_kagoshimas_view_of_d_is_shown_and_the_state_allows_more() -> None:
    """A 事業対象者 of 鹿児島市 counts for the state and not for the city; 要支援 counts for both; other towns have nothing on record."""
    day = date(2025, 10, 1)
    target = StatusHistory((Status(CareLevel.TARGET, Days(date(2025, 4, 1))),), date(1945, 1, 1))
    both = side_by_side(target, Service.VISIT_D, day, "鹿児島市")
    assert both.narrowed
    support = StatusHistory((Status(CareLevel.SUPPORT_1, Days(date(2025, 4, 1))),))
    assert side_by_side(support, Service.VISIT_D, day, "鹿児島市").local is Truth.YES
    assert narrowing("鹿児島市", Service.VISIT_D, date(2025, 6, 30)) is None
    elsewhere = side_by_side(target, Service.VISIT_D, day, "架空町")
    assert (elsewhere.rule, elsewhere.local) == (None, Truth.YES)


def test_services_are_called_by_their_name_of_the_day() -> None:
    """The renaming of 2024-08-05, the day before and the day; every service has an entry and a subject that says who uses it."""
    before, after = (name_on(Service.VISIT_B, day) for day in (date(2024, 8, 4), RENAMED))
    assert (before, after) == ("訪問型サービスB", "訪問型サービス・活動B")
    assert {one.service for one in services()} == set(Service)
    assert offered(Service.MEALS).users_subject == "care_insurance.users.life_support"
    with pytest.raises(LookupError):
        name_on(Service.VISIT_B, date(2015, 3, 31))


@given(st.dates(date(1920, 1, 1), date(1990, 12, 31)), st.integers(0, 110))
def test_a_year_is_completed_on_the_day_before_the_birthday(born: date, years: int) -> None:
    """On that day the age is reached, the day before it is one less; also for those born on 29 February."""
    try:
        birthday = born.replace(year=born.year + years)
    except ValueError:
        birthday = date(born.year + years, 3, 1)
    eve = date.fromordinal(birthday.toordinal() - 1)
    if years:
        assert age_on(born, eve) == years
        assert age_on(born, date.fromordinal(eve.toordinal() - 1)) == years - 1


def test_histories_that_cannot_be_are_refused() -> None:
    """Overlapping levels, a level without end before another, an age before birth."""
    with pytest.raises(ValueError, match="do not overlap"):
        StatusHistory((Status(CareLevel.TARGET, Days(date(2020, 1, 1))), Status(CareLevel.CARE_1, Days(TURN))))
    with pytest.raises(ValueError, match="nobody born"):
        age_on(TURN, date(2000, 1, 1))
