"""What is asked of programmes, applications, visits, notes, self-checks, questions and learning."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ashinami.community.cases import TECHNOLOGIES, library
from ashinami.community.diagnosis import Pattern, Said, questions
from ashinami.community.visits import Stage, SupportState
from ashinami_web.bookings.fields import DayField
from ashinami_web.plans.row_forms import OneRow, RowForm, SharedRowForm, one_line, one_of, some_lines
from ashinami_web.registration.fields import NUMBER, ONE_OF_LIST, maybe_day
from ashinami_web.support.models import HeardCase, Inquiry, Learning, Note, Programme, Visit


def _count(label: Any, most: int = 100_000_000) -> forms.IntegerField:  # noqa: ANN401 - as Django takes them
    return forms.IntegerField(label=label, min_value=0, max_value=most, required=False, error_messages=NUMBER)


class ProgrammeForm(SharedRowForm):
    """A programme."""

    kind = one_of(_("だれの支援か"), Programme.Kind.choices)
    name = one_line(_("支援事業の名前"), 120, required=True)
    through = one_line(_("委託先"), 120)
    start = DayField(label=_("始まり"))
    end = maybe_day(_("終わり"))
    places = _count(_("一年に受けられる市町村の数"), 1000)
    words = some_lines(_("説明"), 1000)


class AdviserForm(SharedRowForm):
    """An adviser."""

    name = one_line(_("名前"), 80, required=True, help_text=_("名前は、書いた団体だけに見えます。"))
    knows = one_line(_("得意なこと"), 200, required=True)


def _pattern() -> forms.ChoiceField:
    """Return the field for a pattern; not to decide yet is one of its answers."""
    choices = [("", _("まだ決めない")), *((one.value, _(one.text)) for one in Pattern)]
    label = _("どこから始める支援か（型）")
    return forms.ChoiceField(label=label, choices=choices, required=False, error_messages=ONE_OF_LIST)


class ApplyForm(SharedRowForm):
    """An application."""

    theme = one_line(_("テーマ"), 120, required=True)
    wish = some_lines(_("どうなりたいか"), 1000)
    pattern = _pattern()
    applied_on = DayField(label=_("申し込む日"))
    previous = OneRow(_("前に受けた支援"), help_text=_("前と同じアドバイザーに続けて来てもらうときに選びます。"))


class PatternForm(forms.Form):
    """With what the support begins."""

    pattern = _pattern()


class TurnForm(forms.Form):
    """Where an application stands."""

    state = one_of(_("いま"), [(state.value, state.text) for state in SupportState])
    on = DayField(label=_("いつから"))
    why = one_line(_("わけ"), 300)
    adviser = OneRow(_("アドバイザー"))


class VisitForm(RowForm):
    """A visit."""

    kind = one_of(_("種類"), Visit.Kind.choices)
    day = DayField(label=_("日にち"))
    held = one_of(_("済んだか"), [("", "これから"), ("yes", "済んだ")], required=True)
    about = one_line(_("話すこと・話したこと"), 300)
    present = one_line(_("来た課・団体"), 300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django takes them
        super().__init__(*args, **kwargs)
        self.fields["held"].required = False

    def said(self) -> dict[str, Any]:
        """Return what was written."""
        return super().said() | {"held": self.cleaned_data["held"] == "yes"}

    @classmethod
    def initial_of(cls, row: Any) -> dict[str, Any]:  # noqa: ANN401 - a visit, or none
        """Return a visit as the form shows it."""
        return super().initial_of(row) | ({"held": "yes" if row.held else ""} if row else {})


class NoteForm(forms.Form):
    """A note."""

    kind = one_of(_("種類"), Note.Kind.choices)
    words = some_lines(_("書きとめること"), 1000, required=True)
    on = DayField(label=_("いつ"))


class StageForm(forms.Form):
    """A stage and its exit condition."""

    stage = one_of(_("いまの段階"), [(stage.value, stage.text) for stage in Stage])
    condition = one_line(_("次の段階に移る条件"), 300, required=True)


class CheckForm(forms.Form):
    """The self-check; a question may be left open."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django takes them
        super().__init__(*args, **kwargs)
        answers = [(said.value, said.text) for said in Said]
        for one in questions():
            self.fields[one.key] = one_of(one.text, answers, required=False)


class InquiryForm(SharedRowForm):
    """A question to another body."""

    kind = one_of(_("種類"), Inquiry.Kind.choices)
    to = OneRow(_("聞く相手"), required=True)
    title = one_line(_("聞くこと"), 160, required=True)
    words = some_lines(_("くわしく"), 2000, required=True, help_text=_("利用者の名前や住所は書きません。"))
    asked_on = DayField(label=_("聞いた日"))
    due = maybe_day(_("返事がほしい日"))


class AnswerForm(forms.Form):
    """An answer."""

    words = some_lines(_("答え"), 2000, required=True)
    source = one_line(_("根拠（通知・手引きなど）"), 200)
    on = DayField(label=_("答えた日"))


class LearningForm(SharedRowForm):
    """A study visit or a training."""

    kind = one_of(_("種類"), Learning.Kind.choices)
    title = one_line(_("何を"), 160, required=True)
    by = one_line(_("開いたところ・訪ねたところ"), 120, required=True)
    on = DayField(label=_("日にち"))
    people = _count(_("参加した人数"), 30_000)
    sections = one_line(_("参加した課・団体"), 200)
    seen = some_lines(_("見たこと・聞いたこと"), 2000)
    differs = some_lines(_("わたしたちと違うところ"), 1000, help_text=_("視察では必ず書きます。"))
    home = some_lines(_("持ち帰ること"), 1000)


class SettingForm(SharedRowForm):
    """What the municipality is like."""

    population = _count(_("人口"))
    older = forms.DecimalField(
        label=_("65歳以上の割合（％）"),
        min_value=0,
        max_value=100,
        decimal_places=1,
        required=False,
        error_messages=NUMBER,
    )
    square_km = _count(_("面積（km²）"), 10_000)
    areas = _count(_("日常生活圏域の数"), 1000)
    coordinators = _count(_("生活支援コーディネーターの数"), 1000)
    operators = forms.MultipleChoiceField(label=_("交通事業者"), required=False, widget=forms.CheckboxSelectMultiple)
    resources = forms.MultipleChoiceField(label=_("地域の資源"), required=False, widget=forms.CheckboxSelectMultiple)
    themes = forms.MultipleChoiceField(label=_("取り組み"), required=False, widget=forms.CheckboxSelectMultiple)
    technologies = forms.MultipleChoiceField(
        label=_("使っているデジタル技術"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(word, word) for word in TECHNOLOGIES],
    )
    history = some_lines(_("これまでの経過"), 600)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django takes them
        super().__init__(*args, **kwargs)
        for name in ("operators", "resources", "themes"):
            words = sorted({word for case in library() for word in getattr(case.setting, name)})
            field = self.fields[name]
            if isinstance(field, forms.MultipleChoiceField):
                field.choices = [(word, word) for word in words]

    def said(self) -> dict[str, Any]:
        """Return what was written; the share of the old in thousandths."""
        said = super().said()
        return said | {"older": None if said["older"] is None else int(said["older"] * 10)}

    @classmethod
    def initial_of(cls, row: Any) -> dict[str, Any]:  # noqa: ANN401 - a setting, or none
        """Return a setting as the form shows it."""
        shown = super().initial_of(row)
        return shown | ({"older": Decimal(row.older).scaleb(-1)} if row is not None and row.older is not None else {})


class HeardCaseForm(SettingForm):
    """A case heard elsewhere: what was done, from whom we have it, and what is known of the place."""

    place = one_line(_("どこの"), 80, required=True)
    title = one_line(_("どんな事例か（一行で）"), 160, required=True)
    period = one_line(_("いつのこと"), 60)
    done = some_lines(_("そこでしたこと"), 2000, required=True, help_text=_("一つずつ、行を分けて書きます。"))
    learned = some_lines(_("気づき"), 2000, help_text=_("一つずつ、行を分けて書きます。"))
    source = one_line(_("どの会・どの資料で知ったか"), 160, required=True)
    source_by = one_line(_("会を開いたところ・資料を出したところ"), 120, required=True)
    heard_on = DayField(label=_("聞いた日・読んだ日"))
    mark = one_of(_("どこまで確かめたか"), HeardCase.MARKS)

    field_order = ("place", "title", "period", "done", "learned", "source", "source_by", "heard_on", "mark")
