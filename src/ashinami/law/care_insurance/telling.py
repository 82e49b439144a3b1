"""総合事業 as plain Japanese text: its parts and services on a day, and their models of mobility support."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ashinami.law.care_insurance.services import BEGINS, Offered, parts, services


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
