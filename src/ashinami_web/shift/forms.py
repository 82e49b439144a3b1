"""What is typed between desks: a note, a hand-over, who was told, who speaks for whom, what was not met."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from ashinami.casework.ladder import Manner
from ashinami.vocabulary.wish import Purpose, WhyUnmet
from ashinami_web.bookings.fields import DayField, MinuteField
from ashinami_web.shift.actions import Heard
from ashinami_web.shift.models import How, Proxy


class NoteForm(forms.Form):
    """A word for the next desk."""

    words = forms.CharField(
        label=_("つぎの当番への覚え"), max_length=300, error_messages={"required": _("覚えを書いてください。")}
    )
    due = DayField(label=_("いつまでに"), required=False)
    rider = forms.UUIDField(widget=forms.HiddenInput, required=False)


class HandOverForm(forms.Form):
    """What is said when the desk is handed over."""

    words = forms.CharField(
        label=_("引きつぎのひとこと"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class ToldForm(forms.Form):
    """Who was told, and how."""

    person = forms.UUIDField()
    how = forms.ChoiceField(choices=How)


class ProxyForm(forms.Form):
    """Who speaks for a rider."""

    name = forms.CharField(label=_("お名前"), max_length=80, error_messages={"required": _("お名前を入れてください。")})
    phone = forms.CharField(
        label=_("電話番号"), max_length=30, required=False, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )
    relation = forms.ChoiceField(label=_("ご本人との間がら"), choices=Proxy.Relation)
    how = forms.ChoiceField(label=_("決まったことの知らせ方"), choices=How)


class UnmetForm(forms.Form):
    """A wish for which no ride is written down. No name is asked."""

    code = forms.ChoiceField(
        label=_("かなわない理由"), choices=[(why.name, _(why.value)) for why in WhyUnmet],
        error_messages={"required": _("理由を選んでください。")},
    )  # fmt: skip
    purpose = forms.ChoiceField(
        label=_("目的"), choices=[(purpose.name, _(purpose.value)) for purpose in Purpose], initial=Purpose.OTHER.name
    )
    goes_to = forms.CharField(label=_("行き先"), max_length=120, required=False)
    wanted_on = DayField(label=_("行きたかった日"), required=False)
    minute = MinuteField(label=_("行きたかった時刻"))
    town = forms.CharField(label=_("お住まいの地区"), max_length=60, required=False)
    note = forms.CharField(
        label=_("くわしく"), max_length=200, required=False, help_text=_("お名前や電話番号は書きません。")
    )

    def heard(self) -> Heard:
        """Return what was heard."""
        told = self.cleaned_data
        return Heard(**(told | {"code": WhyUnmet[told["code"]], "purpose": Purpose[told["purpose"]]}))


class _MinutesField(forms.IntegerField):
    """Up to two hours in minutes; more where `most` says so."""

    default_error_messages: ClassVar = {
        "required": _("分数を入れてください。"),
        "invalid": _("数字で入れてください。"),
        "min_value": _("0以上の数を入れてください。"),
        "max_value": _("数が大きすぎます。"),
    }

    def __init__(self, *, least: int = 0, most: int = 120, **options: Any) -> None:  # noqa: ANN401 - as Django has them
        """Take the field's options."""
        super().__init__(min_value=least, max_value=most, **options)


class RulesForm(forms.Form):
    """How the desk works."""

    hand_over = _MinutesField(
        label=_("車から受付までの分数"),
        help_text=_("病院の玄関から受付までなど。着きたい時刻から、道のり・乗り降りとあわせて引きます。"),
    )
    early = _MinutesField(
        label=_("着きたい時刻より早く着いてよい分数"),
        help_text=_("長くすると相乗りがしやすく、着いてから待つ時間がのびます。"),
    )
    wait_at_home = _MinutesField(
        label=_("家で待つ分数"),
        help_text=_("予約のない外出で、出られる時刻から車が来るまで。電話でもこの分数で復唱します。"),
    )
    wait_after = _MinutesField(
        label=_("用事のあとに待つ分数"),
        help_text=_("用事が終わってからお迎えの車が来るまで。電話でもこの分数で復唱します。"),
    )
    call_back_at = MinuteField(
        label=_("折り返しの約束の時刻"),
        help_text=_("申込みの画面に、はじめから入ります。空けておくと、約束は毎回書きます。"),
    )

    answer_part = _MinutesField(
        least=2,
        most=100,
        label=_("運転者の返事を待つ時間：送迎までの残り時間の何分の一"),
        help_text=_("8なら、二日前には6時間、一週間前には21時間待ってから、次の人にたずねます。"),
    )
    answer_least = _MinutesField(least=1, label=_("返事を待つ、いちばん短い分数"))
    answer_most = _MinutesField(most=10_080, label=_("返事を待つ、いちばん長い分数"), help_text=_("1440分で一日です。"))
    all_at_once = _MinutesField(
        most=2_880,
        label=_("送迎まで何分を切ったら、残りの全員に一度にたずねるか"),
        help_text=_("先に引き受けた人に決まります。"),
    )
    desk_takes_over = _MinutesField(most=1_440, label=_("送迎の何分前に、だれも引き受けていなければ受付に戻すか"))

    def clean(self) -> dict[str, Any]:
        """Ask again where the times of asking contradict each other."""
        said = super().clean() or {}
        least, most = said.get("answer_least"), said.get("answer_most")
        at_once, spare = said.get("all_at_once"), said.get("desk_takes_over")
        if least is not None and most is not None and most < least:
            self.add_error("answer_most", _("いちばん短い分数より短くなっています。"))
        if least is not None and at_once is not None and spare is not None and at_once < spare + least:
            self.add_error("all_at_once", _("受付に戻す分数と、いちばん短い分数を足した数より短くなっています。"))
        return said

    def rules(self) -> dict[str, Any]:
        """Return what `set_rules` takes."""
        said = dict(self.cleaned_data)
        manner = Manner(
            part=said.pop("answer_part"),
            least=timedelta(minutes=said.pop("answer_least")),
            most=timedelta(minutes=said.pop("answer_most")),
            at_once=timedelta(minutes=said.pop("all_at_once")),
            spare=timedelta(minutes=said.pop("desk_takes_over")),
        )
        return said | {"asking": manner}

    def clean_call_back_at(self) -> int | None:
        """Ask again for a time beyond midnight."""
        minute: int | None = self.cleaned_data["call_back_at"]
        if minute is not None and minute >= 24 * 60:
            raise forms.ValidationError(_("夜の12時より前の時刻にしてください。"))
        return minute
