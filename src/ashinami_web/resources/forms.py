"""What is written of a body, of what it has, and of a coordinator's area."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from ashinami.vocabulary.community import CareElement, Generation, LifeField
from ashinami.vocabulary.helping import AssetKind
from ashinami_web.bodies.community_fields import (
    AreaField,
    BodyNameField,
    NearForm,
    NearSharedForm,
    chips,
    long_text,
    words,
)
from ashinami_web.bodies.forms import NUMBER
from ashinami_web.bodies.models import Body
from ashinami_web.bookings.fields import MinuteField, PointField
from ashinami_web.resources.models import Assignment

URL = {"invalid": _("https:// で始まるアドレスを入れてください。")}
PUBLIC_HELP = _("足並みを使う団体のだれもが見ます。困りごとと連絡先は、公開のデータには入れません。")


class ProfileForm(NearSharedForm):
    """What is known of a body, in its own words."""

    does = long_text(_("していること"), help_text=_("その団体の言い方のまま書きます。"))
    when = forms.CharField(label=_("いつ"), required=False, max_length=200)
    members = forms.IntegerField(label=_("人数"), required=False, min_value=0, max_value=99_999, error_messages=NUMBER)
    strengths = long_text(_("得意なこと・強み"))
    would_like = long_text(_("したいこと"))
    worries = long_text(_("困りごと・心配"))
    history = long_text(_("これまでのいきさつ"), help_text=_("合併、昔の取り組み、うまくいかなかったことなど。"))
    elements = chips(_("地域包括ケアの何を担うか"), CareElement)
    fields_ = chips(_("暮らしのどこに関わるか"), LifeField)
    generations = chips(_("だれが来るか・だれのためか"), Generation)
    ring_role = forms.CharField(label=_("だれに声をかけるか（役）"), required=False, max_length=60)
    ring_phone = forms.CharField(label=_("電話"), required=False, max_length=30)
    ring_when = forms.CharField(label=_("いつ・どう声をかけるか"), required=False, max_length=200)
    place = forms.CharField(label=_("所在地"), required=False, max_length=200)
    point = PointField(label=_("位置（緯度, 経度）"), required=False)
    number = forms.CharField(label=_("法人番号・事業所番号"), required=False, max_length=20)
    url = forms.URLField(label=_("ホームページ"), required=False, error_messages=URL, assume_scheme="https")
    public = forms.BooleanField(label=_("だれにでも見せる"), required=False, help_text=PUBLIC_HELP)

    def said(self) -> dict[str, Any]:
        """Return what was written, as `write_profile` takes it."""
        told = super().said()
        point = told.pop("point")
        told["fields"] = told.pop("fields_")
        return told | {"lat": point.lat if point else None, "lon": point.lon if point else None}


class ContactForm(forms.Form):
    """Who is rung by name."""

    name = forms.CharField(label=_("お名前"), max_length=80, error_messages={"required": _("お名前を入れてください。")})
    phone = forms.CharField(label=_("電話番号"), max_length=30, required=False)
    agreed = forms.BooleanField(
        label=_("この方は、集まりの仲間に名前と電話を見せてよいと言った"),
        required=False,
        help_text=_("印がなければ、この団体だけが名前を見ます。"),
    )


class AssetForm(NearSharedForm):
    """Something a body has and others could use."""

    kind = forms.ChoiceField(label=_("種類"), choices=words(AssetKind), widget=forms.RadioSelect)
    name = forms.CharField(label=_("呼び名"), max_length=80, error_messages={"required": _("呼び名を入れてください。")})
    amount = forms.IntegerField(
        label=_("数・定員"), required=False, min_value=0, max_value=99_999, error_messages=NUMBER
    )
    wheelchair_places = forms.IntegerField(
        label=_("車いすのまま乗れる台数"), min_value=0, max_value=20, initial=0, error_messages=NUMBER
    )
    idle_text = forms.CharField(
        label=_("使える（空いている）曜日と時間"),
        required=False,
        max_length=200,
        help_text=_("「月水金 9:00-12:00、土 13:00-17:00」のように書きます。"),
    )
    conditions = forms.CharField(label=_("使うときの約束"), required=False, max_length=200)
    area = AreaField(label=_("どの区域で使えるか"))
    fields_ = chips(_("何に使えるか"), LifeField)
    public = forms.BooleanField(label=_("だれにでも見せる"), required=False)

    def said(self) -> dict[str, Any]:
        """Return what was written, as `write_asset` takes it."""
        told = super().said()
        told["fields"] = told.pop("fields_")
        return told


class IdleForm(forms.Form):
    """When somebody wants to use something."""

    kind = forms.ChoiceField(label=_("何を"), required=False, choices=[("", _("何でも")), *words(AssetKind)])
    weekday = forms.TypedChoiceField(
        label=_("曜日"), coerce=int, choices=list(WEEKDAYS.items()), initial=0, error_messages={"invalid_choice": ""}
    )
    start = MinuteField(label=_("何時から"), required=True)
    end = MinuteField(label=_("何時まで"), required=True)
    least = forms.IntegerField(label=_("何人から"), required=False, min_value=0, max_value=999, error_messages=NUMBER)

    def clean(self) -> dict[str, Any]:
        """Refuse an end before the start."""
        said = self.cleaned_data
        start, end = said.get("start"), said.get("end")
        if start is not None and end is not None and end <= start:
            self.add_error("end", _("始まりより後の時刻にしてください。"))
        return said


class AssignmentForm(NearForm):
    """Which area a coordinator looks after."""

    layer = forms.ChoiceField(label=_("層"), choices=Assignment.Layer, widget=forms.RadioSelect)
    area = AreaField(label=_("受け持つ区域"))
    title = forms.CharField(label=_("呼び方"), required=False, max_length=60, help_text=_("例: 浜・谷の担当SC"))
    phone = forms.CharField(label=_("電話"), required=False, max_length=30)


class NewBodyForm(forms.Form):
    """A body that is not in the register yet."""

    kind = forms.ChoiceField(
        label=_("種類"),
        choices=[(kind.value, _(kind.label)) for kind in Body.Kind if kind is not Body.Kind.MUNICIPALITY],
        initial=Body.Kind.GROUP.value,
    )
    name = forms.CharField(
        label=_("団体の名前"), max_length=120, error_messages={"required": _("団体の名前を入れてください。")}
    )
    phone = forms.CharField(label=_("電話番号"), max_length=30, required=False)
    spans = forms.BooleanField(label=_("市町村をこえる団体（都道府県・国など）"), required=False)

    def said(self) -> dict[str, Any]:
        """Return what was written, as `add_body` takes it."""
        told = self.cleaned_data
        return {
            "kind": Body.Kind(told["kind"]),
            "name": told["name"].strip(),
            "phone": told["phone"],
            "of_town": not told["spans"],
        }


class UploadForm(forms.Form):
    """A table that somebody brings."""

    file = forms.FileField(
        label=_("CSV か Excel のファイル"),
        error_messages={"required": _("ファイルを選んでください。"), "empty": _("ファイルが空です。")},
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.xlsx"}),
    )


__all__ = [
    "AssetForm",
    "AssignmentForm",
    "BodyNameField",
    "ContactForm",
    "IdleForm",
    "NewBodyForm",
    "ProfileForm",
    "UploadForm",
]
