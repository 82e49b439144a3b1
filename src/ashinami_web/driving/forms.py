"""For whom and how long a driver's link is made."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from ashinami_web.bookings.fields import DayField
from ashinami_web.people.models import Person

FOUR_WEEKS = timedelta(days=28)
LONGEST = timedelta(days=92)


class LinkForm(forms.Form):
    """The driver and the days of a roster period; both days are in it."""

    driver = forms.ChoiceField(
        label=_("運転者・手助けする人"),
        error_messages={
            "required": _("どなたのリンクかを選んでください。"),
            "invalid_choice": _("いまの一覧から選んでください。"),
        },
    )
    start = DayField(label=_("いつから"))
    last = DayField(label=_("いつまで"), help_text=_("この日まで開けます。"))

    def __init__(self, data: QueryDict | None = None, *, people: Iterable[Person], today: date) -> None:
        super().__init__(data, initial={"start": today, "last": today + FOUR_WEEKS - timedelta(days=1)})
        names = [(str(person.pk), str(person)) for person in people]
        self.fields["driver"].choices = [("", _("選んでください")), *names]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it starts, and one that is no roster period any more."""
        said = self.cleaned_data
        start, last = said.get("start"), said.get("last")
        if start and last and last < start:
            self.add_error("last", _("終わりの日が始まりの日より前です。"))
        elif start and last and last - start > LONGEST:
            self.add_error("last", _("リンクは三か月までにしてください。"))
        return said
