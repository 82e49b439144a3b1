"""The form on which a group puts an arrangement on record: its name, and an answer, or 「わからない」, to each fact of the law."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from ashinami.rules.facts import Amount, Choice, ChoiceSet, Fact, Judgement, Question
from ashinami_web.bodies.models import Arrangement

UNKNOWN = ""
NONE_OF_THEM = "-"
YES, NO = "yes", "no"


class ArrangementForm(forms.Form):
    """A name, whether it is the default, and one field for each fact that the group can answer.

    A judgement needs the name of who made it, so it is not asked here: it stays open until an office has spoken.
    """

    name = forms.CharField(
        label=_("取り決めの名前"), max_length=80, error_messages={"required": _("名前を入れてください。")}
    )
    is_default = forms.BooleanField(label=_("ふだんはこの取り決めを使う"), required=False)

    def __init__(self, *args: Any, facts: Iterable[Fact], row: Arrangement | None = None, **kwargs: Any) -> None:  # noqa: ANN401 - as Django takes them
        known = row.facts if row else {}
        self._facts = {fact.id: fact for fact in facts if not isinstance(fact, Judgement)}
        initial = {_name(fact): _shown(fact, known.get(fact.id)) for fact in self._facts.values()}
        if row:
            initial |= {"name": row.name, "is_default": row.is_default}
        super().__init__(*args, **kwargs)
        self.initial = initial
        for fact in self._facts.values():
            self.fields[_name(fact)] = _field(fact)

    def clean(self) -> dict[str, Any]:
        """Refuse 'none of them' beside one of them."""
        cleaned = super().clean() or self.cleaned_data
        for fact in self._facts.values():
            chosen = cleaned.get(_name(fact))
            if isinstance(fact, ChoiceSet) and chosen and NONE_OF_THEM in chosen and len(chosen) > 1:
                self.add_error(_name(fact), _("「なし」と、ほかの答えは一緒に選べません。"))
        return cleaned

    def asked(self) -> list[BoundField]:
        """Return the fields of the facts, in reading order."""
        return [self[_name(fact)] for fact in self._facts.values()]

    def facts(self) -> dict[str, Any]:
        """Return the answers as an arrangement keeps them: what is not known is not in it."""
        answers: dict[str, Any] = {}
        for fact in self._facts.values():
            said = self.cleaned_data[_name(fact)]
            if said in (UNKNOWN, None, []):
                continue
            if isinstance(fact, ChoiceSet):
                answers[fact.id] = [option for option in said if option != NONE_OF_THEM]
            elif isinstance(fact, (Choice, Amount)):
                answers[fact.id] = said
            else:
                answers[fact.id] = said == YES
        return answers


def _name(fact: Fact) -> str:
    return fact.id.replace(".", "__")


def _field(fact: Question) -> forms.Field:
    who = fact.answered_by.value
    if isinstance(fact, ChoiceSet):
        options = [*((option.id, option.text) for option in fact.options), (NONE_OF_THEM, _("なし"))]
        return forms.MultipleChoiceField(
            label=fact.asks,
            choices=options,
            required=False,
            widget=forms.CheckboxSelectMultiple,
            help_text=_("一つも選ばなければ「わからない」です。"),
        )
    if isinstance(fact, Amount):
        return forms.IntegerField(label=f"{fact.asks}（{fact.unit}）", min_value=0, required=False, help_text=who)
    options = (
        [(option.id, option.text) for option in fact.options]
        if isinstance(fact, Choice)
        else [(YES, _("はい")), (NO, _("いいえ"))]
    )
    return forms.ChoiceField(
        label=fact.asks, choices=[*options, (UNKNOWN, _("わからない"))], required=False, widget=forms.RadioSelect
    )


def _shown(fact: Fact, answer: Any) -> Any:  # noqa: ANN401 - as it came from the record
    match answer:
        case None:
            return [] if isinstance(fact, ChoiceSet) else UNKNOWN
        case bool():
            return YES if answer else NO
        case list():
            return answer or [NONE_OF_THEM]
        case _:
            return answer
