"""What is typed into the registers of accidents and complaints."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from ashinami.law.road_transport.registered.facts_records import KINDS
from ashinami.vocabulary.records import IncidentKind
from ashinami_web.bodies.models import Vehicle
from ashinami_web.bookings.fields import DayField
from ashinami_web.config import clock
from ashinami_web.people.models import Person
from ashinami_web.records.models import Incident
from ashinami_web.registration.fields import NOT_KNOWN, NUMBER, ONE_OF_LIST, code, line, maybe_day


class MomentField(forms.DateTimeField):
    """A day and a time, in Japan, picked from the browser's own control."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - as Django takes them
        kwargs.setdefault("widget", forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"))
        super().__init__(input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"], **kwargs)
        self.error_messages |= {
            "required": _("日時を入れてください。"),
            "invalid": _("日時を入れ直してください。"),
        }


class IncidentForm(forms.Form):
    """An accident or a near miss."""

    kind = code(_("どちらか"), IncidentKind, required=True)
    happened_at = MomentField(label=_("起きた日時"))
    outline = forms.CharField(
        label=_("あらまし（損害の程度も）"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("あらましを書いてください。")},
    )
    place = line(_("場所"), 200)
    driver_id = forms.ChoiceField(label=_("運転者"), required=False, error_messages=ONE_OF_LIST)
    vehicle_id = forms.ChoiceField(label=_("車"), required=False, error_messages=ONE_OF_LIST)
    rider_id = forms.ChoiceField(label=_("乗っていた利用者"), required=False, error_messages=ONE_OF_LIST)
    others = line(_("相手などの氏名"), 200)
    kinds_known = forms.BooleanField(label=_("どれに当たるかを確かめた"), required=False)
    kinds = forms.MultipleChoiceField(
        label=_("事故の種類"),
        choices=[(option.id, option.text) for option in KINDS.options],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages=ONE_OF_LIST,
        help_text=_("どれにも当たらなければ、選ばずに「確かめた」に印を付けます。"),
    )
    known_on = maybe_day(_("ひき逃げと分かった日"))
    cause = line(_("原因"), 400, widget=forms.Textarea(attrs={"rows": 2}))
    prevention = line(_("再発を防ぐ対策"), 400, widget=forms.Textarea(attrs={"rows": 2}))
    told_office_at = MomentField(label=_("運輸支局などに速報した日時"), required=False)
    reported_on = maybe_day(_("報告書を出した日"))

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        drivers: Iterable[Person],
        riders: Iterable[Person],
        cars: Iterable[Vehicle],
        **kwargs: Any,  # noqa: ANN401 - as Django's forms take
    ) -> None:
        super().__init__(data, **kwargs)
        for name, rows in (("driver_id", drivers), ("rider_id", riders), ("vehicle_id", cars)):
            self.fields[name].choices = [NOT_KNOWN, *((str(row.pk), str(row)) for row in rows)]  # type: ignore[attr-defined]
        for name, label in _PEOPLE.items():
            self.fields[name] = forms.IntegerField(
                label=label, min_value=0, max_value=999, required=False, error_messages=NUMBER
            )

    @staticmethod
    def initial_of(row: Incident | None) -> dict[str, Any]:
        """Return what stands in the register; nothing for a new one."""
        if row is None:
            return {}
        names = (*IncidentForm.base_fields, *_PEOPLE)
        found = {name: getattr(row, name) for name in names if name != "kinds_known"}
        at: datetime | None = found["told_office_at"]
        return found | {
            "kinds_known": row.kinds is not None,
            "happened_at": row.happened_at.astimezone(clock.JAPAN),
            "told_office_at": at.astimezone(clock.JAPAN) if at else None,
            **{name: str(found[name] or "") for name in ("driver_id", "rider_id", "vehicle_id")},
        }

    def values(self) -> dict[str, Any]:
        """Return what was written, as the register keeps it."""
        said = dict(self.cleaned_data)
        looked = said.pop("kinds_known") or said["kinds"]
        said["kinds"] = sorted(said["kinds"]) if looked else None
        for name in ("driver_id", "rider_id", "vehicle_id"):
            said[name] = UUID(said[name]) if said[name] else None
        return said


_PEOPLE = {
    "dead": _("亡くなった人の数"),
    "serious": _("重傷の人の数（お客さまも数える）"),
    "passenger_serious": _("重傷のお客さまの数"),
    "injured": _("けがをした人の数（軽いけがも）"),
}


class ComplaintForm(forms.Form):
    """A complaint."""

    received_on = DayField(label=_("受けた日"))
    said = forms.CharField(
        label=_("苦情の内容"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("内容を書いてください。")},
    )
    person_id = forms.ChoiceField(label=_("どなたから"), required=False, error_messages=ONE_OF_LIST)
    cause = line(_("原因"), 400, widget=forms.Textarea(attrs={"rows": 2}))
    explanation = line(_("お客さまへの説明"), 400, widget=forms.Textarea(attrs={"rows": 2}))
    improvement = line(_("改めたこと"), 400, widget=forms.Textarea(attrs={"rows": 2}))
    settled_on = maybe_day(_("済んだ日"))

    def __init__(self, data: QueryDict | None = None, *, people: Iterable[Person], **kwargs: Any) -> None:  # noqa: ANN401 - as Django's forms take
        super().__init__(data, **kwargs)
        self.fields["person_id"].choices = [NOT_KNOWN, *((str(one.pk), str(one)) for one in people)]  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """Return what was written."""
        person = self.cleaned_data["person_id"]
        return self.cleaned_data | {"person_id": UUID(person) if person else None}
