"""Form fields of the rooms of the community: areas, bodies by name, words of the vocabulary."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ashinami.vocabulary.registration import Worded
from ashinami_web.bodies.body_forms import ONE_OF_LIST
from ashinami_web.bodies.body_queries import areas_of, bodies_around
from ashinami_web.bodies.circle_forms import SharedForm
from ashinami_web.bodies.circle_queries import circles_joined
from ashinami_web.bodies.many import MOST_NAMES
from ashinami_web.bodies.many import BodyNameField as BodyNameField  # noqa: PLC0414 - offered to other rooms with the others
from ashinami_web.bodies.models import Area, Body

LONG = {"rows": 3}


def words(kind: type[Worded]) -> list[tuple[str, Any]]:
    """Return the choices of a vocabulary."""
    return [(word.value, _(word.text)) for word in kind]


def chips(label: Any, kind: type[Worded], help_text: Any = "") -> forms.MultipleChoiceField:  # noqa: ANN401 - translated later
    """Return a field for any number of words of a vocabulary."""
    return forms.MultipleChoiceField(
        label=label,
        choices=words(kind),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=help_text,
        error_messages={"invalid_choice": _("一覧から選んでください。")},
    )


def long_text(label: Any, *, required: bool = False, help_text: Any = "", most: int = 2000) -> forms.CharField:  # noqa: ANN401 - translated later
    """Return a field for some sentences."""
    return forms.CharField(
        label=label,
        required=required,
        max_length=most,
        help_text=help_text,
        widget=forms.Textarea(attrs=LONG),
        error_messages={"required": _("ここに書いてください。")},
    )


class AreaField(forms.ChoiceField):
    """An area of the municipality; empty for the whole of it. Its value is an Area or None."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - as Django takes them
        kwargs.setdefault("label", _("区域"))
        kwargs.setdefault("required", False)
        super().__init__(error_messages=ONE_OF_LIST, **kwargs)
        self.known: dict[str, Area] = {}

    def offer(self, areas: Iterable[Area]) -> None:
        """Offer these areas."""
        self.known = {str(area.pk): area for area in areas}
        self.choices = [("", _("（市町村の全域）")), *((key, area.name) for key, area in self.known.items())]

    def clean(self, value: Any) -> Any:  # noqa: ANN401 - an Area, or nothing
        """Return the area chosen."""
        return self.known.get(super().clean(value))

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 - an Area, or whatever was sent
        """Return an area by its key."""
        return str(value.pk) if isinstance(value, Area) else value


class NearForm(forms.Form):
    """A form that knows for which body it is filled in: it offers that body's areas and knows the bodies around it."""

    def __init__(self, *args: Any, near: Body, day: date, **kwargs: Any) -> None:  # noqa: ANN401 - as Django takes them
        super().__init__(*args, **kwargs)
        self.near = near
        for field in self.fields.values():
            if isinstance(field, AreaField):
                field.offer(areas_of(near, day))
            elif isinstance(field, BodyNameField):
                field.near = near

    def said(self) -> dict[str, Any]:
        """Return what was written, as the actions take it."""
        return dict(self.cleaned_data)


class NearSharedForm(NearForm, SharedForm):
    """The same for a row that may be shared with a circle the body belongs to."""

    def __init__(self, *args: Any, near: Body, day: date, **kwargs: Any) -> None:  # noqa: ANN401 - as Django takes them
        super().__init__(*args, near=near, day=day, circles=circles_joined(near, day), **kwargs)
        self.fields["circle"] = self.fields.pop("circle")  # it stands last

    def said(self) -> dict[str, Any]:
        """Return what was written; the circle as a row."""
        return {**self.cleaned_data, "circle": self.shared_with}


def names_near(body: Body) -> tuple[str, ...]:
    """Return the names offered while somebody types one; none where there are too many to offer."""
    names = list(bodies_around(body).values_list("name", flat=True)[: MOST_NAMES + 1])
    return tuple(names) if len(names) <= MOST_NAMES else ()
