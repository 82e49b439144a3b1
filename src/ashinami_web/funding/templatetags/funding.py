"""Yen, changes and exact numbers as pages show them."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from ashinami.funding.rulebook.compared_telling import signed as signed_words
from ashinami.funding.trace import said as said_words

register = template.Library()


@register.filter
def yen(amount: Fraction | int | str | None) -> str:
    """1,200円, or that it is not known."""
    if amount is None or isinstance(amount, str):
        return _("分からない")
    return said_words(amount, "円")


@register.filter
def signed(change: int | None) -> str:
    """＋1,000円, −500円, or that it is not known."""
    return _("分からない") if change is None else signed_words(change)


@register.filter
def said(value: Fraction | int, unit: str) -> str:
    """Return a number with its unit; a fraction exactly."""
    return said_words(value, unit)


@register.filter
def indented(line: str) -> str:
    """Return a line of the reading copy: full-width blanks for its depth, without the dash."""
    bare = line.lstrip(" ")
    return "　" * ((len(line) - len(bare)) // 2) + bare.removeprefix("- ").replace("`", "")


@register.filter
def is_choices(field: BoundField) -> bool:
    """Whether the field takes any number of several."""
    return isinstance(field.field, forms.MultipleChoiceField)


@register.filter
def at(values: Mapping[str, Any], key: str) -> object:
    """Return a value of a table by its key."""
    return values.get(key, "")
