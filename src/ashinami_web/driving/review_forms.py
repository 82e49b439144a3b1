"""What the desk adds to a ride nobody booked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from ashinami.basics.clock import parse_minute
from ashinami.vocabulary.wish import Purpose
from ashinami_web.bookings.fields import MetresField, MinuteField
from ashinami_web.driving.models import KeptMark
from ashinami_web.driving.review_actions import Extra
from ashinami_web.people.models import Person


class ExtraForm(forms.Form):
    """Who it was, what for, from where to where, and when; filled with what the driver wrote."""

    rider = forms.ChoiceField(
        label=_("どなたでしたか"),
        help_text=_("名簿にない人は、先に「人」で加えてください。"),
        error_messages={"required": _("利用者を選んでください。"), "invalid_choice": _("利用者を選び直してください。")},
    )
    purpose = forms.ChoiceField(label=_("用事"))
    origin = forms.CharField(label=_("自宅以外の迎え先"), max_length=120, required=False)
    destination = forms.CharField(label=_("行き先"), max_length=120, required=False)
    start = MinuteField(label=_("乗った時刻"), required=True, error_messages={"required": _("時刻を入れてください。")})
    end = MinuteField(label=_("降りた時刻"), required=True, error_messages={"required": _("時刻を入れてください。")})
    km = MetresField(label=_("距離"))

    def __init__(self, data: QueryDict | None = None, *, kept: KeptMark, riders: Iterable[Person]) -> None:
        said = kept.said
        metres = said.get("metres")
        initial = {
            "origin": said.get("from", ""),
            "destination": said.get("to", ""),
            "start": _minute(said.get("start")),
            "end": _minute(said.get("end")),
            "km": metres if isinstance(metres, int) else None,
        }
        super().__init__(data, initial=initial, auto_id=f"id_{str(kept.pk)[:8]}_%s")
        people = [(str(row.pk), str(row)) for row in riders]
        self.fields["rider"].choices = [("", _("選んでください")), *people]  # type: ignore[attr-defined]
        self.fields["purpose"].choices = [(one.name, say(one.value)) for one in Purpose]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuse a ride that ends before it begins."""
        start, end = self.cleaned_data.get("start"), self.cleaned_data.get("end")
        if start is not None and end is not None and end <= start:
            self.add_error("end", _("降りた時刻が、乗った時刻より前です。"))
        return self.cleaned_data

    def extra(self) -> Extra:
        """Return the ride."""
        said = self.cleaned_data
        return Extra(
            rider=UUID(said["rider"]),
            purpose=Purpose[said["purpose"]],
            start=said["start"],
            end=said["end"],
            origin=said["origin"],
            destination=said["destination"],
            metres=said["km"],
        )


def _minute(text: object) -> int | None:
    try:
        return parse_minute(text) if isinstance(text, str) else None
    except ValueError:
        return None
