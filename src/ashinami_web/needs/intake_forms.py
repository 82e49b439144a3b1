"""What is written in a conversation before certification, of a referral, a survey, certificates."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from ashinami.vocabulary.community import LifeField
from ashinami.vocabulary.helping import Answer, Level, Outcome
from ashinami_web.bodies.circle_forms import SharedForm
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
from ashinami_web.needs.models import Conversation
from ashinami_web.people.actions import Details
from ashinami_web.people.models import Person

CONSENT = [("spoken", _("口頭で同意した")), ("written", _("書面で同意した"))]


class ConversationForm(NearForm):
    """The sheet of a conversation; who it is: known here, or a new name."""

    person = forms.ChoiceField(
        label=_("前に相談に来た方"), required=False, error_messages={"invalid_choice": _("一覧から選んでください。")}
    )
    name = forms.CharField(label=_("はじめての方のお名前"), required=False, max_length=80)
    kana = forms.CharField(label=_("よみがな"), required=False, max_length=120)
    phone = forms.CharField(label=_("電話番号"), required=False, max_length=30)
    on = DayField(label=_("話した日"))
    came = forms.ChoiceField(label=_("どう来られたか"), choices=Conversation.Came, widget=forms.RadioSelect)
    words = long_text(_("ご本人のことば"), help_text=_("何に困っているか、言われたとおりに。"))
    wants = long_text(_("どう暮らしたいか"), most=1000)
    can = long_text(_("できること・好きなこと"), most=1000)
    fields_ = chips(_("何に困っているか"), LifeField)
    area = AreaField(label=_("お住まいの区域"))
    asked_certification = forms.BooleanField(label=_("認定を申し込みたいと言っている"), required=False)
    why_certification = forms.CharField(
        label=_("何のための認定か"), required=False, max_length=200, help_text=_("例: ごみ出しを手伝ってほしい")
    )

    def __init__(self, *args: Any, known: Iterable[Person], writes_again: bool = False, **kwargs: Any) -> None:  # noqa: ANN401 - as Django takes them
        super().__init__(*args, **kwargs)
        if writes_again:
            for name in ("person", "name", "kana", "phone"):
                del self.fields[name]
        else:
            listed = [(str(person.pk), str(person)) for person in known]
            self.fields["person"].choices = [("", _("（はじめての方）")), *listed]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuse nobody, and two at once."""
        said = self.cleaned_data
        if "person" in self.fields and not self.errors.keys() & {"person", "name"}:
            if not said.get("person") and not said.get("name"):
                self.add_error("name", _("一覧から選ぶか、お名前を入れてください。"))
            elif said.get("person") and said.get("name"):
                self.add_error("name", _("一覧の人か新しい人の、どちらか一人にしてください。"))
        return said

    def who(self) -> UUID | Details:
        """Return who it is."""
        said = self.cleaned_data
        if said["person"]:
            return UUID(said["person"])
        return Details(name=said["name"], kana=said["kana"], phone=said["phone"])

    def said(self) -> dict[str, Any]:
        """Return what was written beside who it is."""
        told = super().said()
        told["fields"] = told.pop("fields_")
        for name in ("person", "name", "kana", "phone"):
            told.pop(name, None)
        return told


class OfferForm(forms.Form):
    """A help that was offered, and what she said."""

    service = forms.UUIDField(required=False, widget=forms.HiddenInput)
    entry = forms.UUIDField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(label=_("すすめた手助け"), required=False, max_length=120)
    is_care = forms.BooleanField(label=_("介護保険のサービス"), required=False)
    answer = forms.ChoiceField(
        label=_("ご本人の返事"), choices=words(Answer), widget=forms.RadioSelect,
        error_messages={"required": _("ご本人の返事を選んでください。")},
    )  # fmt: skip
    why = forms.CharField(label=_("わけ"), required=False, max_length=200)


class EndingForm(forms.Form):
    """How a conversation ended."""

    outcome = forms.ChoiceField(
        label=_("どうなったか"),
        choices=[choice for choice in words(Outcome) if choice[0] != Outcome.OPEN.value],
        widget=forms.RadioSelect,
        error_messages={"required": _("どうなったかを選んでください。")},
    )
    nothing_fits = forms.CharField(label=_("身近な手助けが合わなかったわけ"), required=False, max_length=200)
    follow_on = DayField(label=_("次に様子を聞く日"), required=False)


class NextForm(forms.Form):
    """When somebody asks again; empty when there is no need."""

    next_on = DayField(required=False)


class ReferralForm(NearForm):
    """Passing somebody on."""

    to_body = BodyNameField(label=_("つなぐ先"), help_text=_("地域包括支援センターなど。"))
    why = forms.CharField(
        label=_("つなぐわけ"), max_length=300, error_messages={"required": _("つなぐわけを書いてください。")}
    )
    fields_ = chips(_("何のことか"), LifeField)
    beyond_care = forms.BooleanField(label=_("介護の外のこと（家計・住まいなど）を含む"), required=False)
    consent = forms.ChoiceField(
        label=_("ご本人の同意"), choices=CONSENT, widget=forms.RadioSelect,
        error_messages={"required": _("ご本人の同意を、先に聞いてください。")},
    )  # fmt: skip
    due_on = DayField(label=_("いつまでに返事を"))

    def said(self) -> dict[str, Any]:
        """Return what was written, tags under the model's name."""
        told = super().said()
        told["fields"] = told.pop("fields_")
        return told


class ResultForm(forms.Form):
    """What came of a referral."""

    result = forms.CharField(label=_("結果"), max_length=300, error_messages={"required": _("結果を書いてください。")})


class SurveyForm(NearSharedForm):
    """Whom a survey asked."""

    name = forms.CharField(
        label=_("アンケートの名前"), max_length=120, error_messages={"required": _("名前を入れてください。")}
    )
    question = forms.CharField(
        label=_("使うかどうかの問い"), max_length=200, error_messages={"required": _("問いを書いてください。")}
    )
    area = AreaField()
    asked_on = DayField(label=_("聞いた日"))
    population = forms.IntegerField(
        label=_("対象になる人の数"), min_value=1, max_value=9_999_999, error_messages=NUMBER
    )
    sent = forms.IntegerField(label=_("配った数"), min_value=1, max_value=9_999_999, error_messages=NUMBER)

    def clean(self) -> dict[str, Any]:
        """Refuse more sheets than people."""
        said = self.cleaned_data
        if said.get("sent") and said.get("population") and said["sent"] > said["population"]:
            self.add_error("sent", _("対象になる人の数より多くなっています。"))
        return said


class SpanForm(forms.Form):
    """A stretch of days."""

    first = DayField(label=_("いつから"))
    last = DayField(label=_("いつまで（この日を含む）"))

    def clean(self) -> dict[str, Any]:
        """Refuse an end before the start."""
        said = self.cleaned_data
        if said.get("first") and said.get("last") and said["last"] < said["first"]:
            self.add_error("last", _("終わりの日が始まりの日より前です。"))
        return said


class ShareForm(SharedForm, SpanForm):
    """With whom counts of a stretch of days are shared, and for which issue they speak."""

    issue = forms.ChoiceField(label=_("どの課題の裏付けか"), required=False)

    def __init__(self, *args: Any, issues: Iterable[tuple[str, str]], **kwargs: Any) -> None:  # noqa: ANN401 - as Django takes them
        super().__init__(*args, **kwargs)
        self.fields["issue"].choices = [("", _("（課題を決めずに）")), *issues]  # type: ignore[attr-defined]


class CertificatesForm(NearForm):
    """How many were newly certified in a month."""

    month = forms.RegexField(
        r"^\d{4}-(0[1-9]|1[0-2])$", label=_("年月"), widget=forms.TextInput(attrs={"type": "month"}),
        error_messages={"required": _("年月を入れてください。"), "invalid": _("2026-10 のように入れてください。")},
    )  # fmt: skip
    area = AreaField()
    level = forms.ChoiceField(label=_("区分"), choices=words(Level))
    field = forms.ChoiceField(label=_("主な使い道"), required=False, choices=[("", _("わからない")), *words(LifeField)])
    number = forms.IntegerField(label=_("人数"), min_value=0, max_value=99_999, error_messages=NUMBER)
