"""Posting bytes to an address, with what came back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from email.message import Message
from http.client import HTTPException
from types import MappingProxyType
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener

TIMEOUT_SECONDS = 10
MOST_READ = 4_000


class UnreachableError(Exception):
    """Nothing came back: whether the other side has taken it is not known."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; the names of headers in small letters."""

    status: int
    headers: Mapping[str, str]
    text: str

    @property
    def retry_after(self) -> timedelta | None:
        """How long the other side asks to be left alone, when it says so in seconds."""
        said = self.headers.get("retry-after", "")
        return timedelta(seconds=int(said)) if re.fullmatch(r"[0-9]{1,6}", said) else None


class _NoRedirect(HTTPRedirectHandler):
    """Follows no redirect: a message goes where it was addressed, or nowhere."""

    def redirect_request(self, *_: object, **__: object) -> None:
        """Make no further request."""


_opener = build_opener(_NoRedirect)


def post(url: str, body: bytes, headers: Mapping[str, str]) -> Answer:
    """Post JSON and return the answer, whatever its status.

    Raises
    ------
    UnreachableError
        When there was no answer.
    """
    request = Request(url, data=body, headers={"Content-Type": "application/json", **headers}, method="POST")  # noqa: S310 - https, or the fake of the tests
    try:
        with _opener.open(request, timeout=TIMEOUT_SECONDS) as answer:
            return Answer(answer.status, _small(answer.headers), answer.read(MOST_READ).decode(errors="replace"))
    except HTTPError as error:
        with error:
            return Answer(error.code, _small(error.headers), error.read(MOST_READ).decode(errors="replace"))
    except (OSError, HTTPException) as error:
        raise UnreachableError from error


def _small(headers: Message[str, str]) -> Mapping[str, str]:
    return MappingProxyType({name.lower(): value for name, value in headers.items()})
