"""The form on which a wish is taken: in the order in which it is said on the phone."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any, cast
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from ashinami.basics.clock import Minute
from ashinami.vocabulary.person import Need
from ashinami.vocabulary.place import PlaceKind
from ashinami.vocabulary.wish import Back, Purpose
from ashinami_web.bodies.models import Body
from ashinami_web.bookings.actions import Said
from ashinami_web.bookings.fields import DayField, MinuteField
from ashinami_web.bookings.models import Place, Wish
from ashinami_web.bookings.queries import arrangements_on
from ashinami_web.bookings.recall import place_called, places_of, usual_places
from ashinami_web.config import clock
from ashinami_web.people.models import Person

LAST_MINUTE = 48 * 60 - 1
FARTHEST = timedelta(days=731)
PURPOSE_OF = {
    PlaceKind.CLINIC: Purpose.CLINIC,
    PlaceKind.SHOP: Purpose.SHOPPING,
    PlaceKind.CARE: Purpose.CARE,
    PlaceKind.OFFICE: Purpose.OFFICE,
    PlaceKind.COMMUNITY: Purpose.COMMUNITY,
}
NUMBER = {
    "invalid": _("数字で入れてください。"),
    "min_value": _("0以上の数を入れてください。"),
    "max_value": _("数が大きすぎます。"),
}


class WishForm(forms.Form):
    """What is said on the phone. Only the rider and the day must be known; what cannot be read is asked again, never dropped."""

    wish = forms.UUIDField(widget=forms.HiddenInput, required=False)
    rider = forms.UUIDField(widget=forms.HiddenInput, error_messages={"required": _("利用者を選んでください。")})
    service_day = DayField(label=_("日にち"))
    appointment = MinuteField(label=_("着きたい時刻"), help_text=_("予約の時刻。920 と打てば 9:20 です。"))
    leave_after = MinuteField(label=_("出られる時刻"), help_text=_("予約がないときだけ。"))
    destination = forms.ChoiceField(label=_("行き先"), required=False, widget=forms.RadioSelect)
    destination_text = forms.CharField(
        label=_("ほかの行き先"),
        max_length=120,
        required=False,
        help_text=_("聞いたとおりに書けば、近い名前をさがします。見つからなくても受けられます。"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    back = forms.ChoiceField(
        label=_("お帰り"),
        choices=[(way.name, _(way.value)) for way in (Back.FIXED, Back.OPEN, Back.NONE)],
        initial=Back.FIXED.name,
        widget=forms.RadioSelect,
    )
    back_at = MinuteField(
        label=_("用事が終わる時刻"), help_text=_("空けておくと、着きたい時刻に用事の時間を足します。")
    )
    accompaniment = forms.BooleanField(label=_("運転者が付き添う"), required=False)
    stay = forms.IntegerField(
        label=_("用事の時間"), min_value=0, max_value=720, initial=60, required=False, error_messages=NUMBER
    )
    companions = forms.IntegerField(
        label=_("一緒に乗る人"), min_value=0, max_value=8, initial=0, required=False, error_messages=NUMBER
    )
    purpose = forms.ChoiceField(
        label=_("目的"),
        required=False,
        choices=[("", _("行き先に合わせる")), *((purpose.name, _(purpose.value)) for purpose in Purpose)],
    )
    origin_text = forms.CharField(label=_("自宅以外のお迎え先"), max_length=120, required=False)
    arrangement = forms.ChoiceField(label=_("お金の取り決め"), required=False)
    note = forms.CharField(label=_("運転者への言づて"), max_length=200, required=False)
    booked_by = forms.CharField(
        label=_("代わりに電話した人"), max_length=60, required=False, help_text=_("娘さん、ケアマネジャーなど。"),
        widget=forms.TextInput(attrs={"list": "proxies", "autocomplete": "off"}),
    )  # fmt: skip
    call_back = MinuteField(label=_("折り返しの約束"), help_text=_("何時までに電話するか。過ぎた時刻は、あしたです。"))
    heard = MinuteField(label=_("聞いた時刻"), help_text=_("紙の票をあとから入力するとき。空けておくと、いまです。"))
    waits = forms.BooleanField(label=_("空きを待つ"), required=False)
    needs = forms.MultipleChoiceField(
        label=_("必要なこと"),
        choices=[(need.value, _(need.value)) for need in Need],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    needs_shown = forms.BooleanField(widget=forms.HiddenInput, initial=True, required=False)

    def __init__(self, *args: Any, body: Body, rider: Person | None, **kwargs: Any) -> None:  # noqa: ANN401 - as Django takes them
        super().__init__(*args, **kwargs)
        self._body = body
        self.usual = usual_places(body.pk, rider.pk) if rider else []
        offered = {place.pk: place for place in self.usual}
        chosen = self._chosen_place()
        if chosen is not None:
            offered.setdefault(chosen.pk, chosen)
        choices = [(str(place.pk), place.name) for place in offered.values()]
        cast("forms.ChoiceField", self.fields["destination"]).choices = [*choices, ("", _("ほかの行き先（下に書く）"))]
        self.fields["appointment"].widget.attrs["autofocus"] = True
        rows = list(arrangements_on(body.pk, clock.today()))
        money = cast("forms.ChoiceField", self.fields["arrangement"])
        money.choices = [(str(row.pk), row.name) for row in rows] or [("", _("記録がありません"))]
        money.initial = next((str(row.pk) for row in rows if row.is_default), money.choices[0][0])

    def clean_rider(self) -> UUID:
        """Refuse a rider who may not be seen."""
        rider: UUID = self.cleaned_data["rider"]
        if not Person.objects.filter(pk=rider, erased_at__isnull=True).exists():
            raise forms.ValidationError(_("利用者を選んでください。"))
        return rider

    def clean_service_day(self) -> date:
        """Ask again for a day that is years away: it was mistyped."""
        day: date = self.cleaned_data["service_day"]
        if abs(day - clock.today()) > FARTHEST:
            raise forms.ValidationError(_("きょうから二年より離れています。日にちをお確かめください。"))
        return day

    def clean(self) -> dict[str, Any]:
        """Let the visit end when the stay is over, unless a time was said; refuse a return before the appointment."""
        cleaned = super().clean() or self.cleaned_data
        fixed = cleaned.get("back") == Back.FIXED.name
        start, end = cleaned.get("appointment"), cleaned.get("back_at")
        if not fixed:
            cleaned["back_at"] = None
        elif end is None and start is not None and "back_at" not in self.errors:
            cleaned["back_at"] = min(start + self._number("stay", 60), LAST_MINUTE)
        elif end is not None and start is not None and end < start:
            self.add_error("back_at", _("着きたい時刻より前になっています。"))
        return cleaned

    def said(self) -> Said:
        """Return what was said, as far as it could be read; the rider and the day must be there."""
        told = self.cleaned_data
        place, text = self._place_said("destination_text", told.get("destination"))
        origin, origin_text = self._place_said("origin_text", "")
        fitting = PURPOSE_OF.get(PlaceKind[place.kind], Purpose.OTHER) if place else Purpose.OTHER
        return Said(
            rider=told["rider"],
            service_day=told["service_day"],
            origin=origin.pk if origin else None,
            origin_text=origin_text,
            destination=place.pk if place else None,
            destination_text=text,
            appointment=told.get("appointment"),
            leave_after=told.get("leave_after"),
            back=Back[told.get("back") or Back.FIXED.name],
            back_at=told.get("back_at"),
            accompaniment=bool(told.get("accompaniment")),
            stay=self._number("stay", 60),
            companions=self._number("companions", 0),
            purpose=Purpose[told["purpose"]] if told.get("purpose") else fitting,
            arrangement=UUID(told["arrangement"]) if told.get("arrangement") else None,
            note=told.get("note", ""),
            booked_by=told.get("booked_by", ""),
            call_back_by=_promised(told.get("call_back")),
            waits=bool(told.get("waits")),
        )

    def heard_at(self) -> datetime:
        """Return when it was heard: now, or the last time it was the minute that stands on a slip."""
        minute = self.cleaned_data.get("heard")
        if minute is None:
            return clock.now()
        midnight = datetime.combine(clock.today(), datetime.min.time(), tzinfo=clock.JAPAN)
        moment = midnight + timedelta(minutes=minute)
        return moment if moment <= clock.now() else moment - timedelta(days=1)

    def needs_said(self) -> list[str] | None:
        """Return what the rider needs as ticked; None when the page did not ask."""
        return sorted(self.cleaned_data.get("needs", ())) if self.cleaned_data.get("needs_shown") else None

    def _number(self, name: str, usual: int) -> int:
        number = self.cleaned_data.get(name)
        return usual if number is None else int(number)

    def _chosen_place(self) -> Place | None:
        """Return the place picked from those found on the page; it is then one of the choices."""
        key = self.data.get(self.add_prefix("destination")) if self.is_bound else self.initial.get("destination")
        try:
            return places_of(self._body).filter(pk=UUID(str(key))).first() if key else None
        except ValueError:
            return None

    def _place_said(self, field: str, picked: str | None) -> tuple[Place | None, str]:
        """Return the place picked, or the one the text names, or no place and the text as it was said."""
        if picked:
            return places_of(self._body).filter(pk=picked).first(), ""
        text = (self.cleaned_data.get(field) or "").strip()
        if not text:
            return None, ""
        found = place_called(self._body, text)
        return (found, "") if found else (None, text)


def first_words(*, like: Wish | None = None) -> dict[str, Any]:
    """Return what stands on the form before a word is said: tomorrow; or everything but the day, like an earlier wish."""
    words: dict[str, Any] = {"wish": uuid4(), "service_day": clock.today() + timedelta(days=1)}
    return words | (_as_said(like) if like else {})


def words_of(wish: Wish) -> dict[str, Any]:
    """Return a wish as the form shows it for a change."""
    call_back = wish.call_back_by.astimezone(clock.JAPAN) if wish.call_back_by else None
    return _as_said(wish) | {
        "wish": wish.pk,
        "service_day": wish.service_day,
        "note": wish.note,
        "booked_by": wish.booked_by,
        "call_back": call_back.hour * 60 + call_back.minute if call_back else None,
        "waits": wish.waits,
    }


def _as_said(wish: Wish) -> dict[str, Any]:
    kept = ("appointment", "leave_after", "back", "back_at", "accompaniment", "stay", "companions", "purpose")
    return {name: getattr(wish, name) for name in kept} | {
        "destination": str(wish.destination_id or ""),
        "destination_text": wish.destination_text,
        "origin_text": wish.origin.name if wish.origin else wish.origin_text,
        "arrangement": _arrangement_now(wish),
    }


def _arrangement_now(wish: Wish) -> str:
    """Return the arrangement as the form offers it: one written anew since the call stands under the same key."""
    if wish.arrangement is None:
        return ""
    row = arrangements_on(wish.body_id, clock.today()).filter(key=wish.arrangement.key).first()
    return str(wish.arrangement_id if row is None else row.pk)


def _promised(minute: Minute | None) -> datetime | None:
    """Return when we promised to ring: today at that minute, or tomorrow when it is past."""
    if minute is None:
        return None
    midnight = datetime.combine(clock.today(), datetime.min.time(), tzinfo=clock.JAPAN)
    moment = midnight + timedelta(minutes=minute)
    return moment if moment > clock.now() else moment + timedelta(days=1)
