"""What is typed to try something out: a driver off, one more driver, somebody ready later."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from ashinami.vocabulary.person import Driver
from ashinami_web.bodies.forms import NUMBER
from ashinami_web.bookings.fields import MinuteField
from ashinami_web.bookings.models import Place
from ashinami_web.runs.models import Ride

_ONE = {"required": _("一覧から選んでください。"), "invalid_choice": _("一覧から選んでください。")}


class OffForm(forms.Form):
    """A driver who is off that day, or falls ill on the way."""

    driver = forms.ChoiceField(label=_("だれが休みますか"), error_messages=_ONE)

    def __init__(self, data: QueryDict | None = None, *, drivers: Iterable[Driver]) -> None:
        super().__init__(data, auto_id="off_%s")
        _offer(self, "driver", [(driver.key, driver.name) for driver in drivers])

    def supposed(self) -> dict[str, Any]:
        """Return what is supposed, as `trying.suppose` takes it."""
        return {"what": "off", "driver": self.cleaned_data["driver"]}


class AnotherForm(forms.Form):
    """A driver nobody has yet."""

    start = MinuteField(label=_("何時から"), required=True, error_messages={"required": _("時刻を入れてください。")})
    end = MinuteField(label=_("何時まで"), required=True, error_messages={"required": _("時刻を入れてください。")})
    place = forms.ChoiceField(label=_("どこから出ますか"), error_messages=_ONE)
    wheelchair = forms.BooleanField(label=_("車いすで乗れる車"), required=False)

    def __init__(self, data: QueryDict | None = None, *, places: Iterable[Place]) -> None:
        super().__init__(data, auto_id="another_%s")
        self._places = {str(place.pk): place for place in places}
        _offer(self, "place", [(key, place.name) for key, place in self._places.items()])

    def clean(self) -> dict[str, Any]:
        """Refuse a driver who is home before he leaves."""
        said = self.cleaned_data
        if said.get("start") is not None and said.get("end") is not None and said["end"] <= said["start"]:
            self.add_error("end", _("始まりより後の時刻を入れてください。"))
        return said

    def supposed(self) -> dict[str, Any]:
        """Return what is supposed."""
        said, place = self.cleaned_data, self._places[self.cleaned_data["place"]]
        point = {"lat": place.lat, "lon": place.lon}
        return {"what": "another", "start": said["start"], "end": said["end"], "wheelchair": said["wheelchair"]} | point


class LateForm(forms.Form):
    """Riders who are ready later than planned: the clinic is late."""

    place = forms.ChoiceField(label=_("どこが遅れていますか"), error_messages=_ONE)
    minutes = forms.IntegerField(
        label=_("何分遅れますか"), min_value=5, max_value=240, initial=30, error_messages=NUMBER
    )

    def __init__(self, data: QueryDict | None = None, *, rides: Iterable[Ride]) -> None:
        super().__init__(data, auto_id="late_%s")
        self._rides: dict[str, list[str]] = {}
        for ride in rides:
            self._rides.setdefault(ride.wish.goes_to, []).append(str(ride.pk))
        _offer(self, "place", [(name, name) for name in self._rides])

    def supposed(self) -> dict[str, Any]:
        """Return what is supposed: everybody still to be fetched there is ready so much later."""
        said = self.cleaned_data
        return {"what": "late", "rides": self._rides[said["place"]], "minutes": said["minutes"]}


def _offer(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    cast("forms.ChoiceField", form.fields[name]).choices = [("", _("選んでください")), *choices]
