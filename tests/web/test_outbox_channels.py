"""The outbox's other channels: mail and webhooks, whose account a code tells, and the pages on which channels are set up."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import smtplib
from collections.abc import Callable
from typing import Any, Self
from uuid import UUID, uuid4

import pytest
from django.test import Client
from pytest_django.fixtures import Settings
from web_town import NOON, Town

from ashinami_web.outbox.actions import make_line_code, set_channel
from ashinami_web.outbox.adapters import http, smtp, webhook
from ashinami_web.outbox.adapters.outcome import Letter, Outcome, Result
from ashinami_web.outbox.models import Address, LineCode

ACCOUNT = "U" + "0" * 32
LETTER = Letter(uuid4(), ACCOUNT, "件名", "本文")


def test_a_code_typed_into_line_tells_whose_account_it_is(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """Signed by LINE it counts, once; unsigned, wrongly signed, unreadable or too late it does not."""
    monkeypatch.setenv("ASHINAMI_SECRET_VERIFY", "channel secret")
    set_channel(
        "line", on=True, options={"verify_name": "ASHINAMI_SECRET_VERIFY"}, secret_name="", by=town.by("sewa"), at=NOON
    )
    haru = town.people["haru"].pk
    old = make_line_code(haru, by=town.by("asa"), at=NOON)
    code = make_line_code(haru, by=town.by("asa"), at=NOON)
    event = {"type": "message", "source": {"userId": ACCOUNT}, "message": {"type": "text", "text": f" {code} "}}

    def hook(body: bytes, signature: str | None = None) -> int:
        signed = base64.b64encode(hmac.new(b"channel secret", body, hashlib.sha256).digest()).decode()
        headers = {"X-Line-Signature": signed if signature is None else signature}
        address = f"/outbox/line/{town.group.pk}/"
        answer = Client().post(address, body, content_type="application/json", headers=headers)
        return answer.status_code

    said = json.dumps({"events": [event]}).encode()
    assert hook(said, "") == 403
    assert hook(said, "wrong") == 403
    assert hook(json.dumps({"events": [event | {"message": {"type": "text", "text": old}}]}).encode()) == 200
    assert hook(b"{}") == 200
    assert hook(b"[1]") == 200
    assert not Address.objects.exists()
    assert hook(said) == 200
    assert Address.objects.get().address == ACCOUNT
    Address.objects.all().delete()
    assert hook(said) == 200
    assert not Address.objects.exists(), "a code counts once"
    assert hook(b"x" * 200_001) == 413
    assert code not in LineCode.objects.values_list("code_hash", flat=True)


class _Server:
    """A mail server that does what a test wants."""

    def __init__(self, fails: Exception | None = None, farewell: Exception | None = None) -> None:
        self.fails, self.farewell = fails, farewell
        self.mails: list[Any] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.farewell:
            raise self.farewell

    def login(self, *_: str) -> None:
        """Let anybody in."""

    def send_message(self, mail: Any) -> None:
        """Take a mail, or fail as told."""
        if self.fails:
            raise self.fails
        self.mails.append(mail)


@pytest.mark.parametrize(
    ("server", "result"),
    [
        (_Server(), Result.SENT),
        (_Server(farewell=OSError()), Result.SENT),
        (_Server(fails=smtplib.SMTPServerDisconnected()), Result.UNSURE),
        (_Server(fails=smtplib.SMTPDataError(451, b"later")), Result.AGAIN),
        (_Server(fails=smtplib.SMTPDataError(554, b"no")), Result.FAILED),
        (_Server(fails=smtplib.SMTPRecipientsRefused({"a": (550, b"unknown")})), Result.FAILED),
        (_Server(fails=smtplib.SMTPRecipientsRefused({"a": (450, b"later")})), Result.AGAIN),
    ],
)
def test_mail_says_whether_it_was_taken(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, server: _Server, result: Result
) -> None:
    """Taken, refused for good, refused for now, and the one case in which nobody knows."""
    settings.OUTBOX_HOSTS = frozenset({"mail.example.com"})
    monkeypatch.setattr(smtp, "_connected", lambda *_, **__: server)
    options = {"host": "mail.example.com", "sender": "desk@example.com"}
    assert smtp.send(LETTER, options=options, password="x").result is result  # noqa: S106
    for mail in server.mails:
        assert mail["Message-ID"] == f"<{LETTER.key}@ashinami.invalid>"


def test_mail_goes_only_where_the_administrator_allows(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server nobody named is not called; one that is away is tried later."""
    assert smtp.send(LETTER, options={"host": "elsewhere"}, password="").result is Result.FAILED
    settings.OUTBOX_HOSTS = frozenset({"127.0.0.1"})
    away = smtp.send(LETTER, options={"host": "127.0.0.1", "port": 9, "plain": True}, password="")
    assert away.result is Result.AGAIN


def test_a_webhook_is_signed_and_goes_only_where_the_administrator_allows(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The body's signature can be checked with the secret; plain http and unnamed hosts are refused."""
    seen: list[tuple[str, bytes, dict[str, str]]] = []
    statuses = iter([200, 409, 503, 404])

    def taken(url: str, body: bytes, headers: dict[str, str]) -> Any:
        seen.append((url, body, headers))
        return http.Answer(next(statuses), {}, "")

    monkeypatch.setattr(webhook, "post", taken)
    settings.OUTBOX_HOSTS = frozenset({"hook.example.com"})
    url = "https://hook.example.com/in"
    results = [webhook.send(LETTER, url=url, secret="s").result for _ in range(4)]  # noqa: S106
    assert results == [Result.SENT, Result.SENT, Result.AGAIN, Result.FAILED]
    _url, body, headers = seen[0]
    assert headers["X-Ashinami-Signature"] == "sha256=" + hmac.new(b"s", body, hashlib.sha256).hexdigest()
    assert headers["Idempotency-Key"] == str(LETTER.key)
    for wrong in ("http://hook.example.com/in", "https://elsewhere.example.com/", "nothing"):
        assert webhook.send(LETTER, url=wrong, secret="s").result is Result.FAILED  # noqa: S106
    assert len(seen) == 4


def test_channels_and_addresses_are_set_up_on_pages(
    town: Town, client_of: Callable[[str], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A coordinator switches LINE on by the name of its secret; a volunteer gets a number; wrong input is answered in Japanese."""
    sewa, haru = client_of("sewa"), town.people["haru"].pk
    said = sewa.post("/outbox/channels/", {"kind": "line", "on": "on", "secret_name": "SECRET_KEY"}).content.decode()
    assert "ASHINAMI_SECRET_" in said
    assert "入れてください" in sewa.post("/outbox/channels/", {"kind": "smtp", "on": "on"}).content.decode()
    assert sewa.post("/outbox/channels/", {"kind": "x"}).status_code == 302
    sewa.post("/outbox/channels/", {"kind": "line", "on": "on", "secret_name": "ASHINAMI_SECRET_LINE"})
    assert "まだサーバーにありません" in sewa.get("/outbox/channels/").content.decode()
    address = f"/outbox/reach/{haru}/"
    assert "まだ団体で使える" in sewa.post(address, {"kind": "smtp", "address": "x"}).content.decode()
    assert "本人が送ると" in sewa.post(address, {"kind": "line", "address": ""}).content.decode()
    assert "六" not in (shown := sewa.post(address, {"code": "1"}).content.decode())
    assert "この番号を" in shown
    assert sewa.post(address, {"kind": "line", "address": ACCOUNT}).status_code == 302
    assert Address.objects.get().person_id == haru
    assert client_of("asa").get("/outbox/channels/").status_code == 403
    assert sewa.get(f"/outbox/reach/{UUID(int=0)}/").status_code == 404
    assert Outcome(Result.SENT).words == ""
