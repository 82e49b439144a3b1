"""Mail, through the group's own mail server. It has no key against a second message: what may have been taken is never sent again."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Mapping
from email.message import EmailMessage
from email.utils import format_datetime

from django.conf import settings

from ashinami_web.config import clock
from ashinami_web.outbox.adapters.outcome import NOT_ALLOWED, SENT, Letter, Outcome, Result

TIMEOUT_SECONDS = 15
SUBMISSION, OVER_TLS = 587, 465
_LATER = range(400, 500)


def send(letter: Letter, *, options: Mapping[str, object], password: str) -> Outcome:
    """Hand the mail to the server. Once its text may have been taken, a lost answer means that nobody knows: then the desk rings."""
    host = str(options.get("host", ""))
    if host not in settings.OUTBOX_HOSTS:
        return NOT_ALLOWED
    mail = _mail(letter, str(options.get("sender", "")))
    handed_over = taken = False
    try:
        with _connected(host, int(str(options.get("port") or SUBMISSION)), plain=bool(options.get("plain"))) as server:
            if password:
                server.login(str(options.get("user") or options.get("sender", "")), password)
            handed_over = True
            server.send_message(mail)
            taken = True
    except smtplib.SMTPRecipientsRefused as error:
        codes = [code for code, _words in error.recipients.values()]
        later = all(code in _LATER for code in codes)
        return Outcome(Result.AGAIN if later else Result.FAILED, f"メールの宛先が受けつけられません（{codes[0]}）。")
    except smtplib.SMTPResponseException as error:
        result = Result.AGAIN if error.smtp_code in _LATER else Result.FAILED
        return Outcome(result, f"メールのサーバーが断りました（{error.smtp_code}）。")
    except (OSError, smtplib.SMTPException):
        cut = Outcome(Result.UNSURE, "送っている途中で切れました。届いたか分かりません。")
        away = Outcome(Result.AGAIN, "メールのサーバーにつながりませんでした。")
        if not taken:  # else the server had it, and only the farewell failed
            return cut if handed_over else away
    return SENT


def _connected(host: str, port: int, *, plain: bool) -> smtplib.SMTP:
    """Return a connection over TLS; `plain` is for a server on this computer alone."""
    if plain and host in ("127.0.0.1", "localhost"):
        return smtplib.SMTP(host, port, timeout=TIMEOUT_SECONDS)
    safe = ssl.create_default_context()
    if port == OVER_TLS:
        return smtplib.SMTP_SSL(host, port, timeout=TIMEOUT_SECONDS, context=safe)
    server = smtplib.SMTP(host, port, timeout=TIMEOUT_SECONDS)
    server.starttls(context=safe)
    return server


def _mail(letter: Letter, sender: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, letter.to, letter.subject
    mail["Date"] = format_datetime(clock.now())
    # the same at each try, so that a mail program shows one that came twice once
    mail["Message-ID"] = f"<{letter.key}@ashinami.invalid>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(letter.text)
    return mail
