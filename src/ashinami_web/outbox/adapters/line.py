"""LINE: the push message of the Messaging API, and the signature of what LINE sends to us.

Protocol: `POST /v2/bot/message/push` with the channel access token and `X-Line-Retry-Key`, a UUID that makes a second request for the same
message harmless for 24 hours (409 then says that the first one was accepted). `X-Line-Signature` is the base64 of HMAC-SHA256 of
the body under the channel secret.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from datetime import timedelta
from http import HTTPStatus

from django.conf import settings

from ashinami_web.outbox.adapters.http import Answer, UnreachableError, post
from ashinami_web.outbox.adapters.outcome import SENT, Letter, Outcome, Result

RETRY_KEY_HOLDS = timedelta(hours=24)
"""So long LINE remembers a retry key: after it a second request could be a second message."""


def send(letter: Letter, *, token: str) -> Outcome:
    """Push the text to somebody's LINE account. Trying again with the same letter never gives a second message."""
    body = {"to": letter.to, "messages": [{"type": "text", "text": letter.text}]}
    headers = {"Authorization": f"Bearer {token}", "X-Line-Retry-Key": str(letter.key)}
    try:
        answer = post(f"{settings.LINE_API}/v2/bot/message/push", json.dumps(body).encode(), headers)
    except UnreachableError:
        return Outcome(Result.AGAIN, "LINE につながりませんでした。")
    return _outcome(answer)


def is_signed(body: bytes, signature: str, *, secret: str) -> bool:
    """Whether LINE sent these bytes: its signature is of them, under our secret."""
    expected = base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest())
    return hmac.compare_digest(expected, signature.encode())


def _outcome(answer: Answer) -> Outcome:
    status = answer.status
    if status == HTTPStatus.OK:
        return SENT
    if status == HTTPStatus.CONFLICT and "x-line-accepted-request-id" in answer.headers:
        return Outcome(Result.SENT, "まえの送信が届いていました。")
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        used_up = Outcome(Result.FAILED, "今月 LINE で送れる数を使いきりました。")
        busy = Outcome(Result.AGAIN, "LINE が混んでいます。", answer.retry_after)
        return used_up if "monthly limit" in answer.text else busy
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return Outcome(Result.AGAIN, f"LINE の側で障害が起きています（{status}）。", answer.retry_after)
    ours = status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN)
    his = f"LINE が受けつけませんでした（{status}）。友だち登録がなくなったのかもしれません。"
    return Outcome(Result.FAILED, "LINE のチャネルの設定が合っていません。管理者に知らせてください。" if ours else his)
