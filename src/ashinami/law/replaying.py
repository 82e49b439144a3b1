"""Past verdicts judged again by the law as it is written here today: which would change, and why."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from ashinami.basics.notice import Notice, Severity
from ashinami.law import corpus
from ashinami.law.telling import OUTCOME
from ashinami.rules.receipt import Receipt, Replay, replay


def replayed(lines: Iterable[str], file: str) -> Iterator[tuple[int, Receipt, Replay] | Notice]:
    """Each receipt of a file of JSON lines with its number and what comes out now; a line that holds none gives a notice."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                receipt = Receipt.from_json(json.loads(line))
                yield number, receipt, replay(receipt, corpus())
            except (ValueError, KeyError, TypeError, AttributeError, LookupError):
                said = f"{number}行めは、足並みの控えとして読めません"
                remedy = "控え（receipt）を一行に一つ、JSONで書いたファイルを渡してください"
                yield Notice("unreadable-receipt", Severity.ERROR, said, remedy, file, number)


def differences(number: int, receipt: Receipt, again: Replay) -> Iterator[str]:
    """One receipt of which the verdict changed: what it was and is, the law that was rewritten, and the reasons that turned."""
    was, now = OUTCOME[receipt.verdict], OUTCOME[again.finding.verdict]
    yield f"{number}行め  {receipt.day.isoformat()}  {receipt.subject}: {was} → {now}"
    yield from (f"  書き改められた条文: {name}" for name in again.rewritten)
    yield from (f"  前の決め手: {reason}" for reason in again.no_longer)
    yield from (f"  今の決め手: {reason}" for reason in again.newly)
    yield from (f"  たずねること: {slot.asks}（{slot.answered_by.value}）" for slot in again.finding.questions)
