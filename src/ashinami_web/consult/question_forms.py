"""The form of one question of an interview: an answer, or the members of a list."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ashinami.rules.answers import Answer, Said
from ashinami.rules.facts import Entity, Fact, Judgement, Value
from ashinami_web.bookings.fields import DayField
from ashinami_web.consult.fields import contradicts, fact_field, shown_in, value_of

MOST_MEMBERS = 60
LONGEST_MEMBER = 40


class AnswerForm(forms.Form):
    """One question; of a judgement also who decided, and when."""

    by = forms.CharField(
        label=_("決めたところ"),
        max_length=60,
        help_text=_("役所や会議の名前を書きます。人の名前は書きません。"),
        error_messages={"required": _("決めたところを入れてください。")},
    )
    on = DayField(label=_("決まった日"), error_messages={"required": _("決まった日を入れてください。")})

    def __init__(self, fact: Fact, *args: Any, known: Answer | None = None, today: date, **kwargs: Any) -> None:  # noqa: ANN401 - as Django takes them
        super().__init__(*args, **kwargs)
        self.fact, self.today = fact, today
        error = _("答えを選ぶか、「わからない」を押してください。")
        self.fields["answer"] = fact_field(
            fact, may_be_open=False, help_text=fact.meaning, error_messages={"required": error}
        )
        if known is not None:
            self.initial["answer"] = shown_in(fact, known.value)
        if not isinstance(fact, Judgement):
            del self.fields["by"], self.fields["on"]
        elif known is not None and isinstance(known.origin, Said):
            self.initial["by"], self.initial["on"] = known.origin.by, known.origin.on
        else:
            self.initial["by"] = fact.answered_by.value

    def clean(self) -> dict[str, Any]:
        """Refuse 'none of them' beside one of them, and a decision of a day to come."""
        cleaned = super().clean() or self.cleaned_data
        if contradicts(self.fact, cleaned.get("answer")):
            self.add_error("answer", _("「なし」と、ほかの答えは一緒に選べません。"))
        on: date | None = cleaned.get("on")
        if on is not None and on > self.today:
            self.add_error("on", _("きょうまでの日を入れてください。"))
        return cleaned

    @property
    def value(self) -> Value:
        """What was answered."""
        value = value_of(self.fact, self.cleaned_data["answer"])
        assert value is not None  # noqa: S101 - the control is required
        return value


class MembersForm(forms.Form):
    """Who or what stands in a list: one a line; or nobody."""

    names = forms.CharField(
        label=_("一行に一つずつ"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("役割や記号で書きます（例：運転者1、白い車）。人の名前は書きません。"),
    )
    none = forms.BooleanField(label=_("一つもない・一人もいない"), required=False)

    def __init__(self, entity: Entity, *args: Any, known: Iterable[str] | None = None, **kwargs: Any) -> None:  # noqa: ANN401 - as Django takes them
        super().__init__(*args, **kwargs)
        if known is not None:
            listed = list(known)
            self.initial["names"], self.initial["none"] = "\n".join(listed), not listed
        self.fields["names"].label = entity.listed

    def clean(self) -> dict[str, Any]:
        """Refuse nothing at all, and both; a list stays short."""
        cleaned = super().clean() or self.cleaned_data
        names = self.members(cleaned)
        if bool(names) is bool(cleaned.get("none")):
            self.add_error("names", _("一行に一つずつ書くか、「一つもない」を選んでください。"))
        if len(names) > MOST_MEMBERS or any(len(name) > LONGEST_MEMBER for name in names):
            self.add_error("names", _("60行まで、一行40字までで書いてください。"))
        return cleaned

    def members(self, cleaned: dict[str, Any] | None = None) -> tuple[str, ...]:
        """Return the members named, each once."""
        lines = (cleaned or self.cleaned_data).get("names", "").splitlines()
        return tuple(dict.fromkeys(line.strip() for line in lines if line.strip()))
