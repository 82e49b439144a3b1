"""What is written of talks with firms and offices, and of requests."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ashinami_web.bookings.fields import DayField
from ashinami_web.meetings.form_fields import ForActing, choice, coded, row, shared, text, words
from ashinami_web.meetings.form_fields import text as line
from ashinami_web.projects.models import Negotiation, Project, RequestAnswer


class TalkForm(ForActing):
    """A talk with a firm or an office."""

    bodies = ("with_body",)
    circles = ("circle",)

    with_body = row(_("相手"), required=True, empty=_("（選ぶ）"))
    project = row(_("どの取り組みについて"), empty=_("（取り組みを選ばない）"))
    day = DayField(label=_("話した日"))
    way = text(_("どこで・どうやって"), 80, required=False)
    position = choice(_("先方の考え"), coded(Negotiation.Position))
    said = words(_("先方の話"), 4000)
    agreed = words(_("約束した条件"), 2000, required=False, rows=2)
    papers = text(_("渡した・受けとった書類"), 300, required=False)
    answer_due = DayField(label=_("返事の期限"), required=False)
    answer_from_us = forms.BooleanField(label=_("こちらが答える番"), required=False)
    circle = shared()

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django takes them
        super().__init__(*args, **kwargs)
        own = Project.objects.filter(body=kwargs["by"].body).order_by("name")
        self.fields["project"].queryset = own  # type: ignore[attr-defined]


class RequestForm(ForActing):
    """A request sheet."""

    bodies = ("to_body",)
    circles = ("circle",)

    to_body = row(_("だれに"), required=True, empty=_("（選ぶ）"))
    project = row(_("どの取り組みについて"), empty=_("（取り組みを選ばない）"))
    title = text(_("お願いの名前"), 120)
    asked = words(
        _("お願いしたいこと"),
        2000,
        help_text=_("何を・どれだけ・いつまで。相手が「できる・できない」を答えられるように書きます。"),
    )
    gain = words(_("そちらの得になること"), 2000, rows=2)
    we_do = words(_("こちらがすること"), 2000, required=False, rows=2)
    by_when = DayField(label=_("いつまでに返事がほしいか"))
    circle = shared()

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django takes them
        super().__init__(*args, **kwargs)
        own = Project.objects.filter(body=kwargs["by"].body).order_by("name")
        self.fields["project"].queryset = own  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    """An answer to a request."""

    kind = choice(_("答え"), coded(RequestAnswer.Kind))
    text = words(_("くわしいこと"), 2000, required=False)
    answered_on = DayField(label=_("答えた日"))
    by_post = line(_("答えた人（役で）"), 60)


class QuestionForm(ForActing):
    """A question to an office."""

    circles = ("circle",)

    to_office = text(_("照会先"), 80, help_text=_("「〇〇運輸支局 輸送・監査部門」のように書きます。"))
    project = row(_("どの取り組みについて"), empty=_("（取り組みを選ばない）"))
    title = text(_("件名"), 120)
    facts = words(_("事実（だれを・どこで・いくらで）"), 4000)
    question = words(_("うかがいたいこと"), 2000)
    our_view = words(_("こちらの考え"), 2000, required=False, rows=2)
    sent_on = DayField(label=_("出した日"), required=False)
    answer_due = DayField(label=_("返事の目安の日"), required=False)
    circle = shared()

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django takes them
        super().__init__(*args, **kwargs)
        own = Project.objects.filter(body=kwargs["by"].body).order_by("name")
        self.fields["project"].queryset = own  # type: ignore[attr-defined]


class OfficeAnswerForm(forms.Form):
    """What the office answered."""

    answer = words(_("答え"), 4000)
    answered_on = DayField(label=_("答えのあった日"))
    answered_post = text(_("答えた係（役で）"), 80, required=False)
