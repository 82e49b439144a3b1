"""A rule is copied with other numbers from a day on, written as a file, and reads back as it was."""

from __future__ import annotations

import tomllib
from datetime import date
from fractions import Fraction

import pytest

from ashinami.basics.notice import Severity
from ashinami.funding.municipal import rule, rules
from ashinami.funding.rulebook.changing import changed, newest
from ashinami.funding.rulebook.examples import work, worked
from ashinami.funding.rulebook.reading import read_rule
from ashinami.funding.rulebook.rule import Example
from ashinami.funding.rulebook.writing import to_toml
from ashinami.rules.conditions import parts
from tests.funding.made_rules import EVERYTHING, text


@pytest.mark.parametrize("rule_id", sorted(rules()))
def test_a_rule_written_as_a_file_reads_back_the_same(rule_id: str) -> None:
    """Every specimen, with its dates, fractions and lists."""
    own = rule(rule_id)
    assert tomllib.loads(to_toml(own.plain)) == own.plain
    assert read_rule(to_toml(own.plain), "again.toml").rule == own


def test_a_number_changes_from_a_day_on_and_the_years_before_stay() -> None:
    """From FY2027 the bus is paid in full up to 40,000 yen only; a trip of the year before is worked by the old number."""
    own = rule("kagoshima.group_bus")
    read = changed(own, date(2027, 4, 1), {"full_to": Fraction(40_000)}, {}, title="わたしの市 貸切バス")
    assert read.notices == ()
    assert read.rule is not None
    trip = {"cost.hire": 60_000, "users.all": 12, "users.aged_60": 12}
    for day, amount in ((date(2027, 3, 31), 55_000), (date(2027, 4, 1), 50_000)):
        assert work(read.rule, Example("旅", day, trip, {"amount": Fraction(amount)})).good
    assert all(one.good for one in worked(read.rule))
    assert newest(read.rule).numbers["full_to"].value == 40_000
    assert newest(own).numbers["full_to"].value == 50_000


def test_a_row_of_a_table_and_a_fraction_change() -> None:
    """Values of rows in order; a share as a fraction."""
    own = rule("owani.salon")
    rows = tuple(Fraction(value) for value in (0, 50_000, 70_000, 90_000))
    read = changed(own, date(2026, 4, 1), {}, {"tier": rows})
    assert read.rule is not None
    assert [row.value for row in newest(read.rule).tables["tier"].rows] == list(rows)
    rate = changed(rule("kakamigahara.mobility"), date(2026, 4, 1), {"rate": Fraction(3, 4)}, {})
    assert rate.rule is not None
    assert newest(rate.rule).numbers["rate"].value == Fraction(3, 4)


def test_a_version_that_was_to_begin_later_is_superseded() -> None:
    """What was decided last holds from its day on, without an overlap."""
    once = changed(rule("kagoshima.group_bus"), date(2028, 4, 1), {"full_to": Fraction(30_000)}, {}).rule
    assert once is not None
    twice = changed(once, date(2027, 4, 1), {"full_to": Fraction(40_000)}, {}).rule
    assert twice is not None
    assert [version.days.start for version in twice.versions] == [date(2025, 12, 1), date(2027, 4, 1)]


def test_a_day_before_the_first_version_is_told() -> None:
    """There is nothing to copy from."""
    read = changed(rule("kagoshima.group_bus"), date(2020, 4, 1), {}, {})
    assert read.rule is None
    assert "有効な版がない" in read.notices[0].text


WRONG = {
    'id = "town.everything"': 'id = "Town"',
    'mark = "V"': 'mark = "X"',
    "from = 2020-04-01": 'from = "2020"',
    "rent = 10_000": 'rent = "half"',
    "food = false": "foods = false",
    'unit = "割"': 'unit = "度"',
    'value = "5/2"': 'value = "5/0"',
    "{ from = 2, ": "{ from = 0, ",
    'table = "t"': 'table = "u"',
    'eligible = ["reward"]': 'eligible = ["rewards"]',
    'of = "cost", target': 'of = "costs", target',
    'most = ["by_table", "year", "share"]': 'most = ["by_table", "groups"]',
    'least = ["month.cost", "left"]': 'least = ["left"]',
    'sum = ["monthly", "monthly"]': 'sum = ["monthly", "session.users"]',
    'total_over = "again"': 'total_over = "left"',
    'is = "npo"': 'is = "club"',
    'when = { yes = "activities.weekly", then = "kind" }': "when = { then = 3 }",
    'how = "切上げ"': 'how = "気分"',
    'key = "up"': 'key = "weekly"',
    'each = "month"\nleast': 'each = "moon"\nleast',
    'key = "reward"': 'key = "Reward!"',
    'times = ["price", "groups"]': 'times = ["price", "price"]',
    'at_most = "zero"\nwords': 'at_most = "nought"\nwords',
    'name = "七割"\n': "",
    'name = "組"\n': 'name = "組"\nsum = ["zero"]\n',
    'words = "一組': 'word = "一組',
    "rows = [": "rows = 3\nrow = [",
    "[version.number.n]": "[version.numbers.n]",
    'name = "三"': "name = 3",
}


@pytest.mark.parametrize("good", WRONG)
def test_every_slip_of_the_pen_is_told_with_its_place_and_what_to_do(good: str) -> None:
    """One slip in a rule that uses all: a notice names the file, the place and the remedy, and no rule is worked."""
    whole = text("town.everything", EVERYTHING)
    assert read_rule(whole, "rule.toml").rule is not None
    assert good in whole
    read = read_rule(whole.replace(good, WRONG[good], 1), "rule.toml")
    assert read.rule is None
    assert read.notices
    for notice in read.notices:
        assert notice.file == "rule.toml"
        assert notice.severity is Severity.ERROR
        assert notice.text
        assert notice.remedy
    assert any(notice.row for notice in read.notices)


ADDED = {
    "[[version]]\nfrom = 2021-04-01\n[[version.step]]\nkey = 't'\nname = '額'\nsum = ['cost.fuel']\n": "二つの版",
    "[[version]]\nfrom = 2021-04-01\ntotal = 'x'\n": "補助額になる段",
    "[[version]]\nfrom = 2021-04-01\nuntil = 2021-04-01\n": "終わりの日",
    "[[ask]]\nid = 'users.all'\nasks = '人数'\n": "もうあります",
    "[[ask]]\nid = 'Users'\nasks = '人数'\n": "名前に使えません",
    "[[ask]]\nid = 'town.n'\nasks = '人数'\nof = 'moon'\n": "一覧はありません",
    "[[example]]\nname = '例'\non = 2026-04-01\nfacts = {}\nexpects = { nothing = 1 }\n": "段はありません",
    "[[example]]\nname = '例'\non = 2026-04-01\nfacts = {}\nexpects = { standing = 'happy' }\n": "状態はありません",
    "[[example]]\nname = '例'\non = 2026-04-01\nfacts = {}\nexpects = { total = 1.5 }\n": "読めません",
    "[[example]]\nname = '例'\non = 2026-04-01\nbasis = '夢'\nfacts = {}\nexpects = { total = 1 }\n": "選べません",
    "[[version.condition]]\nfact = 'users.nobody'\nat_least = 'n'\n": "事実はありません",
    "[[version.condition]]\nfact = 'users.all'\nat_least = 'rate'\n": "整数ではありません",
    "[[version.condition]]\nfact = 'users.all'\n": "条件の書きかた",
    "[[version.condition]]\nfact = 'group.kind'\none_of = ['club']\n": "答えはありません",
    "[[version.condition]]\nfact = 'group.services'\nincludes = 'dance'\n": "答えはありません",
    "[[version.condition]]\nfact = 'users.all'\nat_least = 'n'\nsays = ['一つ']\n": "三つではありません",
    "[[version.condition]]\nkey = 'k'\nvalue = 'nothing'\nat_least = 'n'\n": "ここより前にありません",
    "version.continuing = 3\n": "表で書きます",
}


@pytest.mark.parametrize("added", ADDED)
def test_what_is_added_wrongly_is_told_too(added: str) -> None:
    """Versions that overlap, questions, examples and conditions that cannot be."""
    body = EVERYTHING + added
    if added.startswith("version."):
        body = EVERYTHING.replace("[version.pays]", "continuing = 3\n[version.pays]", 1)
    read = read_rule(text("town.everything", body), "rule.toml")
    assert read.rule is None
    assert ADDED[added] in " ".join(notice.text for notice in read.notices)


def test_what_is_no_toml_is_told() -> None:
    """An open quote ends in one notice."""
    (notice,) = read_rule('id = "', "rule.toml").notices
    assert "TOML として読めません" in notice.text


def test_conditions_of_every_kind_are_read() -> None:
    """A choice, a set that includes, a month each, one of several, and what nobody has read."""
    conditions = """
[[version.condition]]
fact = "group.kind"
one_of = ["residents", "npo"]
[[version.condition]]
fact = "group.services"
includes = "ride"
[[version.condition]]
fact = "month.activities"
at_least = "twice"
[[version.condition]]
fact = "users.all"
at_most = "n"
[[version.condition]]
not_read = "そのほか市長が認めること"
[version.number.twice]
name = "月の活動"
value = 2
unit = "回"
"""
    read = read_rule(text("town.everything", EVERYTHING + conditions), "rule.toml")
    assert read.rule is not None, [str(notice) for notice in read.notices]
    assert len(parts(read.rule.versions[0].condition)) == 5
