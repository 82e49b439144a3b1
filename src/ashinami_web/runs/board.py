"""The board's version: two desks may look at it, one changes it at a time, the other is told."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from ashinami_web.runs.models import Day


class BoardMovedError(Exception):
    """Somebody else changed the board first. Nothing was changed; look again."""

    text = _("ほかの人が先に、この日の予定を変えました。画面を新しくしましたので、もう一度ご確認ください。")


def day_of(body: UUID, service_day: date) -> Day:
    """Return the group's day, made when first asked for."""
    day, _ = Day.objects.get_or_create(body_id=body, service_day=service_day)
    return day


def turn(day: Day, expected: int) -> None:
    """Turn the board from the version somebody saw to the next; inside a transaction it also keeps others waiting.

    Raises
    ------
    BoardMovedError
        When the board has another version by now.
    """
    if not Day.objects.filter(pk=day.pk, version=expected).update(version=F("version") + 1):
        raise BoardMovedError
    day.version = expected + 1
