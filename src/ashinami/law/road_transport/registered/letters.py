"""The letters イ to ト of 福祉有償運送: which category each stood for, by period (施行規則第49条).

They moved on 2020-11-27, so records hold the category and documents of a period are read through this table.
"""

from __future__ import annotations

from datetime import date

from ashinami.law.road_transport.registered.sources_service import BEGIN, REFORM_2020

_TO_2020: dict[str, tuple[str, ...]] = {
    "イ": ("physical",),
    "ロ": ("care",),
    "ハ": ("support",),
    # people found by the checklist stood here by notice only
    "ニ": ("mental", "intellectual", "checklist", "other"),
}
_FROM_2020: dict[str, tuple[str, ...]] = {
    "イ": ("physical",),
    "ロ": ("mental",),
    "ハ": ("intellectual",),
    "ニ": ("care",),
    "ホ": ("support",),
    "ヘ": ("checklist",),
    "ト": ("other",),
}


def categories_of(letter: str, day: date) -> tuple[str, ...]:
    """Return the categories (options of `rider.category`) for which the letter stood on the day.

    >>> categories_of("ニ", date(2025, 4, 1))
    ('care',)

    Raises
    ------
    LookupError
        When the letter meant nothing on that day.
    """
    letters = _letters(day)
    if letter not in letters:
        raise LookupError(f"the letter {letter} stood for nothing on {day}")
    return letters[letter]


def letter_of(category: str, day: date) -> str:
    """Return the letter of a category on the day; `none` and unknown words are a LookupError.

    >>> letter_of("care", date(2019, 4, 1))
    'ロ'
    """
    for letter, categories in _letters(day).items():
        if category in categories:
            return letter
    raise LookupError(f"the category {category} had no letter on {day}")


def _letters(day: date) -> dict[str, tuple[str, ...]]:
    if day < BEGIN:
        raise LookupError(f"there was no registration on {day}, before {BEGIN}")
    return _TO_2020 if day < REFORM_2020 else _FROM_2020
