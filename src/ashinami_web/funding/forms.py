"""What clerks and groups type: numbers of a rule, a file of a rule, a year's facts, what a plan assumes."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ashinami.funding.rulebook.changing import newest, written
from ashinami.funding.rulebook.plain import exact
from ashinami.funding.rulebook.reading import RuleRead, read_rule
from ashinami.funding.rulebook.rule import Rule
from ashinami.rules.facts import Amount, Choice, ChoiceSet, Fact
from ashinami_web.bookings.fields import DayField

LARGEST_FILE = 200_000


class ExactField(forms.Field):
    """A number as a rule holds it: whole, with or without commas, or a fraction like 2/3."""

    def to_python(self, value: Any) -> Fraction | None:  # noqa: ANN401 - whatever was sent
        """Read the number."""
        text = str(value or "")[:40].replace(",", "").replace("，", "").replace("_", "").strip()
        if not text:
            return None
        read = exact(text)
        if read is None:
            raise forms.ValidationError(_("30000 か 2/3 のように、0以上の数で書いてください。"), code="invalid")
        return read


class NumbersForm(forms.Form):
    """The numbers and the rows of tables of a rule's newest version, and the day from which they hold."""

    start = DayField(
        label=_("いつから"), help_text=_("この日から新しい数字になります。前の日までは、今の数字のままです。")
    )

    title = forms.CharField(
        label=_("補助の名前"), max_length=120, error_messages={"required": _("名前を入れてください。")}
    )

    def __init__(self, rule: Rule, start: date, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django takes them
        super().__init__(*args, **kwargs)
        self.version = newest(rule)
        self.initial["start"], self.initial["title"] = start, rule.title
        for key, number in self.version.numbers.items():
            self._field(f"n_{key}", f"{number.name}（{number.unit}）", number.value)
        for key, table in self.version.tables.items():
            for at, row in enumerate(table.rows):
                bound = f"{written(row.bound)}{gettext('を超える') if row.strictly else gettext('から')}"
                self._field(f"t_{key}_{at}", f"{table.name}　{bound}（{table.unit}）", row.value)

    def _field(self, name: str, label: str, value: Fraction) -> None:
        self.fields[name] = ExactField(label=label, error_messages={"required": _("数を入れてください。")})
        self.initial[name] = f"{int(value):,}" if value.denominator == 1 else str(value)

    @property
    def numbers(self) -> dict[str, Fraction]:
        """The numbers typed, by key."""
        return {key: self.cleaned_data[f"n_{key}"] for key in self.version.numbers}

    @property
    def rows(self) -> dict[str, tuple[Fraction, ...]]:
        """The values of the rows typed, by table."""
        return {
            key: tuple(self.cleaned_data[f"t_{key}_{at}"] for at in range(len(table.rows)))
            for key, table in self.version.tables.items()
        }


class ImportForm(forms.Form):
    """A rule as a file: uploaded, or pasted."""

    file = forms.FileField(label=_("決まりのファイル（TOML）"))
    read: RuleRead

    def clean_file(self) -> Any:  # noqa: ANN401 - the uploaded file
        """Read the rule; what must be repaired is told line by line."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST_FILE:
            raise forms.ValidationError(_("ファイルが大きすぎます。"), code="large")
        try:
            text = file.read().decode("utf-8-sig")
        except UnicodeDecodeError as fault:
            raise forms.ValidationError(_("UTF-8 の文字で書いたファイルを選んでください。"), code="encoding") from fault
        self.read = read_rule(text, file.name)
        if self.read.rule is None:
            raise forms.ValidationError([str(notice) for notice in self.read.notices[:30]])
        return file

    @property
    def starts(self) -> date:
        """The first day of the newest version."""
        rule = self.read.rule
        if rule is None:
            raise ValueError("a file that does not read has no day")
        return newest(rule).days.start


def read_text(text: str) -> dict[str, Any]:
    """Return a stored text as plain values."""
    return tomllib.loads(text)


class YearForm(forms.Form):
    """A year's facts; an empty field says that nobody knows."""

    def __init__(self, facts: Iterable[Fact], initial: Mapping[str, Any], *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django takes them
        super().__init__(*args, **kwargs)
        self.facts = {name_of(fact): fact for fact in facts if not fact.of}
        for name, fact in self.facts.items():
            self.fields[name] = field_of(fact)
            value = initial.get(fact.id)
            self.initial[name] = {True: "yes", False: "no"}[value] if isinstance(value, bool) else value

    @property
    def values(self) -> dict[str, Any]:
        """Return what was answered, by fact id; what was left empty is not in it."""
        found: dict[str, Any] = {}
        for name, fact in self.facts.items():
            value = self.cleaned_data.get(name)
            if value in (None, "", []):
                continue
            if isinstance(fact, ChoiceSet):
                found[fact.id] = list(value)
            elif isinstance(fact, Amount | Choice):
                found[fact.id] = value
            else:
                found[fact.id] = value == "yes"
        return found


def name_of(fact: Fact) -> str:
    """Return the name of a fact's field: dots would not do in a form."""
    return fact.id.replace(".", "__")


def field_of(fact: Fact) -> forms.Field:
    """Return the field in which a fact is answered."""
    common: dict[str, Any] = {"label": fact.asks, "help_text": fact.meaning, "required": False}
    if isinstance(fact, Amount):
        return forms.IntegerField(
            min_value=0,
            max_value=10**12,
            widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
            **{**common, "label": f"{fact.asks}（{fact.unit}）"},
        )
    if isinstance(fact, ChoiceSet):
        options = [(option.id, option.text) for option in fact.options]
        return forms.MultipleChoiceField(choices=options, widget=forms.CheckboxSelectMultiple, **common)
    options = (
        [(option.id, option.text) for option in fact.options]
        if isinstance(fact, Choice)
        else [("yes", gettext("はい")), ("no", gettext("いいえ"))]
    )
    return forms.ChoiceField(choices=[("", gettext("分からない")), *options], **common)


class TotalForm(forms.Form):
    """What the clerk knows of the town's 総合事業 beside these grants."""

    other = forms.IntegerField(label=_("この補助のほかの総合事業の費用（円）"), min_value=0, max_value=10**12)
    ceiling = forms.IntegerField(label=_("総合事業の上限額（円）"), min_value=0, max_value=10**12)


class BudgetForm(forms.Form):
    """What a five-year plan assumes. Everything has a value from the start, so that a first look needs no typing."""

    activity_growth = forms.IntegerField(label=_("活動の伸び（1年に％）"), min_value=-50, max_value=100, initial=0)
    price_rise = forms.IntegerField(label=_("物の値段の上がり（1年に％）"), min_value=-20, max_value=50, initial=0)
    reserve = forms.IntegerField(label=_("今ある蓄え（円）"), min_value=0, max_value=10**10, initial=0)
    fees = forms.IntegerField(
        label=_("会費・実費など、自分たちの収入（1年に円）"), min_value=0, max_value=10**10, initial=0
    )
    fees_growth = forms.IntegerField(label=_("その収入の伸び（1年に％）"), min_value=-50, max_value=100, initial=0)
    helpers = forms.IntegerField(
        label=_("活動する人（5年とも）"),
        min_value=0,
        max_value=10_000,
        required=False,
        help_text=_("分からなければ空のままで。"),
    )
    leader_from = forms.IntegerField(
        label=_("世話役を継げる人がいるのは何年度から"), min_value=2000, max_value=2100, required=False
    )
    books_from = forms.IntegerField(
        label=_("帳簿と報告を団体だけで作れるのは何年度から"), min_value=2000, max_value=2100, required=False
    )
    ends = forms.ChoiceField(label=_("なくなると考える補助"), required=False)
    ends_year = forms.IntegerField(label=_("その補助がなくなる年度"), min_value=2000, max_value=2100, required=False)

    def __init__(self, schemes: Iterable[tuple[str, str]], *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django takes them
        super().__init__(*args, **kwargs)
        field: Any = self.fields["ends"]
        field.choices = [("", gettext("なし")), *schemes]
