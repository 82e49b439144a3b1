"""What the finder found, and a mix, in words and as plain values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from ashinami.basics.money import Rounding, rounded, yen
from ashinami.funding.finder import Found, change_text
from ashinami.funding.mix import Mix
from ashinami.funding.telling import evaluation_json


def finder_lines(found: Iterable[Found]) -> Iterator[str]:
    """Tell each kind of fit with its schemes: what each would pay, and what stands between."""
    for fit, of_it in groupby(found, key=lambda one: one.fit):
        yield f"■ {fit.value}"
        for one in of_it:
            pays = "額は分かりません" if one.would_pay is None else yen(one.would_pay)
            yield f"  {one.scheme.id}　{one.scheme.title}（{one.scheme.payer}）: {pays}"
            for proposal in one.changes:
                yield "    こうすれば: " + "、".join(change_text(change) for change in proposal.changes)
            if not one.changes and fit.name == "FAILS":
                yield from (f"    ・{reason}" for reason in one.evaluation.reasons)
            if fit.name == "ASKS":
                yield from (f"    分かっていないこと: {slot.asks}（{slot.id}）" for slot in one.evaluation.questions)
        yield ""


def finder_json(found: Iterable[Found]) -> list[dict[str, Any]]:
    """Return the same as plain values."""
    return [
        evaluation_json(one.evaluation)
        | {
            "fit": one.fit.name.lower(),
            "changes": [[change_text(change) for change in proposal.changes] for proposal in one.changes],
        }
        for one in found
    ]


def mix_lines(mix: Mix) -> Iterator[str]:
    """Tell each grant, each item with its reason, and how much the group leans on grants."""
    yield f"ねらい: {mix.aim.text}"
    titles = {grant.scheme.id: grant.scheme.title for grant in mix.grants}
    for grant in mix.grants:
        items = "、".join(item.text for item in grant.items)
        yield f"  {grant.scheme.title}（{grant.scheme.payer}）: {yen(grant.amount)}　← {items}（{yen(grant.cost)}）"
    yield "費目ごと:"
    for given in mix.items:
        payer = titles[given.scheme] if given.scheme else "自分たちのお金"
        yield f"  {given.item.text} {yen(given.cost)} → {payer}（{given.reason}）"
    part = rounded(mix.dependence * 100, Rounding.HALF_UP)
    yield f"費用 {yen(mix.cost)}　補助 {yen(mix.granted)}（{part}％）　自分たちのお金 {yen(mix.own)}"
    if mix.largest is not None:
        yield f"いちばん大きい「{mix.largest.scheme.title}」がなくなると、{yen(mix.largest.amount)}足りなくなります。"
    yield from (f"注意: {note}" for note in mix.notes)
