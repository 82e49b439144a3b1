"""What is asked of promises, relations, lessons, deadlines, deputies and hand-overs."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ashinami_web.bookings.fields import DayField
from ashinami_web.handover.models import Relation
from ashinami_web.plans.row_forms import OneRow, RowForm, SharedRowForm, one_line, one_of, some_lines
from ashinami_web.registration.fields import maybe_day

NO_NAMES = _("人の名前は書きません。会長・事務局のように、役で書きます。")


class PromiseForm(SharedRowForm):
    """A promise."""

    what = one_line(_("約束したこと"), 200, required=True)
    received = one_of(_("どちらの約束か"), [("", "わたしたちがした約束"), ("yes", "相手がした約束")], required=True)
    to = OneRow(_("相手の団体"))
    whom = one_line(_("だれに（役で）"), 120, help_text=NO_NAMES)
    why = some_lines(_("なぜ約束したか"), 600)
    person = OneRow(_("担当（一人）"))
    given_on = DayField(label=_("約束した日"))
    due = maybe_day(_("期限"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django takes them
        super().__init__(*args, **kwargs)
        self.fields["received"].required = False

    def said(self) -> dict[str, Any]:
        """Return what was written."""
        return super().said() | {"received": self.cleaned_data["received"] == "yes"}

    @classmethod
    def initial_of(cls, row: Any) -> dict[str, Any]:  # noqa: ANN401 - a promise, or none
        """Return a promise as the form shows it."""
        return super().initial_of(row) | ({"received": "yes" if row.received else ""} if row else {})


class KeptForm(forms.Form):
    """How a promise was kept."""

    kept_on = DayField(label=_("果たした日"))
    outcome = one_line(_("どう果たしたか"), 200)


class RelationForm(SharedRowForm):
    """How to approach a body, or what passed."""

    kind = one_of(_("種類"), Relation.Kind.choices)
    about = OneRow(_("どの団体について"), required=True)
    contact = one_line(_("だれに（役で）"), 80, help_text=NO_NAMES)
    words = some_lines(_("書きとめること"), 1000, required=True)
    on = DayField(label=_("いつのことか"))


class LessonForm(SharedRowForm):
    """What did not work."""

    tried = one_line(_("してみたこと"), 160, required=True)
    why = some_lines(_("なぜうまくいかなかったか"), 1000, required=True)
    instead = some_lines(_("次にするなら"), 1000)
    on = DayField(label=_("いつのことか"))


class DeadlineForm(SharedRowForm):
    """A deadline."""

    title = one_line(_("何の期限か"), 120, required=True)
    detail = some_lines(_("くわしく"), 600)
    office = one_line(_("窓口"), 80)
    person = OneRow(_("担当（一人）"))
    due = DayField(label=_("期限"))


class DoneForm(forms.Form):
    """When it was done."""

    done_on = DayField(label=_("済ませた日"))


class DeputyForm(RowForm):
    """Who could take over at once."""

    person = OneRow(_("代わりの人"), help_text=_("空けると、代わりの人を外します。"))


class OpenForm(RowForm):
    """A hand-over."""

    successor = OneRow(_("引き継ぐ人"), help_text=_("決まっていなければ空けておきます。あとから決められます。"))
    last_day = DayField(label=_("渡す人の最後の日"))
    note = some_lines(_("引き継ぐ人へ"), 1000)


class TalkForm(forms.Form):
    """A question back, or an answer."""

    words = some_lines(_("聞くこと・答え"), 1000, required=True, rows=2)
