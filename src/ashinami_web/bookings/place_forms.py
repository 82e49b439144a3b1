"""What is written of a place, and which place a text means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, cast
from uuid import UUID, uuid4

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from ashinami.basics.clock import Span
from ashinami.geo.fold import fold
from ashinami.tables.cells import texts
from ashinami.vocabulary.place import Place as PlaceValue
from ashinami.vocabulary.place import PlaceKind
from ashinami_web.bodies.models import Body
from ashinami_web.bookings.fields import HoursField, PointField
from ashinami_web.bookings.models import Place
from ashinami_web.bookings.place_queries import End, Unlocated
from ashinami_web.bookings.queries import place_value
from ashinami_web.bookings.recall import place_called, places_of
from ashinami_web.ui.templatetags.ui import wareki_weekday

type Hours = tuple[Span, ...]

OWN, SHARED = "own", "shared"
TAKEN = _("ほかの人が先に場所を決めた申込みがあります。もう一度お選びください。")


class PlaceForm(forms.Form):
    """A place: a name is enough. What was a text in coming wishes (`waiting`) can become this place with it."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    name = forms.CharField(
        label=_("場所の名前"), max_length=120, error_messages={"required": _("場所の名前を入れてください。")}
    )
    kana = forms.CharField(label=_("よみがな"), max_length=160, required=False)
    kind = forms.ChoiceField(label=_("種類"), initial=PlaceKind.OTHER.name)
    aliases = forms.CharField(
        label=_("屋号・別名"), max_length=400, required=False,
        help_text=_("電話でよく聞く呼び名。いくつかあれば「、」で区切ります。"),
    )  # fmt: skip
    town = forms.CharField(label=_("大字・町丁目"), max_length=60, required=False)
    where = PointField(
        label=_("位置（緯度, 経度）"), required=False,
        help_text=_("地図から写します。例：32.91, 132.19。分からなければ空けておきます。"),
    )  # fmt: skip
    same_as = forms.CharField(
        label=_("または、同じ所・すぐ近くの場所の名前"), max_length=120, required=False,
        help_text=_("位置の分かっている場所の名前を書くと、その位置を写します。"),
    )  # fmt: skip
    note = forms.CharField(
        label=_("運転者への言づて"), max_length=200, required=False, help_text=_("どの入口か、どこに停めるか。")
    )
    whose = forms.ChoiceField(label=_("だれの場所か"), widget=forms.RadioSelect)
    ends = forms.MultipleChoiceField(
        label=_("この場所にする申込み"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": TAKEN},
    )

    def __init__(  # noqa: PLR0913 - what decides which fields there are
        self, data: QueryDict | None = None, *, body: Body, place: Place | None = None, may_own: bool, may_share: bool,
        waiting: Unlocated | None = None,
    ) -> None:  # fmt: skip
        self._body, self._place = body, place
        super().__init__(data, initial=_written(place) if place else _first_words(waiting))
        for day, spoken in WEEKDAYS.items():
            self.fields[f"hours_{day}"] = HoursField(label=spoken, max_length=120, required=False)
        kinds = [(kind.name, _(kind.value)) for kind in PlaceKind if kind is not PlaceKind.HOME]
        cast("forms.ChoiceField", self.fields["kind"]).choices = kinds
        offered = [(OWN, _("この団体だけの場所")), (SHARED, _("まちのどの団体も使う場所"))]
        allowed = {OWN: may_own and not (place and place.body_id is None), SHARED: may_share}
        whose = cast("forms.ChoiceField", self.fields["whose"])
        whose.choices = [each for each in offered if allowed[each[0]]]
        whose.initial = whose.choices[0][0]
        self._ends = {end.key: end for end in waiting.ends} if waiting else {}
        cast("forms.ChoiceField", self.fields["ends"]).choices = [
            (key, end_in_words(self._ends[key])) for key in self._ends
        ]

    def clean_name(self) -> str:
        """Refuse a second place of the same name: of two that share one, the telephone could mean either."""
        name: str = self.cleaned_data["name"]
        renamed = self._place is None or fold(self._place.name) != fold(name)
        own: UUID | None = self._place.pk if self._place else self.cleaned_data.get("key")
        others = places_of(self._body).exclude(pk__in=[own])
        if renamed and any(fold(other) == fold(name) for other in others.values_list("name", flat=True)):
            raise forms.ValidationError(_("同じ名前の場所があります。別の場所なら、町の名などを添えてください。"))
        return name

    def clean(self) -> dict[str, Any]:
        """Take the point of the place named beside, if one was."""
        cleaned = super().clean() or self.cleaned_data
        beside = cleaned.get("same_as")
        if not beside or "where" in self.errors:
            return cleaned
        found = place_called(self._body, beside)
        point = place_value(found).point if found else None
        if point is None:
            self.add_error("same_as", _("この名前の、位置の分かっている場所が見つかりません。"))
        elif cleaned.get("where") and "where" in self.changed_data:
            self.add_error("same_as", _("位置と場所の名前の、どちらか一つにしてください。"))
        else:
            cleaned["where"] = point
        return cleaned

    def said(self) -> PlaceValue:
        """Return what was written."""
        told = self.cleaned_data
        week: list[Hours | None] = [told[f"hours_{day}"] for day in WEEKDAYS]
        known = any(stretches is not None for stretches in week)
        return PlaceValue(
            key=str(self._place.pk if self._place else told["key"] or uuid4()),
            name=told["name"],
            kind=PlaceKind[told["kind"]],
            point=told["where"],
            kana=told["kana"],
            aliases=tuple(dict.fromkeys(texts(told["aliases"]))),
            town=told["town"],
            note=told["note"],
            hours=tuple(stretches or () for stretches in week) if known else (),
        )

    @property
    def shared(self) -> bool:
        """Whether every group of the municipality is to see it."""
        return bool(self.cleaned_data["whose"] == SHARED)

    def chosen(self) -> list[End]:
        """Return the ends of wishes that become this place."""
        return [self._ends[key] for key in self.cleaned_data["ends"]]

    def week(self) -> Iterator[BoundField]:
        """Give the fields of the weekdays, Monday first."""
        return (self[f"hours_{day}"] for day in WEEKDAYS)


class LocateForm(forms.Form):
    """Which known place a text means, and in which of the wishes it stands in."""

    text = forms.CharField(widget=forms.HiddenInput)
    place = forms.ChoiceField(
        label=_("この場所ですか"),
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("もう一度お選びください。")},
    )
    called = forms.CharField(
        label=_("ほかの場所の名前"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    ends = forms.MultipleChoiceField(
        label=_("この場所にする申込み"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("申込みを選んでください。"), "invalid_choice": TAKEN},
    )  # fmt: skip

    def __init__(self, data: QueryDict | None = None, *, body: Body, waiting: Unlocated, number: int) -> None:
        self._body = body
        self._ends = {end.key: end for end in waiting.ends}
        super().__init__(data, auto_id=f"locate{number}_%s", initial={"text": waiting.text, "ends": list(self._ends)})
        hits = [(hit.place.key, _hit_in_words(hit.place)) for hit in waiting.hits]
        cast("forms.ChoiceField", self.fields["place"]).choices = [*hits, ("", _("ほかの場所（下に名前を書く）"))]
        cast("forms.ChoiceField", self.fields["ends"]).choices = [
            (key, end_in_words(self._ends[key])) for key in self._ends
        ]

    def clean(self) -> dict[str, Any]:
        """Find the place: the one picked, else the one named."""
        cleaned = super().clean() or self.cleaned_data
        picked, name = cleaned.get("place"), cleaned.get("called", "")
        if picked:
            cleaned["found"] = places_of(self._body).filter(pk=picked).first()
        elif not name:
            self.add_error("called", _("場所を選ぶか、名前を書いてください。"))
        elif (found := place_called(self._body, name)) is None:
            self.add_error("called", _("この名前の場所は見つかりません。「新しい場所として書く」を押してください。"))
        else:
            cleaned["found"] = found
        return cleaned

    def chosen(self) -> tuple[Place, list[End]]:
        """Return the place, and the ends of wishes it is."""
        return self.cleaned_data["found"], [self._ends[key] for key in self.cleaned_data["ends"]]


def end_in_words(end: End) -> str:
    """Return whose wish of which day, as a box beside which to tick."""
    side = now("お迎え先") if end.side == "origin" else now("行き先")
    return f"{wareki_weekday(end.wish.service_day)} {end.wish.rider} {side}"


def _hit_in_words(place: PlaceValue) -> str:
    return f"{place.name} {place.town}".strip()


def _first_words(waiting: Unlocated | None) -> dict[str, Any]:
    words: dict[str, Any] = {"key": uuid4()}
    return words | ({"name": waiting.text, "ends": [end.key for end in waiting.ends]} if waiting else {})


def _written(row: Place) -> dict[str, Any]:
    value = place_value(row)
    hours: Sequence[Hours] = value.hours
    return {
        "key": row.pk,
        **{name: getattr(row, name) for name in ("name", "kana", "kind", "town", "note")},
        "aliases": "、".join(_strings(row.aliases)),
        "where": value.point,
        **{f"hours_{day}": stretches for day, stretches in enumerate(hours)},
    }


def _strings(aliases: Iterable[object]) -> list[str]:
    return [str(alias) for alias in aliases]
