"""The pack on paper."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ashinami.basics.day import wareki, wareki_with_weekday
from ashinami.community.pack import Item, Pack
from ashinami_web.bodies.models import Body


def pack_pdf(pack: Pack, *, body: Body, who: str, day: date, names: Mapping[str, str]) -> bytes:
    """Return the pack as PDF: every chapter, every item, with who carries it by name, and a box to tick."""
    from ashinami.papers.typesetting import pdf  # noqa: PLC0415 - the typesetter is heavy

    return pdf(
        "handover.typ",
        {
            "title": "引継ぎ書",
            "who": who,
            "day": wareki_with_weekday(day),
            "group": body.name,
            "fictional": body.fictional,
            "small": "足並みに書かれているものから、この日につくりました。送迎の利用者の名前は載せません。",
            "chapters": [
                {"title": chapter.text, "items": [_item(item, day, names.get(item.holder, "")) for item in items]}
                for chapter, items in pack.chapters
            ],
        },
    )


def _item(item: Item, day: date, carrier: str) -> dict[str, object]:
    return {
        "title": item.title,
        "lines": [
            line
            for line in (
                f"なぜ：{item.why}" if item.why else "",
                item.detail,
                f"だれに：{item.whom}" if item.whom else "",
                "　".join(
                    part
                    for part in (
                        f"担当：{carrier}" if carrier else "",
                        f"いつ：{wareki(item.said_on)}" if item.said_on else "",
                    )
                    if part
                ),
            )
            if line
        ],
        "due": wareki(item.due) if item.due else "",
        "late": item.is_late(day),
        "box": item.to_confirm,
    }
