"""What is typed about costs that bodies share."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from ashinami.vocabulary.money import CostItem
from ashinami_web.bookings.fields import DayField
from ashinami_web.config.http import key_in
from ashinami_web.plans.row_forms import OneRow, RowForm, SharedRowForm, one_line
from ashinami_web.registration.fields import NUMBER, ONE_OF_LIST, maybe_day


class AgreementForm(SharedRowForm):
    """What bodies agreed to pay together."""

    name = one_line(_("何をいっしょに行うか"), 120, required=True)
    items = forms.MultipleChoiceField(
        label=_("分けあう費目"),
        choices=[(one.value, _(one.text)) for one in CostItem],
        widget=forms.CheckboxSelectMultiple,
        error_messages=ONE_OF_LIST | {"required": _("分けあう費目を選んでください。")},
        help_text=_("補助金に書いた費用は、分けあう費用に入りません。"),
    )
    start = DayField(label=_("いつから"))
    end = maybe_day(_("いつまで"), help_text=_("この日からは分けません。決まっていなければ空のままで。"))


class PartnerForm(RowForm):
    """Who takes part, with what, and how many parts it bears."""

    partner = OneRow(_("団体"), required=True)
    role = one_line(_("受けもつこと"), 200, help_text=_("車を出す、運転する人を出す、申込みを受ける、など。"))
    weight = forms.IntegerField(
        label=_("割合"),
        min_value=0,
        max_value=10_000,
        initial=1,
        error_messages=NUMBER,
        help_text=_("5と3と2なら、10のうちの5、3、2をもちます。"),
    )


class UntilForm(forms.Form):
    """Until which month something is reckoned."""

    until = forms.RegexField(
        r"^[0-9]{4}-(0[1-9]|1[0-2])$",
        label=_("何月分まで"),
        widget=forms.TextInput(attrs={"type": "month", "pattern": "[0-9]{4}-[0-9]{2}"}),
        error_messages={"required": _("月を入れてください。"), "invalid": _("月を入れてください。")},
    )


def chosen_lines(sent: QueryDict) -> dict[UUID, str]:
    """Return what was chosen for each entry, by the entry's key; a key that is none is left out."""
    found = {key_in(name.removeprefix("line-")): str(sent[name]) for name in sent if name.startswith("line-")}
    return {key: value for key, value in found.items() if key is not None}
