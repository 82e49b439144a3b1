"""What is written of a service of the catalogue, of a notice, of a talk, and of an entry of a board."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ashinami.vocabulary.community import CareElement, Generation, LifeField
from ashinami.vocabulary.helping import Board, MatchState, Reward, Side, StaffKind
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
from ashinami_web.bookings.fields import DayField
from ashinami_web.resources.forms import URL
from ashinami_web.resources.models import ServiceNotice


class ServiceForm(NearSharedForm):
    """A service, as somebody who needs it would read of it."""

    name = forms.CharField(
        label=_("サービスの名前"), max_length=80, error_messages={"required": _("サービスの名前を入れてください。")}
    )
    offered_by = BodyNameField(label=_("だれが行うか"), help_text=_("団体の名前、またはその一部。"))
    what = long_text(_("内容"))
    to_whom = forms.CharField(label=_("だれが使えるか"), required=False, max_length=200)
    how_to_apply = forms.CharField(label=_("申し込み方"), required=False, max_length=200)
    phone = forms.CharField(label=_("電話"), required=False, max_length=30)
    fee = forms.CharField(label=_("費用"), required=False, max_length=80)
    link = forms.URLField(
        label=_("案内や動画のページ"), required=False, error_messages=URL, assume_scheme="https",
        help_text=_("使い方の動画など。"),
    )  # fmt: skip
    area = AreaField(label=_("どの区域か"))
    elements = chips(_("地域包括ケアのどこか"), CareElement)
    fields_ = chips(_("暮らしのどこの助けか"), LifeField)
    generations = chips(_("どの世代か"), Generation)
    before_certification = forms.BooleanField(
        label=_("認定がなくても使える"), required=False, help_text=_("認定の前の相談で、先にすすめます。")
    )
    is_talk = forms.BooleanField(label=_("出前講座・相談会として申し込める"), required=False)
    start = DayField(label=_("いつから"))
    end = DayField(label=_("いつまで"), required=False)
    public = forms.BooleanField(label=_("だれにでも見せる"), required=False, initial=True)

    def clean(self) -> dict[str, Any]:
        """Refuse an end before the start."""
        said = self.cleaned_data
        if said.get("start") and said.get("end") and said["end"] < said["start"]:
            self.add_error("end", _("終わりの日が始まりの日より前です。"))
        return said

    def said(self) -> dict[str, Any]:
        """Return what was written, as `write_service` takes it."""
        told = super().said()
        told["fields"] = told.pop("fields_")
        return told


class NoticeForm(forms.Form):
    """What other bodies are told of a service, and how."""

    text = forms.CharField(
        label=_("知らせること"), max_length=500, error_messages={"required": _("知らせることを書いてください。")}
    )
    how = forms.ChoiceField(
        label=_("どう伝えるか"), choices=ServiceNotice.How, initial=ServiceNotice.How.SENT, widget=forms.RadioSelect,
        help_text=_("話して伝えた・紙で渡した分は、きょうから「知っている」になります。"),
    )  # fmt: skip
    bodies = forms.MultipleChoiceField(
        label=_("伝える団体"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("団体を選んでください。"), "invalid_choice": _("一覧から選んでください。")},
    )  # fmt: skip

    def __init__(self, *args: Any, bodies: dict[str, str], **kwargs: Any) -> None:  # noqa: ANN401 - as Django takes them
        super().__init__(*args, **kwargs)
        self.fields["bodies"].choices = list(bodies.items())  # type: ignore[attr-defined]


class TalkForm(NearForm):
    """A talk or a health consultation that is asked for."""

    to_body = BodyNameField(label=_("どこに頼むか"))
    theme = forms.CharField(
        label=_("テーマ"), max_length=120, error_messages={"required": _("テーマを入れてください。")}
    )
    wanted_on = DayField(label=_("希望の日"), required=False)
    place = forms.CharField(label=_("場所"), required=False, max_length=120)
    area = AreaField()
    expected = forms.IntegerField(
        label=_("来る人の見込み"), required=False, min_value=0, max_value=9_999, error_messages=NUMBER
    )
    staff = chips(_("来てほしい職種"), StaffKind)


class TalkAnswerForm(forms.Form):
    """Whether a talk is taken on."""

    accepted = forms.ChoiceField(
        label=_("返事"), choices=[("yes", _("引き受けます")), ("no", _("引き受けられません"))], widget=forms.RadioSelect
    )
    answer = forms.CharField(label=_("ひとこと（日時・講師など）"), required=False, max_length=300)


class TalkHeldForm(forms.Form):
    """How a talk went: who came, by generation."""

    held_on = DayField(label=_("行った日"))
    heard = long_text(_("出た声・気づき"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:  # noqa: ANN401 - as Django takes them
        super().__init__(*args, **kwargs)
        self.fields["held_on"].initial = today
        for generation in Generation:
            self.fields[f"came_{generation.value}"] = forms.IntegerField(
                label=_(generation.text), required=False, min_value=0, max_value=9_999, error_messages=NUMBER
            )

    def came(self) -> dict[str, int]:
        """Return how many of which generation came."""
        counts = {generation.value: self.cleaned_data[f"came_{generation.value}"] for generation in Generation}
        return {code: count for code, count in counts.items() if count}


class EntryForm(NearSharedForm):
    """What somebody looks for, or gives."""

    board = forms.ChoiceField(label=_("掲示板"), choices=words(Board), widget=forms.RadioSelect)
    side = forms.ChoiceField(label=_("どちらか"), choices=words(Side), widget=forms.RadioSelect)
    title = forms.CharField(
        label=_("見出し"), max_length=120, error_messages={"required": _("見出しを入れてください。")}
    )
    about = BodyNameField(label=_("どの団体の話か"))
    text = long_text(_("くわしく"))
    fields_ = chips(_("暮らしのどこの話か"), LifeField)
    skills = forms.CharField(
        label=_("要る技能・できること"),
        required=False,
        max_length=200,
        help_text=_("、で区切ります。例: 軽トラ、草刈り"),
    )
    area = AreaField()
    times_text = forms.CharField(
        label=_("曜日と時間"), required=False, max_length=200, help_text=_("「火金 7:00-8:00」のように書きます。")
    )
    rewards = chips(_("謝礼"), Reward)
    places = forms.IntegerField(label=_("何人・何件"), min_value=1, max_value=9_999, initial=1, error_messages=NUMBER)
    public = forms.BooleanField(label=_("だれにでも見せる"), required=False)

    def said(self) -> dict[str, Any]:
        """Return what was written, as `write_entry` takes it, beside the body it is about."""
        told = super().said()
        told["fields"] = told.pop("fields_")
        told["skills"] = [part.strip() for part in told["skills"].replace(",", "、").split("、") if part.strip()]
        return told


class MatchForm(forms.Form):
    """How far a match is."""

    state = forms.ChoiceField(label=_("いまの様子"), choices=words(MatchState))
    reward = forms.ChoiceField(label=_("謝礼"), required=False, choices=[("", _("（決めていない）")), *words(Reward)])
    note = forms.CharField(label=_("やりとり"), required=False, max_length=500)
