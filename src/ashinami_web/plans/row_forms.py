"""Forms whose fields are named as the row's, and the page that takes one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.db.models import Model, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ashinami_web.bodies.circle_forms import SharedForm
from ashinami_web.bodies.circle_queries import circles_joined
from ashinami_web.bodies.many import offer_bodies
from ashinami_web.bodies.models import Body, Circle
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest
from ashinami_web.plans.writing import RoomError
from ashinami_web.registration.fields import ONE_OF_LIST

WORDS = {"required": gettext_lazy("入れてください。"), "max_length": gettext_lazy("長すぎます。短くしてください。")}


def one_line(label: Any, longest: int, *, required: bool = False, **more: Any) -> forms.CharField:  # noqa: ANN401 - as Django takes them
    """Return a field of one line."""
    return forms.CharField(label=label, max_length=longest, required=required, error_messages=WORDS, **more)


def some_lines(label: Any, longest: int, *, required: bool = False, rows: int = 3, **more: Any) -> forms.CharField:  # noqa: ANN401 - as Django takes them
    """Return a field of some lines."""
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, max_length=longest, required=required, widget=area, error_messages=WORDS, **more
    )


def one_of(label: Any, choices: Any, *, required: bool = True, **more: Any) -> forms.ChoiceField:  # noqa: ANN401 - as Django takes them
    """Return a field for one of several words, translated."""
    said = [(value, gettext_lazy(str(word))) for value, word in choices]
    return forms.ChoiceField(
        label=label,
        choices=said if required else [("", "—"), *said],
        required=required,
        error_messages=ONE_OF_LIST,
        **more,
    )


class OneRow(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic for mypy only
    """One row of those offered when the form is made (`RowForm.offer`); none need be chosen."""

    def __init__(self, label: Any, **more: Any) -> None:  # noqa: ANN401 - as Django takes them
        more.setdefault("required", False)
        super().__init__(queryset=None, label=label, empty_label="—", error_messages=ONE_OF_LIST, **more)


class RowForm(forms.Form):
    """A form that says what a row holds."""

    def offer(self, **rows: QuerySet[Any]) -> None:
        """Offer rows in the fields named."""
        for name, found in rows.items():
            if found.model is Body:
                offer_bodies(self, name, found)
            else:
                cast("OneRow", self.fields[name]).queryset = found

    def said(self) -> dict[str, Any]:
        """Return what was written, by the row's own field names."""
        return {name: value for name, value in self.cleaned_data.items() if name != "circle"}

    @classmethod
    def initial_of(cls, row: Model | None) -> dict[str, Any]:
        """Return a row as the form shows it."""
        names = [name for name in cls.base_fields if name != "circle"]
        shown = {name: getattr(row, f"{name}_id", None) or getattr(row, name) for name in names} if row else {}
        circle = getattr(row, "circle_id", None)
        return shown | ({"circle": str(circle)} if circle else {})


class SharedRowForm(RowForm, SharedForm):
    """A row that says with whom it is shared."""


def asked(request: ActingRequest) -> Any:  # noqa: ANN401 - as Django's forms take it
    """Return what was sent, or nothing when the page is only opened."""
    return request.POST if request.method == "POST" else None


def circles(request: ActingRequest) -> list[Circle]:
    """Return the circles the body acted for may share with."""
    return list(circles_joined(request.acting.body, clock.today()))


def take(  # noqa: PLR0913 - a page names all it shows
    request: ActingRequest,
    form: forms.Form,
    act: Callable[[], object],
    *,
    title: str | Promise,
    back: str,
    done: str = "",
    intro: str | Promise = "",
    template: str = "plans/write.html",
    **context: Any,  # noqa: ANN401 - what a template shows
) -> HttpResponse:
    """Show a form; when it is whole do what it says and go back; what is wrong stands on it and nothing is lost."""
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except RoomError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, done or _("書きました。"))
            return redirect(back)
    return render(request, template, {"form": form, "title": title, "back": back, "intro": intro, **context})
