"""What is written in the ledgers: drivers, cars, offices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from ashinami.vocabulary.registration import (
    CarType,
    Competence,
    Course,
    Harm,
    Licence,
    NoteKind,
    Post,
    Qualification,
    RightToUse,
    Shown,
    Worded,
)
from ashinami_web.bookings.fields import DayField
from ashinami_web.people.models import Person
from ashinami_web.registration.fields import (
    NOT_KNOWN,
    NUMBER,
    ONE_OF_LIST,
    KnownField,
    YenField,
    code,
    coded,
    codes,
    line,
    maybe_day,
)
from ashinami_web.registration.models import DriverEntry, Office, VehicleEntry

DETAILS: Mapping[NoteKind, type[Worded]] = {
    NoteKind.COURSE: Course,
    NoteKind.QUALIFICATION: Qualification,
    NoteKind.ACCIDENT: Harm,
}
"""The kinds of ledger lines that say which: which course, which qualification, what harm."""


class DriverForm(forms.Form):
    """A page of the driver ledger."""

    number = line(_("作成番号"), 20)
    made_on = maybe_day(_("作成年月日"))
    born_on = maybe_day(_("生年月日"))
    appointed_on = maybe_day(_("運転者に選任した日"))
    licence = code(_("免許の種類"), Licence)
    licence_number = line(
        _("免許の番号"), 20, widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    )
    licence_given_on = maybe_day(_("免許の年月日"))
    licence_expires_on = maybe_day(_("免許の有効期限"))
    licence_conditions = line(_("免許の条件"), 120, help_text=_("眼鏡等、中型車は8tに限る、など。"))
    on_my_number_card = forms.BooleanField(label=_("マイナ免許証（免許情報記録）で確かめた"), required=False)
    record_checked_on = maybe_day(
        _("運転記録を確かめた日"), help_text=_("運転記録証明書などで、停止や違反がないかを見た日です。")
    )
    left_on = maybe_day(
        _("運転者でなくなった日"), help_text=_("書くと、この方は配車に出なくなります。台帳はその日から2年残します。")
    )
    left_why = line(_("その理由"), 120)

    @staticmethod
    def initial_of(entry: DriverEntry | None) -> dict[str, Any]:
        """Return what stands on a page; nothing for a new one."""
        return {name: getattr(entry, name) for name in DriverForm.base_fields} if entry else {}

    def clean(self) -> dict[str, Any]:
        """Refuse one who leaves before he comes, and a reason without a day."""
        said = self.cleaned_data
        first, last = said.get("appointed_on"), said.get("left_on")
        if first and last and last < first:
            self.add_error("left_on", _("終わりの日が始まりの日より前です。"))
        if said.get("left_why") and not last:
            self.add_error("left_on", _("運転者でなくなった日を入れてください。"))
        return said


class NoteForm(forms.Form):
    """A line of the driver ledger."""

    kind = code(_("書くこと"), NoteKind, required=True)
    what = forms.ChoiceField(
        label=_("どの講習・資格・事故か"),
        required=False,
        error_messages=ONE_OF_LIST,
        choices=[
            ("", "—"),
            *((_(kind.text), coded(detail, required=True)) for kind, detail in DETAILS.items()),
        ],
    )
    day = DayField(label=_("日にち"), help_text=_("修了した日、停止の始まりの日、事故の日など。"))
    until = maybe_day(_("いつまで"), help_text=_("免許の停止の、最後の日。"))
    text = line(_("内容"), 200)

    def clean(self) -> dict[str, Any]:
        """Ask which course it was, and until when a suspension lasts; drop nothing."""
        said = self.cleaned_data
        kind = NoteKind(said["kind"]) if said.get("kind") else None
        detail = DETAILS.get(kind) if kind else None
        if detail and said.get("what") not in [one.value for one in detail]:
            self.add_error("what", _("「書くこと」に合うものを、一覧から選んでください。"))
        if kind and not detail and said.get("what"):
            self.add_error("what", _("この種類では選びません。「—」にしてください。"))
        if kind is NoteKind.SUSPENSION and not said.get("until"):
            self.add_error("until", _("停止の最後の日を入れてください。"))
        if said.get("until") and said.get("day") and said["until"] < said["day"]:
            self.add_error("until", _("終わりの日が始まりの日より前です。"))
        return said


class VehicleForm(forms.Form):
    """A page of the vehicle ledger."""

    office = forms.ChoiceField(label=_("事務所"), required=False, error_messages=ONE_OF_LIST)
    plate = line(_("自動車登録番号"), 30)
    type = code(_("種類"), CarType)
    kei = KnownField(label=_("軽自動車"))
    capacity = forms.IntegerField(
        label=_("乗車定員（運転者をふくむ）"), min_value=1, max_value=60, required=False, error_messages=NUMBER
    )
    right = code(_("使う権原"), RightToUse)
    agreed_on = maybe_day(
        _("持込の契約の日"), help_text=_("運行・事故・苦情の責任を団体が負うと、書面で取り決めた日。")
    )
    inspected_until = maybe_day(_("車検の満了日"))
    insured_until = maybe_day(_("任意保険の満了日"))
    person_unlimited = forms.BooleanField(label=_("対人は無制限"), required=False)
    person_yen = YenField(label=_("対人の保険金額（一人）"))
    property_yen = YenField(label=_("対物の保険金額（一事故）"))
    sign = KnownField(label=_("車体の両側に表示がある"))
    sign_letters = KnownField(label=_("表示の文字は縦横5センチ以上で、大きさがそろっている"))
    shown_known = forms.BooleanField(label=_("車内の掲示を見て確かめた"), required=False)
    shown = codes(_("車内に掲示しているもの"), Shown)
    certificate_copy = KnownField(label=_("登録証の写しを備えている"))

    def __init__(self, data: QueryDict | None = None, *, offices: Iterable[Office], **kwargs: Any) -> None:  # noqa: ANN401 - as Django's forms take
        super().__init__(data, **kwargs)
        self.fields["office"].choices = [NOT_KNOWN, *((str(one.pk), one.name) for one in offices)]  # type: ignore[attr-defined]

    @staticmethod
    def initial_of(entry: VehicleEntry | None) -> dict[str, Any]:
        """Return what stands on a page; nothing for a new one."""
        if entry is None:
            return {}
        kept = {name: getattr(entry, name) for name in VehicleForm.base_fields if name not in ("office", "shown_known")}
        return kept | {"office": str(entry.office_id or ""), "shown_known": entry.shown is not None}

    def values(self) -> dict[str, Any]:
        """Return what was written, as the page keeps it."""
        said = dict(self.cleaned_data)
        looked = said.pop("shown_known") or said["shown"]
        office = said.pop("office")
        return said | {"shown": said["shown"] if looked else None, "office_id": UUID(office) if office else None}


class OfficeForm(forms.Form):
    """An office."""

    name = forms.CharField(
        label=_("事務所の名前"), max_length=80, error_messages={"required": _("事務所の名前を入れてください。")}
    )
    place = line(_("事務所の位置"), 200)
    detectors = forms.IntegerField(
        label=_("アルコール検知器の数"), min_value=0, max_value=99, required=False, error_messages=NUMBER
    )
    detector_on = maybe_day(_("検知器を点検した日"))


class HolderForm(forms.Form):
    """Who holds a post in an office."""

    post = code(_("役割"), Post, required=True)
    person_id = forms.ChoiceField(label=_("どなた"), error_messages=ONE_OF_LIST)
    competence = code(_("資格"), Competence, help_text=_("運行管理の責任者のとき。"))
    course_on = maybe_day(_("講習を受けた日"))
    start = DayField(label=_("いつから"))

    def __init__(self, data: QueryDict | None = None, *, people: Iterable[Person], **kwargs: Any) -> None:  # noqa: ANN401 - as Django's forms take
        super().__init__(data, **kwargs)
        self.fields["person_id"].choices = [("", _("選んでください")), *((str(one.pk), str(one)) for one in people)]  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """Return what was written, as a holder is kept."""
        return self.cleaned_data | {"person_id": UUID(self.cleaned_data["person_id"])}


class EndForm(forms.Form):
    """From which day on something no longer holds."""

    end = DayField(label=_("終わりの日"))
