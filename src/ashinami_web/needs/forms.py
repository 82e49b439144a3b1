"""What is written of voices, issues, hearings, inquiries."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ashinami.vocabulary.community import Generation, IssueState, LifeField, Scheme, VoiceSource
from ashinami.vocabulary.helping import Done, Pillar, Topic
from ashinami_web.bodies.community_fields import (
    AreaField,
    BodyNameField,
    NearSharedForm,
    chips,
    long_text,
)
from ashinami_web.bodies.community_fields import words as word_choices
from ashinami_web.bodies.forms import NUMBER
from ashinami_web.bookings.fields import DayField
from ashinami_web.needs.models import Inquiry, Issue, Voice


class TaggedForm(NearSharedForm):
    """A form whose field of tags is kept under the model's name."""

    def said(self) -> dict[str, Any]:
        """Return what was written, tags under the model's name."""
        told = super().said()
        told["fields"] = told.pop("fields_")
        return told


class VoiceForm(TaggedForm):
    """What somebody said."""

    words = long_text(_("ことば"), required=True, help_text=_("言われたとおりに書きます。直さず、まとめず。"))
    source = forms.ChoiceField(
        label=_("どこで聞いたか"), choices=word_choices(VoiceSource), initial=VoiceSource.VISIT.value
    )
    heard_on = DayField(label=_("聞いた日"))
    speaker = forms.CharField(
        label=_("話した方"),
        required=False,
        max_length=80,
        help_text=_("名前は書かず「80代の女性、ひとり暮らし」のように。"),
    )
    for_whom = forms.CharField(label=_("だれのことか"), required=False, max_length=80)
    area = AreaField(label=_("どこのことか"))
    fields_ = chips(_("暮らしのどこの話か"), LifeField)
    generations = chips(_("どの世代か"), Generation)
    consent = forms.ChoiceField(
        label=_("ほかの団体に伝えてよいか"),
        choices=Voice.Consent.choices,
        initial=Voice.Consent.NOT_ASKED,
        widget=forms.RadioSelect,
    )


class IssueForm(TaggedForm):
    """An issue of an area."""

    title = forms.CharField(
        label=_("課題"), max_length=120, error_messages={"required": _("課題を一行で書いてください。")},
        help_text=_("だれの名前も書きません。"),
    )  # fmt: skip
    text = long_text(_("どういうことか"))
    area = AreaField(label=_("どこのことか"))
    fields_ = chips(_("暮らしのどこの話か"), LifeField)
    generations = chips(_("どの世代か"), Generation, _("高齢の方だけのことか、ほかの世代もかを考えます。"))
    schemes = chips(_("どの仕組みに関わるか"), Scheme)
    theme = forms.CharField(
        label=_("テーマ"),
        required=False,
        max_length=60,
        help_text=_("同じテーマの課題を、区域をこえて並べられます。例: 移動支援"),
    )


class StateForm(forms.Form):
    """How far an issue is."""

    state = forms.ChoiceField(
        label=_("いまの様子"),
        choices=[
            (state.value, _(state.text)) for state in IssueState if state not in (IssueState.MERGED, IssueState.SPLIT)
        ],
    )
    reason = forms.CharField(label=_("わけ"), required=False, max_length=300)


class MergeForm(forms.Form):
    """Which issues are merged into one."""

    others = forms.MultipleChoiceField(
        label=_("この課題にまとめるもの"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("まとめる課題を選んでください。"), "invalid_choice": _("一覧から選んでください。")},
    )  # fmt: skip
    reason = forms.CharField(label=_("わけ"), required=False, max_length=300)

    def __init__(self, *args: Any, issues: Iterable[Issue], **kwargs: Any) -> None:  # noqa: ANN401 - as Django takes them
        super().__init__(*args, **kwargs)
        self._issues = {str(issue.pk): issue for issue in issues}
        self.fields["others"].choices = [(key, issue.title) for key, issue in self._issues.items()]  # type: ignore[attr-defined]

    def chosen(self) -> list[Issue]:
        """Return the issues chosen."""
        return [self._issues[key] for key in self.cleaned_data["others"]]


class SplitForm(forms.Form):
    """Into which issues one is split."""

    titles = long_text(_("分けた課題（一行にひとつ）"), required=True)
    reason = forms.CharField(label=_("わけ"), required=False, max_length=300)


class HearingForm(NearSharedForm):
    """A visit to listen."""

    whom = forms.CharField(
        label=_("だれを訪ねたか（役）"),
        max_length=80,
        error_messages={"required": _("だれを訪ねたかを入れてください。")},
    )
    about = BodyNameField(label=_("どの団体か"), required=False)
    on = DayField(label=_("訪ねた日"))
    minutes = forms.IntegerField(
        label=_("かかった時間（分）"), required=False, min_value=0, max_value=1440, error_messages=NUMBER
    )
    area = AreaField()
    told = long_text(_("伝えたこと"))
    heard = long_text(_("聞いたこと"))
    resources = long_text(_("わかった資源・強み"))
    next_step = forms.CharField(label=_("次にすること"), required=False, max_length=200)
    next_on = DayField(label=_("いつまでに"), required=False)


class InquiryForm(TaggedForm):
    """Something that was asked, of whatever field."""

    asked_on = DayField(label=_("たずねられた日"))
    asker = forms.ChoiceField(label=_("だれから"), choices=[(a.value, _(a.label)) for a in Inquiry.Asker])
    question = long_text(_("たずねられたこと"), required=True)
    tried = forms.CharField(label=_("これまでにしたこと"), required=False, max_length=300)
    wanted = forms.CharField(label=_("ほしいもの（制度・事例・人）"), required=False, max_length=300)
    area = AreaField()
    fields_ = chips(_("暮らしのどこの話か"), LifeField)
    topics = chips(_("話題"), Topic)
    pillars = chips(_("農山漁村の三つの柱"), Pillar)
    schemes = chips(_("どの仕組みに関わるか"), Scheme)
    passed_to = BodyNameField(label=_("つないだ窓口"), required=False)
    due_on = DayField(label=_("いつまでに答えるか"), required=False)
    done = chips(_("したこと"), Done)
    answer = long_text(_("答え"))
    answered_on = DayField(label=_("答えた日"), required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse an answer before the question."""
        said = self.cleaned_data
        if said.get("asked_on") and said.get("answered_on") and said["answered_on"] < said["asked_on"]:
            self.add_error("answered_on", _("たずねられた日より前です。"))
        return said
