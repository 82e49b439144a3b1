"""The form on which a group puts an arrangement on record: its name, and an answer, or 「わからない」, to each fact of the law."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ashinami.rules.answers import Answer, Answers, Record
from ashinami.rules.ask import outlook
from ashinami.rules.conditions import Condition
from ashinami.rules.facts import ChoiceSet, Fact, Judgement, Value
from ashinami_web.consult.fields import contradicts, fact_field, shown_in, value_of

_GROUPS: tuple[tuple[tuple[str, ...], str | Promise], ...] = (
    (("carriage", "scope"), _("だれが、だれを運ぶか")),
    (("received", "third_party"), _("受け取るもの")),
    (("thanks",), _("お礼")),
    (("costs",), _("実費")),
    (("goods",), _("品物")),
    (("points",), _("ポイント")),
    (("service",), _("手助けのサービス")),
    (("facility",), _("施設の送迎")),
    (("tour",), _("宿・ツアー・ガイド")),
    (("membership",), _("会費")),
    (("support", "subsidy"), _("市町村などの支援")),
    (("help",), _("ヘルパーの送迎")),
    (("supply",), _("車の用意")),
)
_PLACE = {subject: place for place, (subjects, _title) in enumerate(_GROUPS) for subject in subjects}

_OPENS: dict[str, Value] = {"scope.special": frozenset(), "received.kinds": frozenset(), "third_party.basis": "none"}
"""The facts that open whole groups of questions, with the answer that opens none."""
_HERE = Record("この用紙")


class ArrangementForm(forms.Form):
    """A name, whether it is the default, and one field for each fact that the group can answer.

    A judgement needs the name of who made it, so it is not asked here: it stays open until an office has spoken.
    """

    name = forms.CharField(
        label=_("取り決めの名前"), max_length=80, error_messages={"required": _("名前を入れてください。")}
    )
    is_default = forms.BooleanField(label=_("ふだんはこの取り決めを使う"), required=False)

    def __init__(self, *args: Any, facts: Iterable[Fact], known: Mapping[str, Any], **kwargs: Any) -> None:  # noqa: ANN401 - as Django takes them
        super().__init__(*args, **kwargs)
        asked = sorted(facts, key=lambda fact: _PLACE.get(fact.subject, len(_GROUPS)))
        self._facts = {fact.id: fact for fact in asked if not isinstance(fact, Judgement)}
        for fact in self._facts.values():
            more: dict[str, Any] = {"help_text": fact.meaning}
            if isinstance(fact, ChoiceSet):
                more["help_text"] = f"{fact.meaning} {_('一つも選ばなければ「わからない」です。')}".strip()
            self.fields[_name(fact)] = fact_field(fact, may_be_open=True, **more)
            self.initial[_name(fact)] = shown_in(fact, known.get(fact.id))

    def clean(self) -> dict[str, Any]:
        """Refuse 'none of them' beside one of them."""
        cleaned = super().clean() or self.cleaned_data
        for fact in self._facts.values():
            if contradicts(fact, cleaned.get(_name(fact))):
                self.add_error(_name(fact), _("「なし」と、ほかの答えは一緒に選べません。"))
        return cleaned

    def groups(self) -> list[tuple[str | Promise, list[BoundField]]]:
        """Return the fields of the facts by what they are about, in reading order."""
        return self._grouped(self._facts.values())

    def groups_that_matter(self, condition: Condition) -> list[tuple[str | Promise, list[BoundField]]]:
        """Return the fields that are answered, or whose answer can still matter beside the others.

        What opens whole groups is always shown, and opens nothing before it is answered; this hides questions and decides nothing.
        """
        self.is_valid()
        values = {fact: value_of(fact, self.cleaned_data.get(_name(fact))) for fact in self._facts.values()}
        known = {fact: _OPENS.get(fact.id) if value is None else value for fact, value in values.items()}
        told = (Answer(fact, value, _HERE) for fact, value in known.items() if value is not None)
        matter = {slot.id for slot in outlook(condition, Answers(tuple(told))).questions} | _OPENS.keys()
        return self._grouped(
            fact
            for fact, value in values.items()
            if value is not None or fact.id in matter or _name(fact) in self.errors
        )

    def _grouped(self, facts: Iterable[Fact]) -> list[tuple[str | Promise, list[BoundField]]]:
        return [
            (_GROUPS[place][1] if place < len(_GROUPS) else "", [self[_name(fact)] for fact in group])
            for place, group in groupby(facts, key=lambda fact: _PLACE.get(fact.subject, len(_GROUPS)))
        ]

    def facts(self) -> dict[str, Any]:
        """Return the answers as an arrangement keeps them: what is not known is not in it."""
        answers: dict[str, Any] = {}
        for fact in self._facts.values():
            value = value_of(fact, self.cleaned_data[_name(fact)])
            if value is not None:
                answers[fact.id] = sorted(value) if isinstance(value, frozenset) else value
        return answers


def _name(fact: Fact) -> str:
    return fact.id.replace(".", "__")
