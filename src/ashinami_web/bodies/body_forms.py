"""What is written of bodies and areas."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from ashinami_web.bodies.many import offer_bodies
from ashinami_web.bodies.models import Area, Body
from ashinami_web.bookings.fields import DayField

ONE_OF_LIST = {"required": _("一覧から選んでください。"), "invalid_choice": _("一覧から選んでください。")}
OF_TOWN, ABOVE = "town", "above"


class BodyForm(forms.Form):
    """A body that is new to the municipality."""

    kind = forms.ChoiceField(
        label=_("種類"), choices=[(kind.value, _(kind.label)) for kind in Body.Kind if kind is not Body.Kind.MUNICIPALITY],
        initial=Body.Kind.GROUP, error_messages=ONE_OF_LIST,
    )  # fmt: skip
    name = forms.CharField(
        label=_("団体の名前"), max_length=120, error_messages={"required": _("団体の名前を入れてください。")}
    )
    phone = forms.CharField(
        label=_("電話番号"), max_length=30, required=False, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )
    whose = forms.ChoiceField(
        label=_("どこの団体か"), widget=forms.RadioSelect, initial=OF_TOWN, error_messages=ONE_OF_LIST,
        choices=[(OF_TOWN, _("この市町村の団体")), (ABOVE, _("市町村をこえる団体"))],
    )  # fmt: skip

    def said(self) -> dict[str, Any]:
        """Return what was written, as `add_body` takes it."""
        told = self.cleaned_data
        return {
            "kind": Body.Kind(told["kind"]),
            "name": told["name"],
            "phone": told["phone"],
            "of_town": told["whose"] == OF_TOWN,
        }


class DatedForm(forms.Form):
    """Something that holds from a day on, and until another where that is known."""

    start = DayField(label=_("いつから"))
    end = DayField(label=_("いつまで"), required=False, help_text=_("この日からは、もう含みません。"))


class AreaForm(DatedForm):
    """An area of the municipality."""

    field_order = ("kind", "name", "within", "start", "end")

    kind = forms.ChoiceField(
        label=_("種類"),
        choices=[(kind.value, _(kind.label)) for kind in Area.Kind],
        initial=Area.Kind.OWN,
        error_messages=ONE_OF_LIST,
    )
    name = forms.CharField(
        label=_("区域の名前"), max_length=80, error_messages={"required": _("区域の名前を入れてください。")}
    )
    within = forms.ChoiceField(label=_("どの区域の中か"), required=False, error_messages=ONE_OF_LIST)

    def __init__(self, data: QueryDict | None = None, *, areas: Iterable[Area], today: date) -> None:
        super().__init__(data, auto_id="area_%s", initial={"start": today})
        self._areas = {str(area.pk): area for area in areas}
        choices = [("", _("（市町村のすぐ下）")), *((key, area.name) for key, area in self._areas.items())]
        cast("forms.ChoiceField", self.fields["within"]).choices = choices

    def said(self) -> dict[str, Any]:
        """Return what was written, as `add_area` takes it."""
        told = self.cleaned_data
        return told | {"kind": Area.Kind(told["kind"]), "within": self._areas.get(told["within"])}


class WorkForm(DatedForm):
    """Which body works in which area."""

    field_order = ("body", "area", "start", "end")

    body: forms.ModelChoiceField[Body] = forms.ModelChoiceField(
        queryset=None, label=_("団体"), empty_label=_("選んでください"), error_messages=ONE_OF_LIST
    )
    area = forms.ChoiceField(label=_("区域"), error_messages=ONE_OF_LIST)

    def __init__(
        self, data: QueryDict | None = None, *, bodies: QuerySet[Body], areas: Iterable[Area], today: date
    ) -> None:
        super().__init__(data, auto_id="work_%s", initial={"start": today})
        self._areas = {str(row.pk): row for row in areas}
        cast("forms.ChoiceField", self.fields["area"]).choices = [
            ("", _("選んでください")), *((key, str(row)) for key, row in self._areas.items())
        ]  # fmt: skip
        offer_bodies(self, "body", bodies)

    def said(self) -> dict[str, Any]:
        """Return what was written, as `start_work` takes it."""
        told = self.cleaned_data
        return told | {"area": self._areas[told["area"]]}


class EndForm(forms.Form):
    """From which day on something no longer holds."""

    end = DayField(label=_("終わりの日"))
