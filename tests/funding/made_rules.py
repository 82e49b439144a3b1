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
