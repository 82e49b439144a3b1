"""What a message says: that there is something, and where to look. Nobody's name, no address, no time, no place."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from ashinami_web.bodies.models import Body
from ashinami_web.outbox.models import Message

ASK, REMINDER, TAKEN, CALLED_OFF = "ask", "reminder", "taken", "called_off"

PATHS: dict[str, str] = {
    ASK: "ashinami_web.offers.links:path_of",
    REMINDER: "ashinami_web.offers.links:path_of",
}
"""Who knows the private page a message leads to: module and function `(about) -> path`. Imported when first needed."""

STILL_TRUE: dict[str, str] = {
    ASK: "ashinami_web.offers.links:is_open",
    REMINDER: "ashinami_web.offers.links:is_open",
}
"""Who knows whether a message still says something true: `(about) -> bool`. One that does not is dropped, not sent."""


def subject_of(message: Message) -> str:
    """Return the subject of a mail."""
    with override("ja"):
        return _("運行のお知らせ（%(group)s）") % {"group": message.body.name}


def text_of(message: Message) -> str:
    """Return the text: what every message may say, and the link."""
    body: Body = message.body
    with override("ja"):
        said = {
            ASK: _("運行のお知らせがあります。お返事をお願いします。"),
            REMINDER: _("運行のお知らせに、まだお返事がありません。"),
            TAKEN: _("先ほどのお知らせは、ほかの方に決まりました。お返事はいりません。"),
            CALLED_OFF: _("先ほどのお知らせは、なくなりました。お返事はいりません。"),
        }[message.what]
        lines = [f"{body.name}", said]
        if link := link_of(message.what, message.about):
            lines.append(link)
        if body.phone:
            lines.append(_("お電話でもどうぞ：%(phone)s") % {"phone": body.phone})
    return "\n".join(lines)


def link_of(what: str, about: UUID) -> str:
    """Return the address of the private page; empty when there is none, or nobody has said under which name we are reached."""
    path = PATHS.get(what)
    return settings.PUBLIC_URL + str(_named(path)(about)) if path and settings.PUBLIC_URL else ""


def is_still_true(message: Message) -> bool:
    """Whether the message still says something true."""
    asked = STILL_TRUE.get(message.what)
    return asked is None or bool(_named(asked)(message.about))


def _named(path: str) -> Callable[..., Any]:
    module, _colon, name = path.partition(":")
    function: Callable[..., Any] = getattr(import_module(module), name)
    return function
