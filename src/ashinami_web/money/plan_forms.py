"""What is typed about the parts of a grant's plan and about things bought with aid."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from ashinami_web.bodies.models import Body, Vehicle
from ashinami_web.bookings.fields import DayField
from ashinami_web.money.forms import NOBODY, yen_field
from ashinami_web.money.models import Asset
from ashinami_web.registration.fields import ONE_OF_LIST, line, maybe_day

NAMED = {"required": _("名前を入れてください。")}


class PartForm(forms.Form):
    """An undertaking of a grant's plan."""

    name = forms.CharField(label=_("取り組みの名前"), max_length=80, error_messages=NAMED)
    budget = yen_field(_("充てる額"), required=False, least=0)


class AssetForm(forms.Form):
    """A thing bought with aid."""

    name = forms.CharField(
        label=_("物の名前"), max_length=80, help_text=_("福祉車両、車いす用リフトなど。"), error_messages=NAMED
    )
    vehicle = forms.ChoiceField(label=_("どの車"), required=False, error_messages=ONE_OF_LIST)
    funder = forms.ChoiceField(label=_("補助したところ"), error_messages=ONE_OF_LIST)
    bought_on = DayField(label=_("買った日"))
    cost = yen_field(_("買った額"))
    aided = yen_field(_("うち補助の額"), least=0)
    paper = line(_("決定の番号・日にち"), 80)
    promised = line(_("決定の条件"), 300, help_text=_("使いみち、貸し出し、報告など、決定の紙にあるとおりに。"))
    bound_until = maybe_day(
        _("処分の制限の終わり"), help_text=_("この日までは、手放すのに承認がいります。分からなければ空のままで。")
    )
    consent_on = maybe_day(_("手放すことの承認を受けた日"))

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - as Django's forms take
        funders: Iterable[Body],
        vehicles: Iterable[Vehicle],
        **kwargs: Any,  # noqa: ANN401 - as above
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["funder"].choices = [NOBODY, *((str(one.pk), one.name) for one in funders)]  # type: ignore[attr-defined]
        self.fields["vehicle"].choices = [NOBODY, *((str(one.pk), one.name) for one in vehicles)]  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """Return what was written, as a thing is kept."""
        said = dict(self.cleaned_data)
        vehicle = said.pop("vehicle")
        return said | {"funder_id": UUID(said.pop("funder")), "vehicle_id": UUID(vehicle) if vehicle else None}

    @staticmethod
    def initial_of(row: Asset | None) -> dict[str, Any]:
        """Return what stands on record."""
        if row is None:
            return {}
        kept = {name: getattr(row, name) for name in AssetForm.base_fields if hasattr(row, name)}
        return kept | {"funder": str(row.funder_id), "vehicle": str(row.vehicle_id or "")}


class GiveUpForm(forms.Form):
    """That a thing is given up."""

    on = DayField(label=_("手放した日"))
    how = forms.CharField(
        label=_("どのように"),
        max_length=120,
        help_text=_("売った、ゆずった、廃車にした、など。"),
        error_messages={"required": _("どのように手放したかを書いてください。")},
    )


class JointForm(forms.Form):
    """With whom one would work together, and how many more people would join."""

    partner = forms.CharField(label=_("いっしょに行う相手"), max_length=60, required=False)
    more = forms.IntegerField(
        label=_("要支援者等でない利用者が、あと何人くわわるか"), min_value=0, max_value=10_000, required=False
    )
