"""What is written of a circle."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from ashinami_web.bodies.body_forms import ONE_OF_LIST
from ashinami_web.bodies.models import Circle
from ashinami_web.bookings.fields import DayField

DRAFT = _("（自分の団体だけの下書き）")


class CircleForm(forms.Form):
    """A table at which bodies sit."""

    kind = forms.ChoiceField(
        label=_("種類"), choices=[(kind.value, _(kind.label)) for kind in Circle.Kind], error_messages=ONE_OF_LIST
    )
    name = forms.CharField(
        label=_("集まりの名前"), max_length=120, error_messages={"required": _("集まりの名前を入れてください。")}
    )

    def said(self) -> dict[str, Any]:
        """Return what was written, as the actions take it."""
        return {"kind": Circle.Kind(self.cleaned_data["kind"]), "name": self.cleaned_data["name"].strip()}


class NewCircleForm(CircleForm):
    """A table at which bodies sit from a day on; a day that is past serves who enters the years before."""

    start = DayField(label=_("いつから"), required=False, help_text=_("空ければ、きょうからです。"))

    def said(self) -> dict[str, Any]:
        """Return what was written, as the actions take it."""
        return super().said() | {"start": self.cleaned_data["start"]}


class JoinForm(forms.Form):
    """From which day a body belongs to it."""

    start = DayField(label=_("いつから"))


class SharedForm(forms.Form):
    """The part of a form that says with whom a row is shared: with no circle it is a draft of the own body."""

    circle = forms.ChoiceField(
        label=_("だれと分かち合うか"),
        required=False,
        help_text=_("選ばなければ、自分の団体だけが見る下書きです。"),
        error_messages=ONE_OF_LIST,
    )

    def __init__(self, *args: Any, circles: Iterable[Circle], **kwargs: Any) -> None:  # noqa: ANN401 - as Django takes them
        super().__init__(*args, **kwargs)
        self._circles = {str(circle.pk): circle for circle in circles}
        choices = [("", DRAFT), *((key, circle.name) for key, circle in self._circles.items())]
        cast("forms.ChoiceField", self.fields["circle"]).choices = choices

    @property
    def shared_with(self) -> Circle | None:
        """The circle chosen; None for a draft."""
        return self._circles.get(self.cleaned_data["circle"])
