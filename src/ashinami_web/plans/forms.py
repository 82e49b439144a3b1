"""What is asked of plans, steps, official plans, indicators, reviews and goals."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from ashinami.community.cycle import Verdict
from ashinami.community.roadmap import StepState
from ashinami_web.bookings.fields import DayField
from ashinami_web.plans.models import GoalAnswer, Indicator, Mention, Plan
from ashinami_web.plans.row_forms import OneRow, RowForm, SharedRowForm, one_line, one_of, some_lines
from ashinami_web.registration.fields import NUMBER, maybe_day


def _year(label: Any, *, required: bool = False) -> forms.IntegerField:  # noqa: ANN401 - as Django takes them
    messages = NUMBER | {"required": _("入れてください。")}
    return forms.IntegerField(label=label, required=required, min_value=1990, max_value=2150, error_messages=messages)


def _amount(label: Any, *, required: bool = False) -> forms.DecimalField:  # noqa: ANN401 - as Django takes them
    messages = NUMBER | {"required": _("入れてください。"), "max_decimal_places": _("小数は二けたまでです。")}
    return forms.DecimalField(label=label, required=required, max_digits=12, decimal_places=2, error_messages=messages)


class PlanForm(SharedRowForm):
    """A plan."""

    kind = one_of(_("種類"), Plan.Kind.choices)
    name = one_line(_("計画の名前"), 120, required=True)
    aim = some_lines(_("めざすこと"), 2000)
    area = OneRow(_("区域"))
    start = DayField(label=_("始まりの日"))
    end = maybe_day(_("終わりの日"))


class CloseForm(forms.Form):
    """The day a plan was ended."""

    closed_on = DayField(label=_("終えた日"))


class SectionForm(RowForm):
    """A section of a plan."""

    name = one_line(_("部会・分野の名前"), 80, required=True)
    aim = some_lines(_("受け持つこと"), 400, rows=2)
    carrier = OneRow(_("受け持つ団体"))


class StepForm(RowForm):
    """A step of a plan."""

    title = one_line(_("すること"), 120, required=True)
    detail = some_lines(_("くわしく"), 1000)
    section = OneRow(_("部会・分野"))
    carrier = OneRow(_("受け持つ団体・課"))
    person = OneRow(_("担当（一人）"), help_text=_("決まっていなければ空けておきます。「担当がいない」に並びます。"))
    start = maybe_day(_("始める日"))
    due = maybe_day(_("期限"))
    after = forms.MultipleChoiceField(
        label=_("この前に終わっていること"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def could_follow(self, steps: list[tuple[str, str]]) -> None:
        """Offer the other steps as what must be done before."""
        cast("forms.MultipleChoiceField", self.fields["after"]).choices = steps
        if not steps:
            del self.fields["after"]

    def said(self) -> dict[str, Any]:
        """Return what was written; with no other step nothing comes before."""
        return {"after": []} | super().said()


class StateForm(forms.Form):
    """Where a step stands."""

    state = one_of(_("いま"), [(state.value, state.text) for state in StepState])
    done_on = maybe_day(_("できた日"))
    result = some_lines(_("どうなったか"), 1000, rows=2)


class MentionForm(SharedRowForm):
    """What an official plan says."""

    kind = one_of(_("計画の種類"), Mention.Kind.choices)
    name = one_line(_("計画の名前"), 120, required=True)
    service = one_line(_("どのサービスについて"), 80, required=True, help_text=_("例: 住民どうしの送迎"))
    section = OneRow(_("計画を受け持つ課"))
    start = DayField(label=_("計画の始まり"))
    end = maybe_day(_("計画の終わり"))
    words = some_lines(
        _("計画の言葉"), 600, help_text=_("計画に書かれているとおりに、短く写します。書かれていなければ空けます。")
    )
    page = one_line(_("頁"), 40)
    obstacles = forms.MultipleChoiceField(
        label=_("書かれていないわけ"),
        choices=[(value, _(str(word))) for value, word in Mention.Obstacle.choices],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    read_on = DayField(label=_("読んだ日"))


class IndicatorForm(RowForm):
    """An indicator."""

    name = one_line(_("指標"), 120, required=True)
    unit = one_line(_("単位"), 12)
    source = one_line(_("出どころ"), 200, required=True, help_text=_("どの統計・記録から取るか"))
    measure = one_of(_("足並みが数えるもの"), Indicator.Measure.choices, required=False)
    people = forms.ChoiceField(
        label=_("人の数か"),
        choices=[("", _("いいえ")), ("yes", _("はい（ほかの団体には5未満をぼかします）"))],
        required=False,
    )
    base_year = _year(_("出発点の年度（西暦）"))
    base = _amount(_("出発点の値"))
    target_year = _year(_("目標の年度（西暦）"))
    target = _amount(_("目標の値"))

    @classmethod
    def initial_of(cls, row: Any) -> dict[str, Any]:  # noqa: ANN401 - an indicator, or none
        """Return an indicator as the form shows it."""
        return super().initial_of(row) | ({"people": "yes" if row.people else ""} if row else {})

    def said(self) -> dict[str, Any]:
        """Return what was written."""
        return super().said() | {"people": self.cleaned_data["people"] == "yes"}


class ValueForm(RowForm):
    """A value of a fiscal year."""

    year = _year(_("年度（西暦）"), required=True)
    value = _amount(_("値"), required=True)
    note = one_line(_("備考"), 200)


class ReviewForm(RowForm):
    """A review of a plan."""

    held_on = DayField(label=_("ふりかえった日"))
    evidence = some_lines(
        _("何を見たか"), 2000, required=True, help_text=_("数・話・記録。見たものがなければ、ふりかえりになりません。")
    )
    found = some_lines(_("分かったこと"), 2000, required=True)
    verdict = one_of(_("どうするか"), [(verdict.value, verdict.text) for verdict in Verdict], widget=forms.RadioSelect)
    change = some_lines(_("何を変えるか"), 2000)
    next_on = maybe_day(_("次にふりかえる日"))


class GoalForm(SharedRowForm):
    """A shared goal."""

    title = one_line(_("何についてのめざす姿か"), 120, required=True)


class WordingForm(forms.Form):
    """A wording of the goal."""

    words = some_lines(_("めざす姿"), 2000, required=True, rows=6)
    why = some_lines(_("なぜ書き直したか・読み合わせたか"), 600, rows=2)


class AnswerForm(forms.Form):
    """An answer to a wording."""

    said = one_of(_("わたしたちは"), GoalAnswer.Said.choices, widget=forms.RadioSelect)
    section = one_line(_("どの部会・係が"), 80)
    remark = some_lines(_("ひとこと"), 600, rows=2)
    said_on = DayField(label=_("いつ"))
