"""The desk's papers: the card a rider keeps by her telephone, the list of a day, blank slips."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from ashinami.papers.handout import Head, Table, Text, handout_pdf
from ashinami.papers.typesetting import pdf

_SLIP = (
    "1　どなた（お名前・屋号）",
    "　　電話番号",
    "2　日にち",
    "　　着きたい時刻（予約）",
    "3　行き先",
    "4　お帰り（時刻・電話・片道）",
    "5　必要なこと（車いすなど）",
    "　　一緒に乗る人・荷物",
    "6　代わりに電話した人・言づて",
    "7　折り返しの約束（何時までに）",
)
"""What a slip asks, in the order of the form on which it is typed in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What stands on a rider's card, in words ready to read."""

    day: str
    rider: str
    pick_up: str
    origin: str
    destination: str
    appointment: str
    home: str
    driver: str
    promise: str
    group: str
    fictional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRow:
    """One wish in the list of a day."""

    time: str
    rider: str
    phone: str
    goes_to: str
    home: str
    drivers: str
    needs: str
    state: str


def card_pdf(card: Card) -> bytes:
    """Return the card: A5 across, in very large type."""
    return pdf("card.typ", asdict(card))


def day_list_pdf(rows: Sequence[DayRow], *, day: str, group: str, fictional: bool = False) -> bytes:
    """Return the list of a day, by time."""
    heads = ("時刻", "利用者・電話", "行き先", "お帰り", "運転者", "必要なこと", "様子")
    table = Table(
        heads,
        [
            (row.time, f"{row.rider}\n{row.phone}", row.goes_to, row.home, row.drivers, row.needs, row.state)
            for row in rows
        ],
        shares=(7, 14, 13, 12, 12, 9, 7),
    )
    blocks = (Text(f"申込み {len(rows)}件"), table) if rows else (Text("この日の申込みはありません。"),)
    return handout_pdf("申込みの一覧", blocks, Head(day, group, fictional=fictional))


def blank_slips_pdf(count: int, *, group: str, fictional: bool = False) -> bytes:
    """Return numbered slips, two on a page; fewer than one is a ValueError."""
    if count < 1:
        raise ValueError("at least one slip is printed")
    return pdf(
        "slips.typ",
        {"count": count, "fields": list(_SLIP), "group": group, "fictional": fictional},
    )
