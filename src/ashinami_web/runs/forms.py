"""What is typed on the board."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import uuid4

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from ashinami.vocabulary.wish import EndedBy
from ashinami_web.bookings.fields import MetresField, MinuteField


class MoveForm(forms.Form):
    """Who is to drive instead."""

    driver = forms.ChoiceField(
        label=_("だれに頼みますか"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("運転者を選んでください。"),
            "invalid_choice": _("この日に出られる運転者を選んでください。"),
        },
    )

    def __init__(self, data: QueryDict | None = None, *, choices: Iterable[tuple[str, str]]) -> None:
        super().__init__(data)
        self.fields["driver"].choices = list(choices)  # type: ignore[attr-defined]


class CallForm(forms.Form):
    """When somebody who rang wants to be fetched."""

    minute = MinuteField(
        label=_("何時に迎えに行きますか"),
        required=True,
        error_messages={"required": _("迎えの時刻を入れてください。")},
    )


class WithdrawForm(forms.Form):
    """Why a promise is taken back."""

    reason = forms.CharField(
        label=_("取り消す理由"), max_length=200, error_messages={"required": _("理由を書いてください。")}
    )


class MarkForm(forms.Form):
    """What a driver said on the phone."""

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    what = forms.ChoiceField(
        label=_("何がありましたか"),
        choices=[("aboard", _("乗った")), ("done", _("降りた（完了）")), ("no_show", _("いなかった"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("どれか一つを選んでください。")},
    )
    minute = MinuteField(
        label=_("何時でしたか"),
        required=False,
        help_text=_("空のままなら、いまの時刻です。過ぎた日なら、予定の時刻になります。"),
    )
    km = MetresField(label=_("乗せて走った距離"), help_text=_("降りたときだけ。空のままなら、予定の距離になります。"))
    ended_by = forms.ChoiceField(
        label=_("いなかったのは、だれの都合で"),
        choices=[("", _("まだ分からない")), *((who.name, _(who.value)) for who in EndedBy)],
        required=False,
        help_text=_("「いなかった」のときだけ。"),
    )
    reason = forms.CharField(
        label=_("いなかったわけ"), max_length=200, required=False, help_text=_("ご本人やご家族に聞いたこと。")
    )
