"""What is said of a visit on the telephone, and of a helper."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from ashinami.vocabulary.activity import Help
from ashinami_web.bodies.forms import HalfDays
from ashinami_web.bookings.fields import DayField, MetresField, MinuteField
from ashinami_web.helping.actions import VisitAsked
from ashinami_web.helping.models import HALF_HOUR, MOST_UNITS
from ashinami_web.people.models import Person

HELPS = [(one.value, _(one.text)) for one in Help]
LENGTHS = [(units, f"{units * HALF_HOUR}") for units in range(1, MOST_UNITS + 1)]
AT_HOME = (
    Help.WASTE, Help.SHOPPING, Help.CLEANING, Help.COOKING, Help.LAUNDRY, Help.WATCHING, Help.TALKING, Help.OUTING, Help.OTHER,
)  # fmt: skip
KINDS = [
    ("", _("送迎")),
    *((one.value, _("買い物代行") if one is Help.SHOPPING else _(one.text)) for one in AT_HOME),
]
"""What a call is about, as the desk's number keys pick it: a ride, or a help at home."""


class VisitForm(forms.Form):
    """What is said of a visit, on the form on which rides are taken: day, time, note and who rang stand there under the same names.

    Only the day must be known beside whose visit it is. The time is when it begins.
    """

    kind = forms.ChoiceField(
        label=_("ご用件"),
        choices=KINDS,
        required=False,
        initial="",
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("一覧から選んでください。")},
    )
    units = forms.TypedChoiceField(
        label=_("長さ"), coerce=int, choices=LENGTHS, initial=2, required=False, empty_value=None
    )
    helps = forms.MultipleChoiceField(
        label=_("ほかの手助けも"),
        choices=HELPS,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={"invalid_choice": _("一覧から選んでください。")},
    )
    along = forms.ChoiceField(label=_("いっしょに行く送迎"), required=False, help_text=_("外出の付き添いのときだけ。"))
    wish = forms.UUIDField(widget=forms.HiddenInput, required=False)
    service_day = DayField(label=_("日にち"))
    appointment = MinuteField(label=_("始まる時刻"))
    note = forms.CharField(label=_("言づて"), max_length=200, required=False)
    booked_by = forms.CharField(max_length=60, required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        wishes: Iterable[tuple[str, str]] = (),
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        cast("forms.ChoiceField", self.fields["along"]).choices = [("", _("（送迎なし）")), *wishes]

    def said(self, rider: UUID) -> VisitAsked:
        """Return what was said, as far as it can be read."""
        form = self.cleaned_data
        return VisitAsked(
            rider=rider,
            service_day=form["service_day"],
            start=form.get("appointment"),
            units=form.get("units") or 2,
            helps=list(dict.fromkeys([form["kind"], *form.get("helps", ())])),
            wish=UUID(form["along"]) if form.get("along") else None,
            note=form.get("note", ""),
            booked_by=form.get("booked_by", ""),
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

    farthest = MetresField(
        label=_("車なしで行ける距離"), max_value=99, help_text=_("空けておくと、どこへでも行くものとして組みます。")
    )

    field_order = ("person", "helps", "half_days", "farthest")

    def __init__(self, data: QueryDict | None = None, *, people: Iterable[Person], **kwargs: Any) -> None:  # noqa: ANN401 - as Django's forms take
        super().__init__(data, **kwargs)
        known = [(str(person.pk), str(person)) for person in people]
        cast("forms.ChoiceField", self.fields["person"]).choices = [("", _("選んでください")), *known]
