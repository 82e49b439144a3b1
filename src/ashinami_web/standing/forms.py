"""The form of a standing wish: the rule, and what is wished, as on the desk; days of rest."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, cast

from django import forms
from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import gettext_lazy as _

from ashinami.casework.standing import LAST, Every, OnRest, Rule
from ashinami_web.bodies.models import Body
from ashinami_web.bookings.actions import Said
from ashinami_web.bookings.fields import DayField
from ashinami_web.bookings.forms import WishForm
from ashinami_web.bookings.recall import places_of
from ashinami_web.helping.actions import VisitAsked
from ashinami_web.helping.forms import KINDS, VisitForm
from ashinami_web.standing.models import Terms

_NTH = [(n, f"第{n}") for n in range(1, 6)] + [(LAST, "最後")]


class RuleForm(forms.Form):
    """How often something comes back: asked above what is wished each time, whose day is the first."""

    every = forms.ChoiceField(
        label=_("くり返し"), choices=[(every.name, _(every.value)) for every in Every], initial=Every.WEEKLY.name,
        widget=forms.RadioSelect,
    )  # fmt: skip
    weekdays = forms.TypedMultipleChoiceField(
        label=_("曜日"), choices=list(WEEKDAYS_ABBR.items()), coerce=int,
        widget=forms.CheckboxSelectMultiple, required=False,
    )  # fmt: skip
    nth = forms.TypedMultipleChoiceField(
        label=_("第何（「毎月の第何曜日」のとき）"), choices=[(n, _(name)) for n, name in _NTH], coerce=int,
        widget=forms.CheckboxSelectMultiple, required=False,
    )  # fmt: skip
    month_day = forms.IntegerField(
        label=_("何日（「毎月の決まった日」のとき）"), min_value=1, max_value=31, required=False,
        help_text=_("31日は、短い月では月の終わりの日です。"),
        error_messages={"invalid": _("数字で入れてください。"), "min_value": _("1から31の日です。"), "max_value": _("1から31の日です。")},
    )  # fmt: skip
    until = DayField(label=_("いつまで"), required=False, help_text=_("空けておくと、終わりを決めません。"))
    holidays = forms.ChoiceField(
        label=_("祝日と年末年始は"), choices=[(rest.name, _(rest.value)) for rest in OnRest], initial=OnRest.SKIP.name
    )
    closed = forms.ChoiceField(
        label=_("行き先の休みの日は"), choices=[(rest.name, _(rest.value)) for rest in OnRest], initial=OnRest.SKIP.name
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django takes them
        super().__init__(*args, **kwargs)
        self.fields["service_day"].label = _("いつから")
        self.fields["appointment"].widget.attrs.pop("autofocus", None)

    def clean(self) -> dict[str, Any]:
        """Ask for the days the rule names."""
        cleaned = super().clean() or self.cleaned_data
        every = cleaned.get("every")
        if every == Every.MONTHLY.name:
            if cleaned.get("month_day") is None and "month_day" not in self.errors:
                self.add_error("month_day", _("何日かを入れてください。"))
        elif every and not cleaned.get("weekdays") and "weekdays" not in self.errors:
            self.add_error("weekdays", _("曜日を選んでください。"))
        if every == Every.NTH.name and not cleaned.get("nth") and "nth" not in self.errors:
            self.add_error("nth", _("第何曜日かを選んでください。"))
        start, until = cleaned.get("service_day"), cleaned.get("until")
        if start and until and until < start:
            self.add_error("until", _("はじまりより前になっています。"))
        return cleaned

    def rule(self) -> Rule:
        """Return the rule."""
        told = self.cleaned_data
        every = Every[told["every"]]
        monthly = every is Every.MONTHLY
        return Rule(
            every=every,
            start=told["service_day"],
            end=told["until"] + timedelta(days=1) if told["until"] else None,
            weekdays=frozenset() if monthly else frozenset(told["weekdays"]),
            nth=frozenset(told["nth"]) if every is Every.NTH else frozenset(),
            day=told["month_day"] if monthly else None,
            holidays=OnRest[told["holidays"]],
            closed=OnRest[told["closed"]],
        )


class StandingForm(RuleForm, WishForm):
    """A ride that comes back."""

    def wanted(self) -> Said:
        """Return what is wished each time."""
        return self.said()


class StandingVisitForm(RuleForm, VisitForm):
    """A support visit that comes back; it goes along with no ride."""

    rider = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django takes them
        super().__init__(*args, **kwargs)
        del self.fields["along"]
        kind = cast("forms.ChoiceField", self.fields["kind"])
        kind.choices, kind.required = [choice for choice in KINDS if choice[0]], True
        kind.error_messages["required"] = _("一覧から選んでください。")
        self.fields["holidays"].help_text = _("ごみ出しのように祝日にもあるものは「そのまま行く」を選びます。")
        self.fields["closed"].label = _("団体の休みの日は")

    def wanted(self) -> VisitAsked:
        """Return what is wished each time."""
        return self.said(self.cleaned_data["rider"])


def words_of_visit(said: VisitAsked) -> dict[str, Any]:
    """Return a visit as the form shows it."""
    kind, more = said.helps[:1], said.helps[1:]
    return {
        "service_day": said.service_day,
        "appointment": said.start,
        "kind": kind[0] if kind else "",
        "helps": more,
        "units": said.units,
        "note": said.note,
        "booked_by": said.booked_by,
    }


def words_of_terms(terms: Terms, since: date) -> dict[str, Any]:
    """Return terms as the form shows them for a change from a day on."""
    kept = (
        *("appointment", "leave_after", "back", "back_at", "accompaniment", "stay", "companions", "purpose"),
        *("destination", "destination_text", "origin_text", "arrangement", "note", "booked_by"),
    )
    if terms.for_visit:
        words = words_of_visit(VisitAsked(rider=terms.standing.rider_id, service_day=since, **terms.said))
    else:
        words = {name: terms.said.get(name, "") for name in kept}
    return words | {
        "service_day": since,
        "every": terms.every,
        "weekdays": terms.weekdays,
        "nth": terms.nth,
        "month_day": terms.month_day,
        "until": terms.end - timedelta(days=1) if terms.end else None,
        "holidays": terms.holidays,
        "closed": terms.closed,
    }


class ClosingForm(forms.Form):
    """Days on which a place, or the group, rests."""

    place = forms.ChoiceField(label=_("どこの休みか"), required=False)
    start = DayField(label=_("休みのはじめ"))
    last = DayField(label=_("休みの終わり"), required=False, help_text=_("一日だけなら空けておきます。"))
    note = forms.CharField(label=_("わけ"), max_length=60, required=False, help_text=_("お盆、院長の出張など。"))

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:  # noqa: ANN401 - as Django takes them
        super().__init__(*args, **kwargs)
        rows = places_of(body).order_by("kana", "name")
        self.fields["place"].choices = [("", _("団体の受付と車")), *((str(row.pk), row.name) for row in rows)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Let it be one day where no end is said; refuse an end before the start."""
        cleaned = super().clean() or self.cleaned_data
        start, last = cleaned.get("start"), cleaned.get("last")
        if start and last and last < start:
            self.add_error("last", _("はじめより前になっています。"))
        cleaned["last"] = last or start
        return cleaned
