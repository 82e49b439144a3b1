"""Another system of the group: the message as JSON to its own address, signed, with a key by which it knows a second one."""

from __future__ import annotations

import hashlib
import hmac
import json
from http import HTTPStatus
from urllib.parse import urlsplit

from django.conf import settings

from ashinami_web.outbox.adapters.http import UnreachableError, post
from ashinami_web.outbox.adapters.outcome import NOT_ALLOWED, SENT, Letter, Outcome, Result


def send(letter: Letter, *, url: str, secret: str) -> Outcome:
    """Post the message. `X-Ashinami-Signature` is the hex of HMAC-SHA256 of the body; `Idempotency-Key` stays the same at each try."""
    if not is_allowed(url):
        return NOT_ALLOWED
    said = {"id": str(letter.key), "to": letter.to, "subject": letter.subject, "text": letter.text}
    body = json.dumps(said, ensure_ascii=False).encode()
    signed = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    try:
        answer = post(url, body, {"Idempotency-Key": str(letter.key), "X-Ashinami-Signature": f"sha256={signed}"})
    except UnreachableError:
        return Outcome(Result.AGAIN, "相手のしくみにつながりませんでした。")
    if HTTPStatus.OK <= answer.status < HTTPStatus.MULTIPLE_CHOICES or answer.status == HTTPStatus.CONFLICT:
        return SENT
    if answer.status == HTTPStatus.TOO_MANY_REQUESTS or answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return Outcome(Result.AGAIN, f"相手のしくみが受けつけられません（{answer.status}）。", answer.retry_after)
    return Outcome(Result.FAILED, f"相手のしくみが断りました（{answer.status}）。")


def is_allowed(url: str) -> bool:
    """Whether a message may be posted there: over TLS, to a host the administrator has named; plainly only to this computer."""
    parts = urlsplit(url)
    named = parts.hostname in settings.OUTBOX_HOSTS
    return named and (
        parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in ("127.0.0.1", "localhost"))
    )
