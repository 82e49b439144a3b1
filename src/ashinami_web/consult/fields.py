"""The control for one fact of the law, and what was chosen in it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ashinami.rules.facts import Amount, Choice, ChoiceSet, Fact, Value

UNKNOWN = ""
NONE_OF_THEM = "-"
YES, NO = "yes", "no"


def fact_field(fact: Fact, *, may_be_open: bool, **more: Any) -> forms.Field:  # noqa: ANN401 - as Django takes them
    """Return the control of a fact. `may_be_open`: it offers 「わからない」 itself, and may be left empty."""
    known: dict[str, Any] = {"label": fact.asks, "required": not may_be_open, **more}
    if isinstance(fact, ChoiceSet):
        any_of_them = [*((option.id, option.text) for option in fact.options), (NONE_OF_THEM, _("なし"))]
        return forms.MultipleChoiceField(choices=any_of_them, widget=forms.CheckboxSelectMultiple, **known)
    if isinstance(fact, Amount):
        return forms.IntegerField(min_value=0, **known | {"label": f"{fact.asks}（{fact.unit}）"})
    options: list[tuple[str, Any]] = [(YES, _("はい")), (NO, _("いいえ"))]
    if isinstance(fact, Choice):
        options = [(option.id, option.text) for option in fact.options]
    still_open = [(UNKNOWN, _("わからない"))] if may_be_open else []
    return forms.ChoiceField(choices=[*options, *still_open], widget=forms.RadioSelect, **known)


def contradicts(fact: Fact, said: Any) -> bool:  # noqa: ANN401 - as the control gave it
    """Whether 'none of them' was chosen beside one of them."""
    return isinstance(fact, ChoiceSet) and bool(said) and NONE_OF_THEM in said and len(said) > 1


def value_of(fact: Fact, said: Any) -> Value | None:  # noqa: ANN401 - as the control gave it
    """Return what was chosen as the law takes it; None where it was left open."""
    if said in (UNKNOWN, None, []):
        return None
    if isinstance(fact, ChoiceSet):
        return frozenset(option for option in said if option != NONE_OF_THEM)
    if isinstance(fact, (Choice, Amount)):
        return said  # type: ignore[no-any-return]  # the control has cleaned it
    return bool(said == YES)


def shown_in(fact: Fact, value: Value | list[str] | None) -> Any:  # noqa: ANN401 - as the control takes it
    """Return an answer as its control shows it."""
    match value:
        case None:
            return [] if isinstance(fact, ChoiceSet) else UNKNOWN
        case bool():
            return YES if value else NO
        case list() | frozenset():
            return sorted(value) or [NONE_OF_THEM]
        case _:
            return value
