"""How days, times, money and ways are written on every page, and the words of the components."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from enum import Enum

from django import template
from django.contrib.messages.storage.base import Message
from django.forms import BoundField
from django.utils.dates import MONTHS_3, WEEKDAYS_ABBR
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from ashinami.basics import clock as minutes
from ashinami.basics import day as days
from ashinami.basics import money
from ashinami.vocabulary.ride import RideState
from ashinami_web.config.clock import JAPAN
from ashinami_web.ui import words
from ashinami_web.ui.words import Badge

register = template.Library()
_LEVELS = {"success": "good", "warning": "warn", "error": "bad"}


def _in_english() -> bool:
    return (get_language() or "ja").startswith("en")


@register.filter
def wareki(day: date | None) -> str:
    """令和8年12月1日; in English 1 Dec 2026; nothing for no day."""
    if day is None:
        return ""
    return f"{day.day} {MONTHS_3[day.month].capitalize()} {day.year}" if _in_english() else days.wareki(day)


@register.filter
def wareki_weekday(day: date | None) -> str:
    """令和8年12月1日(火); in English Tue 1 Dec 2026."""
    if day is None:
        return ""
    return f"{weekday(day)} {wareki(day)}" if _in_english() else days.wareki_with_weekday(day)


@register.filter
def weekday(day: date) -> str:
    """火; in English Tue."""
    return str(WEEKDAYS_ABBR[day.weekday()]) if _in_english() else days.weekday(day)


@register.filter
def moment(when: datetime | None) -> str:
    """令和8年12月1日(火) 9:20, by the clock in Japan; in English Tue 1 Dec 2026 9:20."""
    if when is None:
        return ""
    local = when.astimezone(JAPAN)
    return f"{wareki_weekday(local.date())} {minutes.clock(local.hour * 60 + local.minute)}"


@register.filter
def clock(minute: int | None) -> str:
    """560 → 9:20; nothing for no minute."""
    return "" if minute is None else minutes.clock(minute)


@register.filter
def clock_spoken(minute: int | None) -> str:
    """560 → 午前9時20分; in English 9:20 am."""
    if minute is None:
        return ""
    if not _in_english():
        return minutes.clock_spoken(minute)
    day, within = divmod(minute, 24 * 60)
    hour, rest = divmod(within, 60)
    return f"{(hour + 11) % 12 + 1}:{rest:02d} {'am' if hour < 12 else 'pm'}" + (" next day" if day else "")


@register.filter
def duration(minutes: int) -> str:
    """5429 → 90時間29分, 29 → 29分, 120 → 2時間; in English 90 h 29 min."""
    english = _in_english()
    hours, rest = divmod(abs(minutes), 60)
    said = [f"{hours} h" if english else f"{hours}時間"] if hours else []
    if rest or not hours:
        said.append(f"{rest} min" if english else f"{rest}分")
    # a late correction takes minutes back
    return ("−" if minutes < 0 else "") + (" " if english else "").join(said)


@register.filter
def yen(amount: int | None) -> str:
    """1200 → 1,200円; in English ¥1,200."""
    if amount is None:
        return ""
    return f"¥{amount:,}" if _in_english() else money.yen(amount)


@register.filter
def km(metres: int | None) -> str:
    """3240 → 3.2 km, halves up."""
    if metres is None:
        return ""
    tenths = (metres + 50) // 100
    return f"{tenths // 10:,}.{tenths % 10} km"


@register.simple_tag
def ja() -> str:
    """Return the mark of an element whose words stay Japanese on an English page: names, places, the law's reasons."""
    return SafeString(' lang="ja"') if _in_english() else SafeString("")


@register.filter
def term(word: Enum | str | None) -> str:
    """Return a word of the vocabulary in the reader's language: an enumeration's text, else its value."""
    text = getattr(word, "text", None) or getattr(word, "label", None) or getattr(word, "value", word)
    return gettext(str(text)) if text else ""


@register.filter
def verdict_badge(verdict: Enum | str | None) -> Badge:
    """Return word, icon and tone of a verdict."""
    return words.verdict_badge(str(getattr(verdict, "value", verdict)))


@register.filter
def state_badge(state: RideState | str) -> Badge:
    """Return word, icon and tone of a ride's state."""
    return words.state_badge(RideState(state))


@register.filter
def bar_badge(state: str) -> Badge:
    """Return word and icon of a bar on the board."""
    return words.BARS[state]


@register.simple_tag
def bar_badges() -> list[tuple[str, Badge]]:
    """Return every kind of bar, for the board's legend."""
    return list(words.BARS.items())


@register.filter
def note_word(level: str) -> str:
    """Return the word a note of this level begins with."""
    return str(words.NOTES[level])


@register.filter
def message_level(message: Message) -> str:
    """Return the note's level for one of Django's messages."""
    return _LEVELS.get(message.level_tag, "info")


@register.filter
def beside[Cell, Column](row: Iterable[Cell], columns: Iterable[Column]) -> list[tuple[Column, Cell]]:
    """Return each cell with its column."""
    return list(zip(columns, row, strict=True))


@register.simple_tag
def control(field: BoundField, key: str = "", short: bool | str = "") -> SafeString:  # noqa: FBT001 — as templates call it
    """Return the field's own control, with its Alt letter and width."""
    attributes: dict[str, str | bool] = {}
    if key:
        attributes["aria-keyshortcuts"] = f"Alt+{key}"
    if short:
        attributes["class"] = "short"
    return field.as_widget(attrs=attributes)
