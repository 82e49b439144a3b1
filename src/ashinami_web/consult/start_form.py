"""The form that begins a consultation."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ashinami.casework.consult.purposes import PURPOSES
from ashinami_web.bodies.models import Arrangement, Body, Vehicle, Volunteer
from ashinami_web.bodies.queries import vehicles_on, volunteers_on
from ashinami_web.bookings.fields import DayField
from ashinami_web.bookings.queries import arrangements_on
from ashinami_web.consult.actions import LONGEST_NAME


class StartForm(forms.Form):
    """What somebody wants to know, as of which day, and what on record it starts from."""

    purpose = forms.ChoiceField(
        label=_("何を知りたいですか"),
        widget=forms.RadioSelect,
        error_messages={"required": _("知りたいことを選んでください。")},
    )
    day = DayField(label=_("いつのこととして考えますか"), help_text=_("この日に効力のある法令・通達で答えます。"))
    name = forms.CharField(label=_("相談の名前"), max_length=LONGEST_NAME, required=False)
    arrangement = forms.ModelChoiceField(
        label=_("お金の取り決め"), queryset=Arrangement.objects.none(), required=False, empty_label=_("使わない")
    )
    driver = forms.ModelChoiceField(
        label=_("運転者"), queryset=Volunteer.objects.none(), required=False, empty_label=_("決めない")
    )
    car = forms.ModelChoiceField(
        label=_("車"), queryset=Vehicle.objects.none(), required=False, empty_label=_("決めない")
    )

    def __init__(self, body: Body, today: date, *args: Any, sees_people: bool, **kwargs: Any) -> None:  # noqa: ANN401 - as Django takes them
        super().__init__(*args, **kwargs)
        self.initial["day"], self.initial["purpose"] = today, PURPOSES[0].key
        purposes: Any = self.fields["purpose"]
        purposes.choices = [(one.key, gettext(one.asks)) for one in PURPOSES]
        rows = {
            "arrangement": arrangements_on(body.pk, today),
            "driver": volunteers_on(body, today),
            "car": vehicles_on(body, today),
        }
        for name, found in rows.items():
            if found.exists() and (name == "arrangement" or sees_people):
                field: Any = self.fields[name]
                field.queryset = found
            else:
                del self.fields[name]
        if "driver" in self.fields:
            self.fields["driver"].label_from_instance = lambda row: str(row.person)  # type: ignore[attr-defined]  # Django's own hook
