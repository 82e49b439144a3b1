"""The run sheet as a page to type into: the same stops in the same order, one line each."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from ashinami.basics.clock import Minute
from ashinami_web.bookings.fields import MetresField, MinuteField
from ashinami_web.config import clock
from ashinami_web.driving.marks import moment_of
from ashinami_web.driving.paper_actions import Sheet, Typed, metres_said, on_record
from ashinami_web.driving.queries import Stop
from ashinami_web.records.duty_actions import Said

ABSENT = -1
_ABSENT_WORDS = frozenset({"x", "×", "✕", "不在", "いない", "いません", "なし"})
_YES_NO = (("yes", _("はい")), ("no", _("いいえ")))


class StopField(MinuteField):
    """When the driver was there; × when nobody was."""

    def to_python(self, value: Any) -> Minute | None:  # noqa: ANN401 - whatever was sent
        """Read the time, or the sign that nobody was there."""
        if unicodedata.normalize("NFKC", str(value or "")).strip().lower() in _ABSENT_WORDS:
            return ABSENT
        return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 - whatever was sent
        """Return a minute as it is written; × when nobody was there."""
        return "×" if value == ABSENT else super().prepare_value(value)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the sheet: the stop, where its time is typed, and, where somebody gets out, how far it was."""

    stop: Stop
    field: forms.BoundField
    km: forms.BoundField | None = None


class PaperForm(forms.Form):
    """What a driver wrote on his sheet. Every line may stay empty."""

    form = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    out = forms.IntegerField(label=_("出発時のメーター"), required=False, min_value=0, max_value=2_000_000)
    well = forms.ChoiceField(label=_("体調はよい"), choices=_YES_NO, required=False, widget=forms.RadioSelect)
    sober = forms.ChoiceField(label=_("お酒は残っていない"), choices=_YES_NO, required=False, widget=forms.RadioSelect)
    alcohol = forms.DecimalField(
        label=_("検知器の数字"), required=False, min_value=0, max_value=3, decimal_places=2, widget=forms.TextInput
    )
    licence = forms.ChoiceField(
        label=_("免許証を持っている"), choices=_YES_NO, required=False, widget=forms.RadioSelect
    )
    home = forms.IntegerField(label=_("帰着時のメーター"), required=False, min_value=0, max_value=2_000_000)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        stops: Sequence[Stop],
        told_before: bool,
        told_after: bool,
        now: datetime,
    ) -> None:
        super().__init__(data)
        self.stops, self.now = tuple(stops), now
        for name in ("out", "well", "sober", "alcohol", "licence") if told_before else ():
            del self.fields[name]
        if told_after:
            del self.fields["home"]
        for name in {"out", "home"} & set(self.fields):
            self.fields[name].widget = forms.TextInput(attrs={"inputmode": "numeric"})
            self.fields[name].error_messages["invalid"] = _("メーターは数字だけで入れてください。")
        self.rides = {stop.ride.pk: stop.ride for stop in self.stops}
        known = {key: on_record(ride) for key, ride in self.rides.items()}
        for number, stop in enumerate(self.stops):
            events = known[stop.ride.pk]
            event = events.get("aboard" if stop.boarding else "done")
            initial = None if event is None else _minute(stop, event.happened_at)
            if stop.boarding and event is None and "no_show" in events:
                initial = ABSENT
            self.fields[f"stop{number}"] = StopField(label=_label(stop), initial=initial)
            if not stop.boarding:
                said = metres_said(event)
                self.fields[f"km{number}"] = MetresField(label=_("%s 乗せた距離") % stop.ride.wish.rider, initial=said)

    @property
    def lines(self) -> list[Line]:
        """The lines in the order of the sheet."""
        return [
            Line(stop, self[f"stop{number}"], None if stop.boarding else self[f"km{number}"])
            for number, stop in enumerate(self.stops)
        ]

    @property
    def checks(self) -> list[forms.BoundField]:
        """What is asked before setting out, as far as it has not been said."""
        return [self[name] for name in ("well", "sober", "licence") if name in self.fields]

    def clean(self) -> dict[str, Any]:
        """Refuse times that cannot be: out before in, or not yet here."""
        said = self.cleaned_data
        for one in self.typed():
            leaving = self._number(one.ride, boarding=False)
            if one.absent and one.done is not None:
                self.add_error(leaving, _("お迎えのときいなかった人が、降りています。どちらかを直してください。"))
            elif one.aboard is not None and one.done is not None and one.done < one.aboard:
                self.add_error(leaving, _("降りた時刻が、乗った時刻より前です。"))
            elif one.metres is not None and one.done is None and leaving not in self.errors:
                self.add_error(leaving, _("距離を書いた送迎は、降りた時刻も書いてください。"))
        for number, stop in enumerate(self.stops):
            minute = said.get(f"stop{number}")
            if minute is not None and minute != ABSENT and moment_of(stop.ride.service_day, minute) > self.now:
                self.add_error(f"stop{number}", _("まだ来ていない時刻です。"))
            if minute == ABSENT and not stop.boarding:
                self.add_error(f"stop{number}", _("×は、お迎えの行に書いてください。"))
        out, home = said.get("out"), said.get("home")
        if out is not None and home is not None and home < out:
            self.add_error("home", _("帰着時のメーターが、出発時より小さくなっています。"))
        return said

    def sheet(self, driver: UUID, service_day: date) -> Sheet:
        """Return all the page says."""
        return Sheet(driver, service_day, tuple(self.typed()), self.before(), self.after())

    def typed(self) -> list[Typed]:
        """Return what the sheet says of each ride."""
        found = []
        for ride in self.rides.values():
            board, leave = (self.cleaned_data.get(self._number(ride, boarding=way)) for way in (True, False))
            absent = board == ABSENT
            metres = self.cleaned_data.get(self._number(ride, boarding=False).replace("stop", "km"))
            done = None if leave == ABSENT else leave
            found.append(Typed(ride, None if absent else board, done, absent=absent, metres=metres))
        return found

    def before(self) -> Said | None:
        """Return what was said before setting out; None when it was said already."""
        said = self.cleaned_data
        if "well" not in self.fields:
            return None
        alcohol = said.get("alcohol")
        return Said(
            well=_yes(said.get("well")),
            sober=_yes(said.get("sober")),
            detector=None if alcohol is None else True,
            alcohol=None if alcohol is None else int(alcohol * 100),
            licence_at_hand=_yes(said.get("licence")),
            odometer=said.get("out"),
        )

    def after(self) -> Said | None:
        """Return what was said after coming home; None when it was said already."""
        return Said(odometer=self.cleaned_data.get("home")) if "home" in self.fields else None

    def _number(self, ride: Any, *, boarding: bool) -> str:  # noqa: ANN401 - a Ride
        found = (n for n, stop in enumerate(self.stops) if stop.ride.pk == ride.pk and stop.boarding is boarding)
        return f"stop{next(found)}"


def _minute(stop: Stop, moment: datetime) -> Minute:
    begins = moment_of(stop.ride.service_day, 0)
    return int((moment.astimezone(clock.JAPAN) - begins).total_seconds() // 60)


def _label(stop: Stop) -> str:
    return f"{stop.ride.wish.rider} {_('乗る') if stop.boarding else _('降りる')}"


def _yes(said: object) -> bool | None:
    return {"yes": True, "no": False}.get(str(said))
