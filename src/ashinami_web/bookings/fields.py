"""Form fields of the desk: days, times, points, opening hours."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ashinami.basics.clock import Minute, clock, parse_minute
from ashinami.basics.place import Point
from ashinami.tables.cells import CellError, spans
from ashinami_web.config.days import FIRST, LAST

CLOSED = "休み"
_POINT = re.compile(r"\(?(-?\d{1,3}(?:\.\d+)?)°?[\s,、]+(-?\d{1,3}(?:\.\d+)?)°?\)?")


class DayField(forms.DateField):
    """A day, picked from the browser's calendar; a year mistyped is asked again."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - as Django takes them
        kwargs.setdefault("widget", forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
        super().__init__(**kwargs)
        self.error_messages |= {
            "required": _("日にちを入れてください。"),
            "invalid": _("日にちを入れ直してください。"),
        }

    def to_python(self, value: Any) -> date | None:  # noqa: ANN401 - whatever was sent
        """Read the day."""
        day = super().to_python(value)
        if day is not None and not FIRST <= day <= LAST:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return day


class MinuteField(forms.Field):
    """A time of day, typed in any way people write it: 920, 9:20, 9時半, 午後1時20分. Its value is a minute or None."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - as Django takes them
        kwargs.setdefault("required", False)
        kwargs.setdefault("widget", forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}))
        super().__init__(**kwargs)
        self.error_messages["invalid"] = _("時刻は 920、9:20、午後1時半 のように書いてください。")

    def to_python(self, value: Any) -> Minute | None:  # noqa: ANN401 - whatever was sent
        """Read the text."""
        text = str(value or "").strip()
        if not text:
            return None
        try:
            return parse_minute(text)
        except ValueError as error:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from error

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 - whatever was sent
        """Return a minute as it is written, a text as it was typed."""
        return clock(value) if isinstance(value, int) else value


class MetresField(forms.DecimalField):
    """A distance typed in kilometres, to 0.1 km. Its value is whole metres, or None."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - as Django takes them
        kwargs.setdefault("widget", forms.TextInput(attrs={"autocomplete": "off", "inputmode": "decimal"}))
        kwargs.setdefault("max_value", 500)
        super().__init__(required=False, min_value=0, decimal_places=1, **kwargs)
        self.error_messages |= {
            "invalid": _("距離は 3.2 のように数字で入れてください。"),
            "max_value": _("距離が長すぎます。km で入れてください。"),
            "min_value": _("距離は 0 以上で入れてください。"),
            "max_decimal_places": _("距離は 0.1 km きざみで入れてください。"),
        }

    def clean(self, value: Any) -> int | None:  # noqa: ANN401 - whatever was sent
        """Return the metres."""
        typed = unicodedata.normalize("NFKC", str(value or "")).strip().lower().removesuffix("km").strip()
        kilometres = super().clean(typed)
        return None if kilometres is None else int(kilometres * 1000)

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 - whatever was sent
        """Return metres as kilometres, a text as it was typed."""
        return f"{value / 1000:.1f}" if isinstance(value, int) else value


class PointField(forms.CharField):
    """A point pasted as one text, "32.91, 132.19", as maps give it. Its value is a Point or None."""

    def to_python(self, value: Any) -> Any:  # noqa: ANN401 - whatever was sent
        """Read the text."""
        text = unicodedata.normalize("NFKC", str(value or "")).strip()
        if not text:
            return None
        read = _POINT.fullmatch(text)
        if read is None:
            raise forms.ValidationError(_("「32.91, 132.19」のように、緯度と経度を並べて入れてください。"))
        lat, lon = float(read[1]), float(read[2])
        if lat == lon == 0:
            raise forms.ValidationError(_("「0, 0」は位置の空欄です。分からなければ、空けておいてください。"))
        try:
            return Point(lat, lon)
        except ValueError as error:
            raise forms.ValidationError(
                _("この位置は地球の上にありません。緯度、経度の順に入れてください。")
            ) from error

    def run_validators(self, value: Any) -> None:  # noqa: ANN401 - a Point, or nothing
        """Nothing further: a point that was read is one."""

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 - a Point, or whatever was sent
        """Return a point as it is pasted, a text as it was typed."""
        return f"{value.lat}, {value.lon}" if isinstance(value, Point) else value


class HoursField(forms.CharField):
    """When a place is open on one weekday: "9:00-12:00 14:00-17:00". Its value is its stretches; None when nothing is written."""

    def to_python(self, value: Any) -> Any:  # noqa: ANN401 - whatever was sent
        """Read the text."""
        text = unicodedata.normalize("NFKC", str(value or "")).strip()
        if not text:
            return None
        if text in (CLOSED, "休", "定休日", "closed"):
            return ()
        parted = re.sub(r"\s+", "、", re.sub(r"\s*([-–—~〜ー])\s*", r"\1", text))
        try:
            week = spans(parted)
        except (CellError, ValueError) as error:
            raise forms.ValidationError(_("「9:00-12:00 14:00-17:00」のように入れてください。")) from error
        if len(week) != len(WEEKDAYS):
            raise forms.ValidationError(_("この曜日の時間だけを入れてください。"))
        return week[0]

    def run_validators(self, value: Any) -> None:  # noqa: ANN401 - stretches, or nothing
        """Nothing further: stretches that were read are some."""

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 - stretches, or whatever was sent
        """Return stretches as they are typed, a text as it was."""
        if not isinstance(value, tuple):
            return value
        return " ".join(f"{clock(span.start)}-{clock(span.end)}" for span in value) or gettext("休み")
