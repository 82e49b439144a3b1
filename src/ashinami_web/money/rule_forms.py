"""What is typed about rates and grants."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from ashinami.basics.money import Rounding
from ashinami.casework.money.allowances import Per
from ashinami.casework.money.charges import ChargeItem
from ashinami.vocabulary.money import CostItem
from ashinami_web.bodies.models import Body
from ashinami_web.bookings.fields import DayField
from ashinami_web.money.forms import KINDS, NOBODY, yen_field
from ashinami_web.money.models import Grant
from ashinami_web.registration.fields import NUMBER, ONE_OF_LIST, line


class AllowanceForm(forms.Form):
    """A rule of allowances."""

    name = forms.CharField(
        label=_("決まりの名前"), max_length=80, error_messages={"required": _("名前を入れてください。")}
    )
    kinds = forms.MultipleChoiceField(
        label=_("どの活動に"), choices=KINDS, widget=forms.CheckboxSelectMultiple, error_messages=ONE_OF_LIST
    )
    per = forms.ChoiceField(
        label=_("何について"), choices=[(one.value, _(one.text)) for one in Per], error_messages=ONE_OF_LIST
    )
    amount = yen_field(_("額"))
    unit_minutes = forms.IntegerField(
        label=_("1単位の分数"), min_value=1, max_value=600, initial=30, error_messages=NUMBER
    )
    at_least = forms.IntegerField(
        label=_("この分数より短い活動は数えない"), min_value=0, max_value=600, initial=0, error_messages=NUMBER
    )
    day_cap = yen_field(_("一人一日の上限"), required=False, least=0)
    month_cap = yen_field(_("一人一か月の上限"), required=False, least=0)
    rounding = forms.ChoiceField(label=_("端数"), choices=[(one.value, _(one.value)) for one in Rounding])
    start = DayField(label=_("いつから"))


class ChargeForm(forms.Form):
    """A rate that riders are charged by."""

    item = forms.ChoiceField(
        label=_("何を"),
        choices=[(one.value, _(one.text)) for one in ChargeItem if not one.by_receipt],
        error_messages=ONE_OF_LIST,
    )
    litre = yen_field(_("燃料1リットルの値段"), required=False, least=0)
    km_per_litre = forms.DecimalField(
        label=_("1リットルで走る距離（km）"),
        min_value=1,
        max_value=60,
        decimal_places=1,
        required=False,
        error_messages=NUMBER,
    )
    flat = yen_field(_("1回の額"), required=False, least=0)
    per_km = yen_field(_("1kmの額"), required=False, least=0)
    start = DayField(label=_("いつから"))

    def clean(self) -> dict[str, Any]:
        """Ask for what the item is reckoned from."""
        said = self.cleaned_data
        if said.get("item") == ChargeItem.FUEL:
            for name in ("litre", "km_per_litre"):
                if not said.get(name):
                    self.add_error(name, _("燃料代は、値段と走る距離から計算します。"))
        elif not said.get("flat") and not said.get("per_km"):
            self.add_error("flat", _("1回の額か1kmの額を入れてください。"))
        return said

    def values(self) -> dict[str, Any]:
        """Return what was written."""
        said = self.cleaned_data
        fuel = said["item"] == ChargeItem.FUEL
        return {
            "item": said["item"],
            "litre": said["litre"] or 0 if fuel else 0,
            "metres_per_litre": int((said["km_per_litre"] or 0) * 1000) if fuel else 0,
            "flat": 0 if fuel else said["flat"] or 0,
            "per_km": 0 if fuel else said["per_km"] or 0,
            "start": said["start"],
        }


class GrantForm(forms.Form):
    """A grant."""

    name = forms.CharField(
        label=_("補助金の名前"), max_length=120, error_messages={"required": _("名前を入れてください。")}
    )
    funder = forms.ChoiceField(label=_("だれから"), error_messages=ONE_OF_LIST)
    scheme = forms.ChoiceField(
        label=_("額の決まり"),
        required=False,
        error_messages=ONE_OF_LIST,
        help_text=_("選ばなければ、対象の費用の額です。"),
    )
    start = DayField(label=_("はじまりの日"))
    end = DayField(label=_("終わりの次の日"), help_text=_("年度なら、翌年の4月1日。"))
    decided = yen_field(_("交付決定の額"), required=False, least=0)
    order = forms.IntegerField(
        label=_("順番"),
        min_value=1,
        max_value=99,
        initial=1,
        error_messages=NUMBER,
        help_text=_("奨励金は、小さい番号の補助金から順に、払えるものが払います。"),
    )
    items = forms.MultipleChoiceField(
        label=_("対象の費目"),
        choices=[(one.value, _(one.text)) for one in CostItem],
        widget=forms.CheckboxSelectMultiple,
        error_messages=ONE_OF_LIST,
    )
    kinds = forms.MultipleChoiceField(
        label=_("奨励金を払う活動"), choices=KINDS, widget=forms.CheckboxSelectMultiple, required=False
    )
    for_target = forms.BooleanField(label=_("要支援者等への活動に払う"), required=False, initial=True)
    for_others = forms.BooleanField(label=_("そのほかの人への活動に払う"), required=False, initial=True)
    separate = forms.BooleanField(label=_("会計を分ける（別会計）"), required=False)
    representative = line(_("代表者"), 80)
    address = line(_("所在地"), 120)
    account = line(_("振込先の口座"), 120)
    answers = forms.CharField(
        label=_("記録のほかの答え"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("額の決まりがたずねることを、「group.application_year = 2」のように一行ずつ。"),
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - as Django's forms take
        funders: Iterable[Body],
        schemes: Mapping[str, str],
        **kwargs: Any,  # noqa: ANN401 - as above
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["funder"].choices = [NOBODY, *((str(one.pk), one.name) for one in funders)]  # type: ignore[attr-defined]
        self.fields["scheme"].choices = [NOBODY, *schemes.items()]  # type: ignore[attr-defined]

    def clean_answers(self) -> dict[str, object]:
        """Read the lines; a number, はい or いいえ, or a word."""
        found: dict[str, object] = {}
        for row in str(self.cleaned_data["answers"]).splitlines():
            name, sign, value = (part.strip() for part in row.partition("="))
            if not row.strip():
                continue
            if not (name and sign and value):
                raise forms.ValidationError(_("「名前 = 答え」のように書いてください。"))
            yes_no = {"はい": True, "いいえ": False}
            found[name] = int(value) if value.isdigit() else yes_no.get(value, value)
        return found

    def clean(self) -> dict[str, Any]:
        """Refuse a span that ends before it begins."""
        said = self.cleaned_data
        if said.get("start") and said.get("end") and said["end"] <= said["start"]:
            self.add_error("end", _("終わりの日が始まりの日より前です。"))
        return said

    def values(self) -> dict[str, Any]:
        """Return what was written, as a grant is kept."""
        said = dict(self.cleaned_data)
        said["funder_id"] = UUID(said.pop("funder"))
        said["about"] = {name: said.pop(name) for name in ("representative", "address", "account")}
        said["facts"] = said.pop("answers")
        return said

    @staticmethod
    def initial_of(row: Grant | None) -> dict[str, Any]:
        """Return what stands on record of a grant."""
        if row is None:
            return {}
        kept = {name: getattr(row, name) for name in GrantForm.base_fields if hasattr(row, name)}
        words = {True: "はい", False: "いいえ"}
        said = "\n".join(
            f"{name} = {words[value] if isinstance(value, bool) else value}" for name, value in row.facts.items()
        )
        initial: dict[str, Any] = {**kept, **row.about, "funder": str(row.funder_id), "answers": said}
        return initial
