"""The one place that reads the clock."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

JAPAN = ZoneInfo("Asia/Tokyo")


def now() -> datetime:
    """Return this moment, with its zone."""
    return timezone.now()


def today() -> date:
    """Return today's date in Japan."""
    return timezone.localdate(timezone=JAPAN)
