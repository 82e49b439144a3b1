"""A message on paper: what is put into a letter box or sent by fax to somebody without a telephone that shows messages."""

from __future__ import annotations

from uuid import UUID

from ashinami.basics.clock import clock
from ashinami.papers.handout import Block, Boxes, Facts, Head, Text, handout_pdf
from ashinami_web.offers.models import Rung
from ashinami_web.offers.queries import asked_of
from ashinami_web.outbox import words
from ashinami_web.outbox.models import Message
from ashinami_web.ui.templatetags.ui import moment, wareki, wareki_weekday


def letter_pdf(message: Message) -> bytes:
    """Return the sheet. It names the driver it is for, never the rider."""
    body = message.body
    blocks: list[Block] = [Text(f"{message.person} 様")]
    blocks += _about(message.what, message.about) or [Text(words.text_of(message))]
    if body.phone:
        blocks.append(Text(f"お返事は受付まで　電話 {body.phone}"))
    head = Head(day=wareki(message.made_at.date()), group=body.name, fictional=body.fictional)
    return handout_pdf("運行のお知らせ", blocks, head)


def _about(what: str, about: UUID) -> list[Block]:
    if what not in (words.ASK, words.REMINDER):
        return []
    rung = Rung.objects.select_related("ladder__wish__destination", "ladder__wish__origin").filter(pk=about).first()
    if rung is None or rung.lapses_at is None:
        return []
    asked = asked_of(rung)
    ways = "、".join(f"{way.leg.value} {clock(way.pick_up)}–{clock(way.drop_off)}" for way in asked.ways)
    needs = "、".join(need.value for need in asked.needs) or "とくになし"
    facts = (
        ("日にち", wareki_weekday(asked.wish.service_day)),
        ("時刻", ways),
        ("行き先", asked.goes_to),
        ("必要なこと", needs),
    )
    return [
        Text("次の送迎をお願いできますか。どちらかに印をつけて、電話かファクスでお返事ください。"),
        Facts(facts),
        Boxes(("引き受ける", "今回は見送る"), large=True),
        Text(f"{moment(rung.lapses_at)} までにお返事がないときは、次の方にたずねます。", small=True),
    ]
