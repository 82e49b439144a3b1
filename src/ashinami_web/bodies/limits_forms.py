"""What is written of a volunteer's own wishes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from ashinami_web.bodies.forms import NUMBER
from ashinami_web.bodies.limits_actions import Limits
from ashinami_web.bodies.models import Pairing, Volunteer
from ashinami_web.people.models import Person

SHARES = (25, 50, 75, 100, 150, 200)


class LimitsForm(forms.Form):
    """How much a volunteer takes; what is empty does not matter to him."""

    share = forms.TypedChoiceField(
        label=_("引き受ける割合"),
        coerce=int,
        choices=[(share, f"{share} %") for share in SHARES],
        initial=100,
        help_text=_("ほかの方と同じなら 100 %。半分にしたい方は 50 %。"),
        error_messages={"required": _("割合を選んでください。"), "invalid_choice": _("割合を選んでください。")},
    )
    farthest = forms.DecimalField(
        label=_("家から行ける距離"), min_value=1, max_value=200, decimal_places=1, required=False, error_messages=NUMBER
    )
    most_driving = forms.IntegerField(
        label=_("一度の外出で運転できる時間"), min_value=15, max_value=720, required=False, error_messages=NUMBER
    )
    rest_after = forms.IntegerField(
        label=_("休む前に運転する時間"), min_value=15, max_value=480, required=False, error_messages=NUMBER
    )
    rest_minutes = forms.IntegerField(
        label=_("休む時間"), min_value=5, max_value=120, required=False, error_messages=NUMBER
    )

    def __init__(self, data: QueryDict | None = None, *, of: Volunteer) -> None:
        km = None if of.farthest is None else of.farthest / 1000
        kept = {name: getattr(of, name) for name in ("share", "most_driving", "rest_after", "rest_minutes")}
        super().__init__(data, auto_id="limits_%s", initial=kept | {"farthest": km})
        if of.share not in SHARES:
            cast("forms.ChoiceField", self.fields["share"]).choices = [
                (share, f"{share} %") for share in sorted({*SHARES, of.share})
            ]

    def clean(self) -> dict[str, Any]:
        """Refuse half of a rest: it has a beginning and a length."""
        said = self.cleaned_data
        if (said.get("rest_after") is None) != (said.get("rest_minutes") is None) and not self.errors:
            self.add_error("rest_minutes", _("休みは、何分運転したあとに何分か、両方を入れてください。"))
        return said

    def limits(self) -> Limits:
        """Return what was written."""
        said = self.cleaned_data
        metres = None if said["farthest"] is None else int(said["farthest"] * 1000)
        return Limits(said["share"], metres, said["most_driving"], said["rest_after"], said["rest_minutes"])


class PairForm(forms.Form):
    """A rider whom a volunteer is never sent to, or gladly."""

    rider = forms.ChoiceField(
        label=_("利用者"),
        error_messages={"required": _("利用者を選んでください。"), "invalid_choice": _("利用者を選んでください。")},
    )
    kind = forms.ChoiceField(
        label=_("組み合わせ"),
        choices=[(kind.value, _(kind.label)) for kind in Pairing.Kind],
        initial=Pairing.Kind.GLADLY,
        widget=forms.RadioSelect,
        error_messages={"required": _("どれか一つを選んでください。")},
    )
    reason = forms.CharField(
        label=_("理由"),
        max_length=200,
        required=False,
        help_text=_("世話役だけが見ます。運転者のページにも紙にも出ません。"),
    )

    def __init__(self, data: QueryDict | None = None, *, riders: Iterable[Person]) -> None:
        super().__init__(data, auto_id="pair_%s")
        choices = [("", _("選んでください")), *((str(person.pk), str(person)) for person in riders)]
        cast("forms.ChoiceField", self.fields["rider"]).choices = choices
