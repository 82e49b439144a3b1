"""What is written of volunteers and cars."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django import forms
from django.forms.boundfield import BoundWidget
from django.http import QueryDict
from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import gettext_lazy as _

from ashinami.casework.community.idle import Week, read_week
from ashinami.vocabulary.person import Need
from ashinami_web.bodies.models import Vehicle
from ashinami_web.bookings.fields import DayField
from ashinami_web.people.models import Person

SKILLS = [need.skill for need in Need if need.skill]
NUMBER = {
    "invalid": _("数字で入れてください。"),
    "required": _("数字で入れてください。"),
    "min_value": _("少なすぎます。"),
    "max_value": _("多すぎます。"),
}


class HalfDays(forms.Form):
    """Seven pairs of morning and afternoon, Monday first."""

    half_days = forms.MultipleChoiceField(
        label=_("出られる曜日"),
        choices=[(f"{day}{half}", "") for day in range(7) for half in ("am", "pm")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={"invalid_choice": _("表の中から選んでください。")},
    )

    @staticmethod
    def chosen(grid: Iterable[Iterable[bool]]) -> list[str]:
        """Return the boxes that a stored grid ticks."""
        return [
            f"{day}{half}" for day, pair in enumerate(grid) for half, can in zip(("am", "pm"), pair, strict=True) if can
        ]

    @property
    def grid(self) -> list[list[bool]]:
        """What was ticked, as it is stored."""
        ticked = set(self.cleaned_data["half_days"])
        return [[f"{day}{half}" in ticked for half in ("am", "pm")] for day in range(7)]

    def rows(self) -> Iterator[tuple[str, BoundWidget, BoundWidget]]:
        """Give the weekdays with their two boxes."""
        boxes = list(self["half_days"])
        for day in range(7):
            yield str(WEEKDAYS_ABBR[day]), boxes[2 * day], boxes[2 * day + 1]


class DayForm(forms.Form):
    """What a volunteer says of one day; it wins over his weekdays."""

    on = DayField(label=_("日にち"))
    can = forms.ChoiceField(
        label=_("この日は"),
        widget=forms.RadioSelect,
        initial="none",
        choices=[
            ("none", _("休む")),
            ("morning", _("午前だけ出られる")),
            ("afternoon", _("午後だけ出られる")),
            ("both", _("一日出られる")),
        ],
        error_messages={"required": _("どれか一つを選んでください。")},
    )


class CarForm(forms.Form):
    """Who drives what, with which skills, how long."""

    vehicle = forms.ChoiceField(
        label=_("車"),
        error_messages={"required": _("車を選んでください。"), "invalid_choice": _("車を選んでください。")},
    )
    skills = forms.MultipleChoiceField(
        label=_("研修・技能"),
        choices=[(skill, skill) for skill in SKILLS],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={"invalid_choice": _("一覧から選んでください。")},
    )
    most_minutes = forms.IntegerField(
        label=_("一日に出ていられる時間"), min_value=30, max_value=720, initial=300, error_messages=NUMBER
    )

    def __init__(self, data: QueryDict | None = None, *, cars: Iterable[Vehicle], **kwargs: Any) -> None:  # noqa: ANN401 - as Django's forms take
        super().__init__(data, **kwargs)
        self.fields["vehicle"].choices = [("", _("選んでください")), *((str(car.pk), car.name) for car in cars)]  # type: ignore[attr-defined]


class VolunteerForm(HalfDays, CarForm):
    """A new volunteer: somebody the group knows already, or a new name."""

    person = forms.ChoiceField(
        label=_("団体が知っている人から"),
        required=False,
        error_messages={"invalid_choice": _("一覧から選んでください。")},
    )
    name = forms.CharField(label=_("新しい人のお名前"), max_length=80, required=False)
    kana = forms.CharField(label=_("ふりがな"), max_length=120, required=False)
    phone = forms.CharField(label=_("電話"), max_length=30, required=False)

    field_order = ("person", "name", "kana", "phone", "vehicle", "skills", "most_minutes", "half_days")

    def __init__(self, data: QueryDict | None = None, *, people: Iterable[Person], **kwargs: Any) -> None:  # noqa: ANN401 - as Django's forms take
        super().__init__(data, **kwargs)
        known = [(str(person.pk), str(person)) for person in people]
        self.fields["person"].choices = [("", _("（新しい人）")), *known]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuse nobody, and two at once."""
        said = self.cleaned_data
        if not said.get("person") and not said.get("name"):
            self.add_error("name", _("一覧から選ぶか、お名前を入れてください。"))
        elif said.get("person") and said.get("name"):
            self.add_error("name", _("一覧の人か新しい人の、どちらか一人にしてください。"))
        return said

    @property
    def known(self) -> UUID | None:
        """The person chosen from the list."""
        return UUID(self.cleaned_data["person"]) if self.cleaned_data["person"] else None


class FreeForm(forms.Form):
    """When a car may be used."""

    free = forms.CharField(
        label=_("使える時間帯"),
        max_length=200,
        required=False,
        help_text=_(
            "いつでも使えるなら空けておきます。借りる車は「平日 9:30-15:00」のように。この時間の外には予定を組みません。"
        ),
    )

    def clean_free(self) -> Week:
        """Return the stretches of the week."""
        try:
            return read_week(self.cleaned_data["free"])
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error


class VehicleForm(FreeForm):
    """A car."""

    field_order = ("name", "seats", "wheelchair_places", "seats_per_wheelchair", "free")

    name = forms.CharField(
        label=_("車の呼び名"), max_length=60, error_messages={"required": _("車の呼び名を入れてください。")}
    )
    seats = forms.IntegerField(
        label=_("運転席のほかに乗れる人数"), min_value=1, max_value=28, initial=3, error_messages=NUMBER
    )
    wheelchair_places = forms.IntegerField(
        label=_("車いすのまま乗れる台数"), min_value=0, max_value=8, initial=0, error_messages=NUMBER
    )
    seats_per_wheelchair = forms.IntegerField(
        label=_("車いす一台で使えなくなる席"), min_value=0, max_value=8, initial=1, error_messages=NUMBER
    )
