"""Form fields of the workbook: codes of the vocabulary, a yes that may be unknown, amounts of yen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ashinami.vocabulary.registration import Worded
from ashinami_web.bookings.fields import DayField

ONE_OF_LIST = {"required": _("一覧から選んでください。"), "invalid_choice": _("一覧から選んでください。")}
NUMBER = {
    "invalid": _("数字で入れてください。"),
    "min_value": _("少なすぎます。"),
    "max_value": _("多すぎます。"),
}
LARGEST_YEN = 9_999_999_999
NOT_KNOWN = ("", _("わからない"))


def line(label: Any, longest: int, **more: Any) -> forms.CharField:  # noqa: ANN401 - as Django takes them
    """Return a field for one line that may be left empty."""
    return forms.CharField(label=label, max_length=longest, required=False, **more)


def maybe_day(label: Any, **more: Any) -> DayField:  # noqa: ANN401 - as Django takes them
    """Return a field for a day that may not be known."""
    return DayField(label=label, required=False, **more)


def code(label: Any, kind: type[Worded], *, required: bool = False, **more: Any) -> forms.ChoiceField:  # noqa: ANN401 - as Django takes them
    """Return a field for one code of the vocabulary."""
    return forms.ChoiceField(
        label=label, choices=coded(kind, required=required), required=required, error_messages=ONE_OF_LIST, **more
    )


def codes(label: Any, kind: type[Worded], **more: Any) -> forms.MultipleChoiceField:  # noqa: ANN401 - as Django takes them
    """Return a field for any number of codes."""
    return forms.MultipleChoiceField(
        label=label,
        choices=coded(kind, required=True),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages=ONE_OF_LIST,
        **more,
    )


def coded(kinds: Iterable[Worded], *, required: bool) -> list[tuple[str, Any]]:
    """Return the codes with their words; where none need be chosen, 'not known' stands first."""
    words = [(member.value, _(member.text)) for member in kinds]
    return words if required else [NOT_KNOWN, *words]


class KnownField(forms.TypedChoiceField):
    """Yes, no, or not known: None. It is never no because nobody looked."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - as Django takes them
        said = {"yes": True, "no": False}
        super().__init__(
            choices=[NOT_KNOWN, ("yes", _("はい")), ("no", _("いいえ"))],
            coerce=said.__getitem__,
            empty_value=None,
            required=False,
            error_messages=ONE_OF_LIST,
            **kwargs,
        )

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 - a stored answer, or whatever was sent
        """Return a stored answer as it is chosen."""
        return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value


class YenField(forms.IntegerField):
    """An amount of whole yen that may not be known."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - as Django takes them
        super().__init__(min_value=0, max_value=LARGEST_YEN, required=False, error_messages=NUMBER, **kwargs)

    def to_python(self, value: Any) -> int | None:  # noqa: ANN401 - whatever was sent
        """Read the number; people write it with commas."""
        return super().to_python(value.replace(",", "").replace("、", "") if isinstance(value, str) else value)
