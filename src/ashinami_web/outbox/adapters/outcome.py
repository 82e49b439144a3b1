"""What a try to send came to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from uuid import UUID


class Result(StrEnum):
    """How a try ended."""

    SENT = "sent"
    AGAIN = "again"
    FAILED = "failed"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a try ended, in words that may be read by everybody at the desk: no address, no secret.

    `wait` is how long the other side asks to be left alone.
    """

    result: Result
    words: str = ""
    wait: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """What is sent: the message's key (the same at each try), where to, a subject and the text."""

    key: UUID
    to: str
    subject: str
    text: str


SENT = Outcome(Result.SENT)
NO_SECRET = Outcome(Result.FAILED, "この通り道の秘密の文字が、環境変数にありません。管理者に知らせてください。")
NOT_ALLOWED = Outcome(Result.FAILED, "この相手先は、管理者が許した送り先（ASHINAMI_OUTBOX_HOSTS）にありません。")
