"""Which open amount a bank line probably settles: proposals with their reasons; a person decides."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from ashinami.basics.money import Yen
from ashinami.ledger.bank import BankLine


@dataclass(frozen=True, slots=True)
class OpenAmount:
    """Something still to be paid or received: the slip that would settle it, whose it is, and the names it may be written under.

    `amount` is positive for money to come in, negative for money to go out.
    """

    voucher: str
    amount: Yen
    whose: str = ""
    grant: str = ""
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A way to book a bank line, and why it is proposed; `sure` when amount and name both fit and nothing else does."""

    open: OpenAmount
    reasons: tuple[str, ...]
    sure: bool


def proposals(line: BankLine, open_amounts: Iterable[OpenAmount]) -> tuple[Proposal, ...]:
    """Return what the line may settle, the likeliest first. Only the same amount, or a name that stands in the line, is proposed."""
    words = folded(line.text)
    scored: list[tuple[int, OpenAmount, tuple[str, ...]]] = []
    for one in open_amounts:
        if (one.amount > 0) != (line.amount > 0):
            continue
        same = one.amount == line.amount
        named = any(name and folded(name) in words for name in one.names)
        part = named and abs(line.amount) < abs(one.amount)
        reasons = tuple(
            said for holds, said in ((same, "額が同じ"), (named, "名前が摘要にある"), (part, "一部の支払い")) if holds
        )
        if same or named:
            scored.append((2 * same + named, one, reasons))
    scored.sort(key=lambda row: (-row[0], row[1].whose, row[1].grant, row[1].voucher))
    best = [row for row in scored if row[0] == 3]
    return tuple(Proposal(one, reasons, sure=score == 3 and len(best) == 1) for score, one, reasons in scored)


_SMALL = str.maketrans("ァィゥェォッャュョヮ", "アイウエオツヤユヨワ")


def folded(name: str) -> str:
    """Return a name as banks write it: full katakana, large letters only, no blanks, no voicing apart."""
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).replace(" ", ""))
    katakana = "".join(chr(ord(sign) + 0x60) if "ぁ" <= sign <= "ゖ" else sign for sign in plain)
    return katakana.translate(_SMALL).replace("・", "").upper()
