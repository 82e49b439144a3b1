"""How an amount came out: named steps, each with its value, its arithmetic and where the rule says so."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from ashinami.basics.source import Citation

type Number = int | Fraction


@dataclass(frozen=True, slots=True)
class Step:
    """One named step of a calculation.

    Attributes
    ----------
    name : what was calculated, in Japanese (加算額).
    value, unit : what came out; a fraction stays exact until a step rounds it.
    how : the arithmetic with its figures (70,000円 と 40,000円 の少ないほう).
    cite : where the rule says so.
    key : the name by which other steps, tests and forms speak of it; empty when nobody does.
    """

    name: str
    value: Number
    unit: str = "円"
    how: str = ""
    cite: Citation | None = None
    key: str = ""

    @property
    def said(self) -> str:
        """The value with its unit."""
        return said(self.value, self.unit)

    def __str__(self) -> str:
        """加算額: 40,000円（70,000円 と 40,000円 の少ないほう）〔原文で確認〕."""
        how = f"（{self.how}）" if self.how else ""
        mark = f"〔{self.cite.mark.text}〕" if self.cite else ""
        return f"{self.name}: {self.said}{how}{mark}"


def said(value: Number, unit: str = "円") -> str:
    """Return a value as people write it: 30,000円, 2/3, 266,666と2/3円."""
    unit = "" if unit == "割合" else unit
    whole, rest = divmod(Fraction(value), 1)
    if not rest:
        return f"{int(whole):,}{unit}"
    return f"{int(whole):,}と{rest}{unit}" if whole else f"{rest}{unit}"
