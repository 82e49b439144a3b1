"""What is said of a visit on the telephone, and of a helper."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, cast
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from ashinami.vocabulary.activity import Help
from ashinami_web.bodies.forms import HalfDays
from ashinami_web.bookings.fields import DayField, MinuteField
from ashinami_web.helping.actions import VisitAsked
from ashinami_web.helping.models import HALF_HOUR, MOST_UNITS
from ashinami_web.people.models import Person

HELPS = [(one.value, _(one.text)) for one in Help]
LENGTHS = [(units, f"{units * HALF_HOUR}") for units in range(1, MOST_UNITS + 1)]


class VisitForm(forms.Form):
    """Only the day must be known beside whose visit it is."""

    service_day = DayField(label=_("日にち"))
    start = MinuteField(label=_("始まる時刻"), required=False, help_text=_("まだ決まっていなければ、空のままで。"))
    units = forms.TypedChoiceField(
        label=_("長さ（分）"),
        coerce=int,
        choices=LENGTHS,
        initial=2,
        error_messages={"required": _("長さを選んでください。")},
    )
    helps = forms.MultipleChoiceField(
        label=_("手助け"),
        choices=HELPS,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={"invalid_choice": _("一覧から選んでください。")},
    )
    wish = forms.ChoiceField(label=_("いっしょに行く送迎"), required=False, help_text=_("外出の付き添いのときだけ。"))
    note = forms.CharField(label=_("言づて"), max_length=200, required=False)
    booked_by = forms.CharField(label=_("代わりに電話した人（続柄など）"), max_length=60, required=False)
    id = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(
        self, data: QueryDict | None = None, *, wishes: Iterable[tuple[str, str]], initial: dict[str, Any]
    ) -> None:
        super().__init__(data, initial=initial)
        cast("forms.ChoiceField", self.fields["wish"]).choices = [("", _("（送迎なし）")), *wishes]

    def said(self, rider: UUID) -> VisitAsked:
        """Return what was said."""
        form = self.cleaned_data
        return VisitAsked(
            rider=rider,
            service_day=form["service_day"],
            start=form["start"],
            units=form["units"],
            helps=form["helps"],
            wish=UUID(form["wish"]) if form["wish"] else None,
            note=form["note"],
            booked_by=form["booked_by"],
        )


class StartForm(forms.Form):
    """The time of a visit."""

    start = MinuteField(label=_("始まる時刻"), required=True, error_messages={"required": _("時刻を入れてください。")})


class DoneForm(forms.Form):
    """How long it took, and what was noticed."""

    minutes = forms.IntegerField(
        label=_("かかった時間"),
        min_value=1,
        max_value=720,
        error_messages={
            "required": _("何分かかったかを入れてください。"),
            "invalid": _("数字で入れてください。"),
            "min_value": _("少なすぎます。"),
            "max_value": _("多すぎます。"),
        },
    )
    remark = forms.CharField(
        label=_("気づいたこと"),
        max_length=120,
        required=False,
        help_text=_("いつもと違うことがあれば。受付だけが見ます。"),
    )


class EndForm(forms.Form):
    """Why a visit will not be."""

    reason = forms.CharField(label=_("わけ"), max_length=120, error_messages={"required": _("わけを書いてください。")})
    unmet = forms.ChoiceField(
        label=_("どちらですか"),
        choices=[("no", _("ご本人の都合")), ("yes", _("行ける人がいない"))],
        initial="no",
        widget=forms.RadioSelect,
    )


class HelperForm(HalfDays):
    """Who helps, with what, on which half-days."""

    person = forms.ChoiceField(
        label=_("どなたですか"),
        error_messages={"required": _("一覧から選んでください。"), "invalid_choice": _("一覧から選んでください。")},
    )
    helps = forms.MultipleChoiceField(
        label=_("できる手助け"),
        choices=HELPS,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("一つは選んでください。"), "invalid_choice": _("一覧から選んでください。")},
    )

    field_order = ("person", "helps", "half_days")

    def __init__(self, data: QueryDict | None = None, *, people: Iterable[Person], **kwargs: Any) -> None:  # noqa: ANN401 - as Django's forms take
        super().__init__(data, **kwargs)
        known = [(str(person.pk), str(person)) for person in people]
        cast("forms.ChoiceField", self.fields["person"]).choices = [("", _("選んでください")), *known]


def first_of(today: date) -> date:
    """Return the day a new visit stands on: tomorrow."""
    return date.fromordinal(today.toordinal() + 1)
