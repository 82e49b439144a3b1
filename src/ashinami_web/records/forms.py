"""What is typed into the records: checks, the group's own rules, periods, days."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from ashinami.vocabulary.records import CountedFrom, HouseRule, How, RecordKind
from ashinami_web.bodies.models import Vehicle
from ashinami_web.bookings.fields import DayField
from ashinami_web.people.models import Person
from ashinami_web.records.duty_actions import Said
from ashinami_web.registration.fields import NOT_KNOWN, NUMBER, ONE_OF_LIST, KnownField, code, line


class CheckForm(forms.Form):
    """A check of a driver before or after duty (点呼)."""

    how = forms.ChoiceField(
        label=_("どのように確かめたか"),
        choices=[(one.value, _(one.text)) for one in How],
        error_messages=ONE_OF_LIST,
    )
    detector = KnownField(label=_("アルコール検知器を使った"))
    alcohol = forms.DecimalField(
        label=_("検知器の数字（ミリグラム／リットル）"),
        min_value=Decimal(0),
        max_value=Decimal(3),
        decimal_places=2,
        required=False,
        help_text=_("反応がなければ 0.00 と入れます。"),
        error_messages=NUMBER | {"max_decimal_places": _("小数は二けたまでです。")},
    )
    sober = KnownField(label=_("顔色・声・息から、酒気を帯びていない"))
    well = KnownField(label=_("病気や疲れがなく、安全に運転できる"))
    condition = line(_("体調について"), 200)
    licence_at_hand = KnownField(label=_("免許証を持っている"))
    vehicle = forms.ChoiceField(label=_("車"), required=False, error_messages=ONE_OF_LIST)
    odometer = forms.IntegerField(
        label=_("走行距離計（km）"), min_value=0, max_value=2_000_000, required=False, error_messages=NUMBER
    )
    place = line(_("場所"), 120, help_text=_("始めた・終えた場所。"))
    instructions = line(_("指示したこと"), 300)
    unusual = line(_("事故や異常のあらましと原因"), 300)

    def __init__(self, data: QueryDict | None = None, *, cars: Iterable[Vehicle], **kwargs: Any) -> None:  # noqa: ANN401 - as Django's forms take
        super().__init__(data, **kwargs)
        self.fields["vehicle"].choices = [NOT_KNOWN, *((str(car.pk), car.name) for car in cars)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Take a reading as saying that a detector was used."""
        said = self.cleaned_data
        if said.get("alcohol") is not None and said.get("detector") is None:
            said["detector"] = True
        if said.get("alcohol") is not None and said.get("detector") is False:
            self.add_error("alcohol", _("検知器を使っていないときは、数字を入れません。"))
        return said

    def said(self) -> Said:
        """Return what was written."""
        found = self.cleaned_data
        plain = ("well", "condition", "detector", "sober", "licence_at_hand", "odometer", "place", "unusual")
        alcohol = found["alcohol"]
        return Said(
            vehicle=UUID(found["vehicle"]) if found["vehicle"] else None,
            alcohol=None if alcohol is None else int(alcohol * 100),
            **{name: found[name] for name in plain},
        )


class RuleForm(forms.Form):
    """A rule of the group's own."""

    rule = forms.ChoiceField(
        label=_("団体の決まり"),
        choices=[(one.value, _(one.text)) for one in HouseRule if one is not HouseRule.INSURANCE],
        error_messages=ONE_OF_LIST,
    )
    value = forms.IntegerField(label=_("数"), min_value=1, max_value=600, error_messages=NUMBER)


class LiftForm(forms.Form):
    """That a rule of the group's own is lifted for somebody."""

    rule = forms.ChoiceField(
        label=_("どの決まりを"), choices=[(one.value, _(one.text)) for one in HouseRule], error_messages=ONE_OF_LIST
    )
    driver = forms.ChoiceField(label=_("どなたに"), error_messages=ONE_OF_LIST)
    first = DayField(label=_("いつから"))
    last = DayField(label=_("いつまで"))
    reason = forms.CharField(
        label=_("理由"),
        max_length=200,
        error_messages={"required": _("理由を書いてください。お名前とともに残ります。")},
    )

    def __init__(self, data: QueryDict | None = None, *, drivers: Iterable[Person], **kwargs: Any) -> None:  # noqa: ANN401 - as Django's forms take
        super().__init__(data, **kwargs)
        self.fields["driver"].choices = [("", _("選んでください")), *((str(one.pk), str(one)) for one in drivers)]  # type: ignore[attr-defined]


class KeepForm(forms.Form):
    """A period that somebody asks for."""

    kind = code(_("どの記録を"), RecordKind, required=True)
    months = forms.IntegerField(label=_("何か月残すか"), min_value=1, max_value=600, error_messages=NUMBER)
    counted_from = code(_("いつから数えるか"), CountedFrom, required=True)
    source = forms.CharField(
        label=_("どの決まりか"),
        max_length=200,
        help_text=_("市の補助金交付要綱 第○条、会の規約、など。"),
        error_messages={"required": _("どの決まりか（要綱の名前など）を書いてください。")},
    )


class PeriodForm(forms.Form):
    """From which day to which."""

    first = DayField(label=_("いつから"))
    last = DayField(label=_("いつまで"))

    def clean(self) -> dict[str, Any]:
        """Refuse days the wrong way round."""
        said = self.cleaned_data
        if said.get("first") and said.get("last") and said["last"] < said["first"]:
            self.add_error("last", _("終わりの日が始まりの日より前です。"))
        return said
