"""Form fields of the desk."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ashinami.basics.clock import Minute, clock, parse_minute


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
