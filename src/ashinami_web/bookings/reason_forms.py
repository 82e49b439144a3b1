"""Why something is done to a wish: whose reason, a reason that is counted, and words."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ashinami.vocabulary.wish import EndedBy, WhyUnmet


class ReasonForm(forms.Form):
    """Words alone."""

    reason = forms.CharField(label=_("理由"), max_length=200, error_messages={"required": _("理由を書いてください。")})

    def said(self) -> dict[str, Any]:
        """Return what the action is told."""
        return {"reason": self.cleaned_data["reason"]}


class CancelForm(ReasonForm):
    """For whose reason it comes to nothing."""

    ended_by = forms.ChoiceField(
        label=_("だれの都合で"),
        choices=[(who.name, _(who.value)) for who in EndedBy],
        initial=EndedBy.RIDER.name,
        required=False,
    )

    def said(self) -> dict[str, Any]:
        """Return what the action is told."""
        return super().said() | {"ended_by": EndedBy[self.cleaned_data["ended_by"] or EndedBy.RIDER.name]}


class DeclineForm(ReasonForm):
    """Why nobody can drive: a reason that is counted; words where it is another, or where they say more."""

    code = forms.ChoiceField(
        label=_("かなわない理由"),
        choices=[(why.name, _(why.value)) for why in WhyUnmet],
        initial=WhyUnmet.NO_DRIVER.name,
        required=False,
    )
    reason = forms.CharField(label=_("くわしく"), max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for words where the reason is none of those counted."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("code", "") in ("", WhyUnmet.OTHER.name) and not cleaned.get("reason"):
            self.add_error("reason", _("理由を書いてください。"))
        return cleaned

    def said(self) -> dict[str, Any]:
        """Return what the action is told."""
        return super().said() | {"code": WhyUnmet[self.cleaned_data["code"] or WhyUnmet.OTHER.name]}


REASONS: dict[str, type[ReasonForm]] = {
    "cancel_wish": CancelForm,
    "decline_wish": DeclineForm,
    "sign_undetermined": ReasonForm,
}
"""The form of each thing done to a wish, by the name of its action."""
