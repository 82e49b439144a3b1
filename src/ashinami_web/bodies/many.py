"""Choosing a body: from a list where there are few, by its name where there are thousands."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from ashinami_web.bodies.body_queries import bodies_around
from ashinami_web.bodies.models import Body

MOST_NAMES = 300
"""Up to how many names a page offers."""


class BodyNameField(forms.CharField):
    """A body, by its name or a part that only one bears: with thousands of bodies nobody scrolls a list. Its value is a Body or None."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - as Django takes them
        kwargs.setdefault("max_length", 120)
        kwargs.setdefault("widget", forms.TextInput(attrs={"list": "body-names", "autocomplete": "off"}))
        super().__init__(**kwargs)
        self.near: Body | None = None
        self.known: QuerySet[Body] | None = None
        self.error_messages["required"] = _("団体の名前を入れてください。")

    def to_python(self, value: Any) -> Any:  # noqa: ANN401 - a Body, or nothing
        """Find the body."""
        text = str(value or "").strip()
        known = self.known if self.known is not None or self.near is None else bodies_around(self.near)
        if not text or known is None:
            return None
        found = list(known.filter(name=text)[:2]) or list(known.filter(name__contains=text)[:6])
        if len(found) == 1:
            return found[0]
        if not found:
            raise forms.ValidationError(_("この名前の団体は、台帳にありません。先に団体を加えてください。"))
        names = "、".join(body.name for body in found[:5])
        raise forms.ValidationError(_now("いくつかの団体に当てはまります: %(names)s") % {"names": names})

    def run_validators(self, value: Any) -> None:  # noqa: ANN401 - a Body, or nothing
        """Nothing further: a body that was found is one."""

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 - a Body, or whatever was sent
        """Return a body, or the key of one, by its name; a text as it was typed."""
        if isinstance(value, UUID) and self.known is not None:
            value = self.known.filter(pk=value).first()
        return value.name if isinstance(value, Body) else value


def offer_bodies(form: forms.Form, name: str, known: QuerySet[Body]) -> None:
    """Let a form's field choose among bodies. With thousands of them the list becomes a field for the name, or a part of it."""
    field: Any = form.fields[name]
    if not known[MOST_NAMES : MOST_NAMES + 1].exists():
        field.queryset = known
        return
    typed = BodyNameField(label=field.label, required=field.required, help_text=field.help_text or PART_OF_NAME)
    typed.known = known
    form.fields[name] = typed


PART_OF_NAME = _("名前か、その一部を書きます。")
