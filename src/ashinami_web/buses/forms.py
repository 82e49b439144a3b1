"""What is written about buses."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ashinami_web.buses.actions import Reply
from ashinami_web.buses.models import BusBasis, BusLimits

MOST_BYTES = 200_000_000


class TimetableForm(forms.Form):
    """A timetable to bring in."""

    file = forms.FileField(
        label=_("時刻表の zip（GTFS、GTFS-JP）"),
        error_messages={"required": _("ファイルを選んでください。"), "empty": _("中身のないファイルです。")},
    )  # fmt: skip
    name = forms.CharField(
        label=_("呼び名"), max_length=120, required=False, help_text=_("空けておくと、発行者の名前になります。")
    )
    source = forms.CharField(
        label=_("どこから受け取ったか"),
        max_length=200,
        error_messages={"required": _("どこから受け取ったかを書いてください。")},
    )
    licence = forms.CharField(label=_("利用条件（ライセンス）"), max_length=120, required=False)

    def clean_file(self) -> bytes:
        """Refuse what is far too large to be a timetable."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("200 MB をこえています。時刻表のファイルかを確かめてください。"))
        content: bytes = file.read()
        return content


class LimitsForm(forms.ModelForm):  # type: ignore[type-arg]  # at run time it takes no parameter
    """What the group asks of a person on her way by bus."""

    class Meta:
        model = BusLimits
        fields = ("walk_metres", "wait_minutes", "minutes", "slope", "stand_in")
        labels = {
            "walk_metres": _("停留所まで歩く距離の上限（m）"),
            "wait_minutes": _("待つ時間の上限（分）"),
            "minutes": _("片道にかかる時間の上限（分）"),
            "slope": _("坂の上限（％）"),
            "stand_in": _("期限の切れた時刻表を、似た日の便で使う"),
        }
        help_texts = {
            "walk_metres": _(
                "はじめは500mです。国土交通省の手引きが、高齢者の歩ける範囲としている距離です（孫引き）。"
            ),
            "wait_minutes": _("はじめは60分です。足並みの目安で、出典はありません。"),
            "minutes": _("はじめは90分です。足並みの目安で、出典はありません。"),
            "slope": _("空けておくと、坂は見ません。道路の移動等円滑化の基準では縦断勾配5％までです（孫引き）。"),
            "stand_in": _("使ったときは、答えにそう書きます。"),
        }


class ReplyForm(forms.Form):
    """What she said of the bus, and how she goes; each field may be missing."""

    bus_reason = forms.ChoiceField(choices=BusBasis.Reason, required=False)
    bus_reason_text = forms.CharField(max_length=100, required=False)
    bus_way = forms.ChoiceField(choices=BusBasis.Way, required=False)

    def reply(self) -> Reply:
        """Return it; what cannot be read counts as not said."""
        self.is_valid()
        said: dict[str, Any] = self.cleaned_data
        return Reply(
            reason=said.get("bus_reason", ""),
            reason_text=said.get("bus_reason_text", ""),
            way=said.get("bus_way") or BusBasis.Way.CAR,
        )
