"""Small rules of made-up towns, for tests: their text, read."""

from __future__ import annotations

from ashinami.funding.rulebook.reading import read_rule
from ashinami.funding.rulebook.rule import Rule
from ashinami.funding.rulebook.schemes import scheme_of
from ashinami.funding.scheme import Scheme

HEAD = """
id = "{id}"
title = "{id}"
summary = "架空の補助です。"
municipality = "{payer}"
service = "架空"
work = {work}
{more}
[source]
title = "架空の要綱"
body = "架空町"
mark = "V"

[[version]]
from = 2020-04-01
"""


def text(rule_id: str, body: str, *, payer: str = "架空町", work: int = 2, more: str = "") -> str:
    """Return the text of a rule of a made-up town, from its version's body."""
    return HEAD.format(id=rule_id, payer=payer, work=work, more=more) + body


def read(rule_id: str, body: str, **head: object) -> Rule:
    """Return the rule; one that cannot be read fails the test with its notices."""
    found = read_rule(text(rule_id, body, **head), "made.toml")  # type: ignore[arg-type]
    assert found.rule is not None, [str(notice) for notice in found.notices]
    return found.rule


def share_of(rule_id: str, items: str, percent: int, limit: int, **head: object) -> Scheme:
    """Return a scheme that pays so many per cent of these items, up to a limit."""
    pays = "\n".join(f"{item} = true" for item in items.split())
    body = f"""
[version.pays]
{pays}
[version.number.rate]
name = "率"
value = {percent}
unit = "％"
[version.number.limit]
name = "限度"
value = {limit}
unit = "円"
[[version.step]]
key = "cost"
name = "対象経費"
eligible = true
[[version.step]]
key = "part"
name = "率を掛けた額"
share = {{ of = "cost", rate = "rate" }}
[[version.step]]
key = "whole"
name = "端数"
round = {{ of = "part", how = "切捨て" }}
[[version.step]]
key = "total"
name = "補助額"
least = ["whole", "limit"]
"""
    rule = read(rule_id, body, **head)
    return scheme_of(rule, rule.versions[0])


EVERYTHING = """
[version.pays]
rent = 10_000
fuel = true
reward = "apart"
food = false
[version.number.n]
name = "三"
value = 3
unit = "人"
[version.number.rate]
name = "率"
value = 7
unit = "割"
[version.number.price]
name = "単価"
value = "5/2"
unit = "円"
[version.table.t]
name = "表"
unit = "円"
rows = [{ from = 0, value = 0 }, { from = 2, value = "7/3" }, { above = 2, value = 9 }]
[[version.step]]
key = "cost"
name = "費用"
eligible = true
[[version.step]]
key = "reward"
name = "謝礼"
eligible = ["reward"]
[[version.step]]
key = "half"
name = "半数"
half_rule = { of = "cost", target = "users.target", continuing = "users.continuing", users = "users.all" }
[[version.step]]
key = "share"
name = "七割"
share = { of = "half", rate = "rate" }
[[version.step]]
key = "groups"
name = "組"
started = { of = "users.all", unit = "users.target" }
[[version.step]]
key = "by_table"
name = "表から"
look_up = { table = "t", by = "groups" }
[[version.step]]
key = "priced"
name = "単価から"
times = ["price", "groups"]
[[version.step]]
key = "year"
name = "年割"
part_year = { of = "priced", months = "group.months" }
[[version.step]]
key = "most"
name = "多いほう"
most = ["by_table", "year", "share"]
[[version.step]]
key = "left"
name = "残り"
less = ["most", "reward", "zero"]
[[version.step]]
key = "monthly"
name = "月の額"
each = "month"
least = ["month.cost", "left"]
[[version.step]]
key = "again"
name = "月の額の二倍"
each = "month"
sum = ["monthly", "monthly"]
[[version.step]]
key = "months"
name = "月の計"
total_over = "again"
[[version.step]]
key = "kind"
name = "団体による"
when = { of = "group.kind", is = "npo", then = "months", otherwise = "left" }
[[version.step]]
key = "weekly"
name = "毎週なら"
when = { yes = "activities.weekly", then = "kind" }
[[version.step]]
key = "up"
name = "切上げ"
round = { of = "weekly", how = "切上げ", to = 100 }
[[version.step]]
key = "total"
name = "四捨五入"
round = { of = "up", how = "四捨五入", to = 1000 }
[version.repay]
of = "groups"
at_most = "zero"
words = "一組もなければ返還します。"
"""
"""A version's body that uses every building block."""
