"""What is written of a council, its members and its rule of meeting."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from ashinami.community.balance import AgeGroup, Sex
from ashinami.community.composition import ASKED
from ashinami.community.kinds import kinds
from ashinami.community.series import LAST, OnHoliday
from ashinami_web.bookings.fields import DayField
from ashinami_web.meetings.form_fields import ForActing, TimesFields, choice, coded, number, row, shared, text
from ashinami_web.meetings.models import Council
from ashinami_web.registration.fields import KnownField

NOT_KNOWN = _("（分からない・答えない）")
PLACES = [
    ("n1", _("第1")),
    ("n2", _("第2")),
    ("n3", _("第3")),
    ("n4", _("第4")),
    (f"n{LAST}", _("最後の")),
    ("day", _("日にちで決める")),
]


class CouncilForm(ForActing):
    """A council. The questions at the end are the law's, and stand there for the kinds whose members the law names."""

    areas = ("area",)
    circles = ("circle",)

    kind = choice(_("会議の種類"), [])
    name = text(_("会議体の名前"), 120)
    area = row(_("区域"), empty=_("（市町村の全体）"))
    circle = shared()
    quorum = number(
        _("定足数（％）"), 100, initial=50, help_text=_("委員の何割が出れば開けるか。決めていなければ 0 にします。")
    )
    chair_goes_round = forms.BooleanField(label=_("司会を回ごとに交代する"), required=False, initial=True)
    start = DayField(label=_("いつから"))
    note = text(_("覚え書き"), 300, required=False)

    def __init__(self, *args: Any, council: Council | None = None, **kwargs: Any) -> None:  # noqa: ANN401 - as Django takes them
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.key, kind.name) for kind in kinds().values()]  # type: ignore[attr-defined]
        if council is not None and council.of_kind.law:
            for key, question in ASKED.items():
                self.fields[f"told_{key}"] = KnownField(label=question.asks, initial=council.told.get(key))

    def said(self) -> dict[str, Any]:
        """Return what was written; answers of the law's questions in one mapping, unknown ones left out."""
        said = dict(self.cleaned_data)
        told = {key: said.pop(name) for key in ASKED if (name := f"told_{key}") in said}
        if any(f"told_{key}" in self.fields for key in ASKED):
            said["told"] = {key: answer for key, answer in told.items() if answer is not None}
        return said

    @classmethod
    def initial_of(cls, council: Council) -> dict[str, Any]:
        """Return what stands of a council."""
        return {
            name: getattr(council, name)
            for name in ("kind", "name", "area", "circle", "quorum", "chair_goes_round", "start", "note")
        }


class MemberForm(ForActing):
    """Somebody who sits in a council."""

    bodies = ("member_body",)
    people = ("person",)
    areas = ("area",)

    seat = choice(_("どの席か"), [], required=False, empty=_("（どの席でもない）"))
    member_body = row(_("団体"), empty=_("（どの団体でもない）"))
    post = text(_("役職"), 60, required=False, help_text=_("「会長」「課長」など。お名前は書きません。"))
    person = row(_("お名前"), empty=_("（書かない）"), help_text=_("一覧にない方は、下に書きます。"))
    new_person = text(_("お名前（一覧にないとき）"), 80, required=False)
    age = choice(_("年代"), coded(AgeGroup), required=False, empty=NOT_KNOWN)
    sex = choice(_("性別"), coded(Sex), required=False, empty=NOT_KNOWN)
    area = row(_("どの地区の人か"), empty=NOT_KNOWN)
    votes = forms.BooleanField(label=_("決めるときに数える"), required=False, initial=True)
    may_chair = forms.BooleanField(label=_("司会を頼んでよい"), required=False, initial=True)
    start = DayField(label=_("任期のはじめ"))
    end = DayField(label=_("任期の終わり"), required=False, help_text=_("この日からは委員ではありません。"))

    def __init__(self, *args: Any, council: Council, **kwargs: Any) -> None:  # noqa: ANN401 - as Django takes them
        super().__init__(*args, **kwargs)
        seats = [(seat.key, seat.name) for seat in council.of_kind.seats]
        self.fields["seat"].choices = [("", _("（どの席でもない）")), *seats]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuse somebody of whom nothing is said, two names, and a term that ends before it starts."""
        said = self.cleaned_data
        name = said.get("new_person", "").strip()
        if not (said.get("member_body") or said.get("person") or name or said.get("post")):
            self.add_error("member_body", _("団体・役職・お名前のどれかを入れてください。"))
        if said.get("person") and name:
            self.add_error("new_person", _("お名前は、一覧から選ぶか、書くか、どちらかにしてください。"))
        if said.get("start") and said.get("end") and said["end"] < said["start"]:
            self.add_error("end", _("終わりの日が始まりの日より前です。"))
        return said

    def said(self) -> dict[str, Any]:
        """Return what was written, without the name of somebody new."""
        return {name: value for name, value in self.cleaned_data.items() if name != "new_person"}


class EndForm(forms.Form):
    """From which day something no longer holds."""

    end = DayField(label=_("いつから終わりか"))


class SeriesForm(TimesFields):
    """A rule by which a council meets."""

    which = choice(_("月のどの日か"), PLACES)
    weekday = choice(_("曜日"), [(str(day), name) for day, name in WEEKDAYS.items()], required=False, empty="—")
    day = number(_("日にち"), 31, least=1, required=False)
    every = number(_("何か月ごとか"), 12, least=1, initial=1)
    on_holiday = choice(_("祝日に当たったら"), coded(OnHoliday), initial=OnHoliday.NEXT.value)
    place = text(_("場所"), 120, required=False)
    start = DayField(label=_("いつから"))
    end = DayField(
        label=_("いつまで"), required=False, help_text=_("この日からは開きません。空ければ、ずっと続きます。")
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a rule that gives no day."""
        said = super().clean()
        if said.get("which") == "day" and said.get("day") is None:
            self.add_error("day", _("日にちを入れてください。"))
        if said.get("which", "day") != "day" and said.get("weekday", "") == "":
            self.add_error("weekday", _("曜日を選んでください。"))
        if said.get("start") and said.get("end") and said["end"] < said["start"]:
            self.add_error("end", _("終わりの日が始まりの日より前です。"))
        return said

    def said(self) -> dict[str, Any]:
        """Return the rule as the model keeps it."""
        said = dict(self.cleaned_data)
        which, weekday = said.pop("which"), said.pop("weekday")
        if which == "day":
            return said | {"nth": 0, "weekday": 0}
        return said | {"day": 0, "nth": int(which[1:]), "weekday": int(weekday)}
