"""The dictionary of the house names what is really there."""

from __future__ import annotations

import dataclasses
from importlib import import_module

import pytest

from ashinami.vocabulary.terms import Term, terms


@pytest.mark.parametrize("term", terms(), ids=lambda term: term.japanese)
def test_each_identifier_exists(term: Term) -> None:
    """Every identifier the dictionary names stands in code: a module's name, a class's member or a value's field."""
    module_name, _, path = term.identifier.partition(":")
    found: object = import_module(module_name)
    for name in path.split("."):
        if dataclasses.is_dataclass(found) and name in {field.name for field in dataclasses.fields(found)}:
            return
        found = getattr(found, name)
    assert found is not None


def test_each_term_once() -> None:
    """No term stands twice, and no identifier stands for two terms."""
    assert len({term.japanese for term in terms()}) == len(terms())
    assert len({term.identifier for term in terms()}) == len(terms())


def test_a_half_term_is_refused() -> None:
    """A term without reading, or with an identifier that leads nowhere, is refused."""
    with pytest.raises(ValueError, match="a term has"):
        Term("実費", "", "a:b", "x")
    with pytest.raises(ValueError, match="a term has"):
        Term("実費", "じっぴ", "a.b", "x")
