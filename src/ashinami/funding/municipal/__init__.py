"""The towns' own rules, one TOML file each. A new file is found by itself; a copy with another number is a town's own."""

from __future__ import annotations

import sys
from functools import cache
from importlib import resources

from ashinami.funding.rulebook.reading import read_rule
from ashinami.funding.rulebook.rule import Rule
from ashinami.funding.rulebook.schemes import schemes_of


@cache
def rules() -> dict[str, Rule]:
    """Return every rule of this folder, by id.

    Raises
    ------
    ValueError
        When a file cannot be read as a rule, or two share an id.
    """
    found: dict[str, Rule] = {}
    files = (file for file in resources.files(sys.modules[__name__]).iterdir() if file.name.endswith(".toml"))
    for file in sorted(files, key=lambda one: one.name):
        read = read_rule(file.read_text(encoding="utf-8"), file.name)
        if read.rule is None:
            raise ValueError("\n".join(str(notice) for notice in read.notices))
        if read.rule.id in found:
            raise ValueError(f"two rules share the id {read.rule.id}")
        found[read.rule.id] = read.rule
    return found


def rule(rule_id: str) -> Rule:
    """Return a rule; one that is in no file is a LookupError."""
    if rule_id not in rules():
        raise LookupError(f"no rule {rule_id}")
    return rules()[rule_id]


SCHEMES = tuple(scheme for one in rules().values() for scheme in schemes_of(one))
