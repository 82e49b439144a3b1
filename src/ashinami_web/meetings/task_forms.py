"""What is written of an action and of recognising a council."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ashinami.community.certification.rule import rules_on
from ashinami.community.task import Ended
from ashinami_web.bookings.fields import DayField
from ashinami_web.meetings.form_fields import ForActing, OwnerFields, choice, coded, number, row, shared, text, words
from ashinami_web.meetings.models import Council, Recognition
from ashinami_web.registration.fields import KnownField


class ActionForm(OwnerFields):
    """An action: what, for which council, who and by when."""

    circles = ("circle",)

    title = text(_("すること"), 200)
    note = words(_("くわしいこと"), 2000, required=False, rows=2)
    council = row(_("どの会議の宿題か"), empty=_("（会議の宿題ではない）"))
    circle = shared()

    field_order = ("title", "note", "council", "owner_body", "owner", "new_owner", "due", "circle")

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django takes them
        super().__init__(*args, **kwargs)
        self.fields["council"].queryset = Council.objects.filter(  # type: ignore[attr-defined]
            body=kwargs["by"].body, end__isnull=True
        ).order_by("name")

    def said(self) -> dict[str, Any]:
        """Return what was written, without the name of somebody new; a council's action is shared with its circle."""
        said = {name: value for name, value in self.cleaned_data.items() if name != "new_owner"}
        if said["council"] is not None:
            said["circle"] = said["council"].circle
        return said


class TakeForm(OwnerFields):
    """Who takes an action, by when."""

    def clean(self) -> dict[str, Any]:
        """Ask for somebody."""
        said = super().clean()
        if not self.errors and not said.get("owner_body"):
            self.add_error("owner_body", _("担当の団体を選んでください。"))
        return said


class MoveForm(forms.Form):
    """Another day for an action, and why."""

    due = DayField(label=_("新しい期限"))
    text = text(_("変えるわけ"), 300)


class NoteForm(forms.Form):
    """What came of asking."""

    text = text(_("ようす"), 300)


class EndingForm(forms.Form):
    """How an action ended."""

    ended = choice(_("どう終わったか"), coded(Ended), initial=Ended.DONE.value)
    text = text(_("結果・わけ"), 300, required=False)


class ApplicationForm(ForActing):
    """An application to be recognised as a council."""

    bodies = ("applicant",)
    areas = ("area",)
    circles = ("circle",)

    rule = choice(_("どの決まりで"), [])
    name = text(_("認定を受けたい集まりの名前"), 120)
    applicant = row(_("申請する団体"), empty=_("（台帳にない）"))
    council = row(
        _("記録のある会議体"), empty=_("（ない）"), help_text=_("選ぶと、開いた回数と顔ぶれを確かめられます。")
    )
    area = row(_("区域"), empty=_("（書かない）"))
    applied_on = DayField(label=_("申請の日"))
    note = text(_("覚え書き"), 300, required=False)
    circle = shared()

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:  # noqa: ANN401 - as Django takes them
        super().__init__(*args, day=day, **kwargs)
        self.fields["rule"].choices = [(rule.key, rule.name) for rule in rules_on(day)]  # type: ignore[attr-defined]
        self.fields["council"].queryset = Council.objects.filter(end__isnull=True).order_by("name")  # type: ignore[attr-defined]


class CheckForm(forms.Form):
    """How one criterion was looked at."""

    met = KnownField(label=_("満たしているか"))
    evidence = text(_("何で確かめたか"), 300, required=False)


class RecogniseForm(forms.Form):
    """What was decided on an application."""

    outcome = choice(_("結果"), coded(Recognition.Outcome))
    decided_on = DayField(label=_("決めた日"))
    start = DayField(label=_("認定のはじめの日"), required=False, help_text=_("空ければ、決めた日からです。"))
    until = DayField(
        label=_("認定の終わりの日"),
        required=False,
        help_text=_("この日まで有効です。決まりに期間がなければ、ここに書きます。"),
    )
    reasons = words(_("そう決めたわけ"), 2000)
    conditions = text(_("条件"), 300, required=False)


class SupportForm(forms.Form):
    """How the office helped."""

    day = DayField(label=_("日にち"))
    minutes = number(_("かかった時間（分）"), 1440, required=False)
    what = text(_("何をしたか"), 300)
