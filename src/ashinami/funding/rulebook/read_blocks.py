"""Each building block out of TOML: the word that stands in a step, and what it reads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from ashinami.basics.money import Rounding
from ashinami.funding.rulebook import blocks
from ashinami.funding.rulebook.blocks import SIGNS, ZERO, Block, Comparison, Name
from ashinami.funding.rulebook.plain import Place
from ashinami.funding.rulebook.rule import StepOf, Tiers
from ashinami.vocabulary.money import CostItem


class Known(Protocol):
    """What a block may speak of: tables, and the steps before it."""

    @property
    def tables(self) -> Mapping[str, Tiers]:
        """The tables of the version."""

    @property
    def steps(self) -> Mapping[str, StepOf]:
        """The steps read so far."""


def comparison(place: Place, key: str) -> Comparison | None:
    """Return the comparison that a table spells: `yes = fact`, or `of` with one sign."""
    if "yes" in place.plain:
        return Comparison(place.text("yes"), "yes")
    signs = [sign for sign in SIGNS if sign in place.plain]
    if len(signs) != 1:
        place.tell("", f"「{key}」の比べ方が一つではありません", f"{'・'.join(SIGNS)} のどれか一つを書いてください")
        return None
    return Comparison(place.text("of"), signs[0], place.text(signs[0]))


type _Make = Callable[[Known, Place, str], Block | None]


def _listed(make: Callable[[tuple[Name, ...]], Block], least: int = 2) -> _Make:
    def read(_reader: Known, place: Place, key: str) -> Block | None:
        names = place.names(key)
        if names and len(names) < least:
            place.tell(key, f"「{key}」には{least}つ以上の名前が要ります", '["a", "b"] のように書いてください')
        return make(names)

    return read


def _inner(*keys: str, make: Callable[..., Block]) -> _Make:
    def read(_reader: Known, place: Place, key: str) -> Block | None:
        inner = place.table(key)
        inner.only(*keys)
        return make(*(inner.text(one) for one in keys))

    return read


def _eligible(_reader: Known, place: Place, key: str) -> Block | None:
    if place.plain[key] is True:
        return blocks.Eligible()
    names = place.names(key)
    strange = [name for name in names if name not in set(CostItem)]
    if strange:
        place.tell(key, f"「{strange[0]}」という費目はありません", f"{'・'.join(CostItem)} から選んでください")
        return None
    return blocks.Eligible(tuple(CostItem(name) for name in names))


def _looked(reader: Known, place: Place, key: str) -> Block | None:
    inner = place.table(key)
    inner.only("table", "by")
    table = inner.text("table")
    if table not in reader.tables:
        inner.tell("table", f"「{table}」という表はありません", "[version.table.名前] を書くか、つづりを直してください")
        return None
    return blocks.Looked(table, inner.text("by"))


def _rounded(_reader: Known, place: Place, key: str) -> Block | None:
    inner = place.table(key)
    inner.only("of", "how", "to")
    how, to = inner.text("how"), inner.whole("to", 1)
    if how not in set(Rounding) or to < 1:
        inner.tell(
            "how", "端数の扱いが分かりません", f"how は {'・'.join(Rounding)}、to は 1・100・1000 などにしてください"
        )
        return None
    return blocks.Rounded(inner.text("of"), Rounding(how), to)


def _when(_reader: Known, place: Place, key: str) -> Block | None:
    inner = place.table(key)
    inner.only("of", *SIGNS, "then", "otherwise")
    test = comparison(inner, key)
    return None if test is None else blocks.When(test, inner.text("then"), inner.text("otherwise", ZERO))


def _total(reader: Known, place: Place, key: str) -> Block | None:
    step = place.text(key)
    return blocks.TotalOver(step, reader.steps[step].each if step in reader.steps else "")


BLOCKS: dict[str, _Make] = {
    "eligible": _eligible,
    "sum": _listed(blocks.Sum, 1),
    "less": _listed(blocks.Less),
    "least": _listed(blocks.Least),
    "most": _listed(blocks.Most),
    "times": _listed(blocks.Times),
    "share": _inner("of", "rate", make=blocks.Share),
    "ratio": _inner("of", "to", make=blocks.Ratio),
    "look_up": _looked,
    "started": _inner("of", "unit", make=blocks.Started),
    "part_year": _inner("of", "months", make=blocks.PartYear),
    "round": _rounded,
    "when": _when,
    "total_over": _total,
    "half_rule": _inner("of", "target", "continuing", "users", make=blocks.HalfRule),
}
"""The building blocks, by the word that stands in a step."""
