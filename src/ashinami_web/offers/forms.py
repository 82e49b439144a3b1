"""What is answered to an ask, and on which half-days somebody can drive."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django import forms
from django.forms.boundfield import BoundWidget
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from ashinami.vocabulary.asking import CannotWhy

YES, NO = "yes", "no"
WEEKS = 4


class AnswerForm(forms.Form):
    """Yes, or no with as much of a reason as he likes."""

    answer = forms.ChoiceField(
        choices=[(YES, ""), (NO, "")], error_messages={"required": _("どちらかを選んでください。")}
    )
    why = forms.ChoiceField(
        label=_("見送りのわけ"),
        choices=[(why.value, _(why.text)) for why in CannotWhy],
        initial=CannotWhy.OTHER.value,
        required=False,
        widget=forms.RadioSelect,
    )

    @property
    def reason(self) -> CannotWhy:
        """Why not; who says nothing needs not say."""
        return CannotWhy(self.cleaned_data["why"] or CannotWhy.OTHER.value)


class WhyForm(forms.Form):
    """Why somebody cannot drive what was confirmed."""

    why = forms.ChoiceField(
        label=_("行けなくなったわけ"),
        choices=[(why.value, _(why.text)) for why in CannotWhy],
        widget=forms.RadioSelect,
        error_messages={"required": _("どれか一つを選んでください。")},
    )

    @property
    def reason(self) -> CannotWhy:
        """Why not."""
        return CannotWhy(self.cleaned_data["why"])


class DaysForm(forms.Form):
    """Half-days of the coming four weeks: ticked are those on which he can drive."""

    half_days = forms.MultipleChoiceField(
        label=_("出られる日"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={"invalid_choice": _("表の中から選んでください。")},
    )
    first = forms.DateField(widget=forms.HiddenInput, error_messages={"required": _("表を開き直してください。")})

    def __init__(self, data: QueryDict | None = None, *, first: date, stands: dict[date, tuple[bool, bool]]) -> None:
        ticked = [
            f"{day.isoformat()}{half}"
            for day, pair in stands.items()
            for half, can in zip(("am", "pm"), pair, strict=True)
            if can
        ]
        super().__init__(data, initial={"half_days": ticked, "first": first})
        self.days = list(stands)
        self.fields["half_days"].choices = [  # type: ignore[attr-defined]
            (f"{day.isoformat()}{half}", "") for day in self.days for half in ("am", "pm")
        ]

    def rows(self) -> Iterator[tuple[date, BoundWidget, BoundWidget]]:
        """Give the days with their two boxes."""
        boxes = list(self["half_days"])
        for number, day in enumerate(self.days):
            yield day, boxes[2 * number], boxes[2 * number + 1]

    def weeks(self) -> Iterator[list[tuple[date, BoundWidget, BoundWidget]]]:
        """Give them week by week."""
        rows = list(self.rows())
        for start in range(0, len(rows), 7):
            yield rows[start : start + 7]

    def said(self) -> dict[date, tuple[bool, bool]]:
        """Return what was ticked, day by day."""
        ticked: set[Any] = set(self.cleaned_data["half_days"])
        return {day: (f"{day.isoformat()}am" in ticked, f"{day.isoformat()}pm" in ticked) for day in self.days}


def monday_of(day: date) -> date:
    """Return the Monday of its week."""
    return day - timedelta(days=day.weekday())
