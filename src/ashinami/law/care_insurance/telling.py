"""総合事業 as plain Japanese text: its parts and services on a day, and their models of mobility support."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ashinami.law.care_insurance.management import fitting, next_look
from ashinami.law.care_insurance.services import BEGINS, Offered, parts, services
from ashinami.law.care_insurance.unit_price import Ratio
from ashinami.vocabulary.care import Service


def service_list(day: date) -> Iterator[str]:
    """Each part with its services as they are called on the day; before 総合事業 began, that it had not."""
    if day < BEGINS:
        yield f"総合事業は {BEGINS.isoformat()} からです（始めた日は市町村によります）。"
        return
    for part in parts():
        yield f"■ {part.names.on(day)}（介護保険法{part.article}）"
        for one in services():
            if one.part == part.key:
                yield from _service(one, day)


def _service(one: Offered, day: date) -> Iterator[str]:
    yield f"  {one.service.value}  {one.names.on(day)}〔{one.cite.mark.text}〕"
    yield f"      {one.what}"
    yield f"      担い手: {one.by}　実施: {'・'.join(method.text for method in one.methods)}"


def management_lines(used: Sequence[Service], began: date, looked: Sequence[date]) -> Iterator[str]:
    """Tell the kinds of care management that fit, their steps, and by when to look again; a ValueError for management itself."""
    for kind in fitting(used):
        yield f"{kind.service.text}: {'、'.join(kind.steps)}"
        due = next_look(kind, began, looked)
        if due is not None:
            yield f"  次に様子を確かめるのは {due.isoformat()} まで"
        elif kind.goes_on:
            yield "  次に様子を確かめる日は、計画で決めます（決まった間隔はありません）"
        else:
            yield "  初回だけで、その後の決まった確認はありません"


def ratio_lines(found: Ratio) -> Iterator[str]:
    """Tell the cost a visit, the yardstick, and what follows."""
    yield f"1回あたり {float(found.per_visit):,.0f}円"
    if found.yardstick is not None and found.against is not None:
        yield f"国の単価（1回） {float(found.yardstick):,.0f}円 の {float(found.against):.2f}倍"
    yield found.words
    if found.refused:
        yield "この日の決まりでは、この単価は認められません。"
