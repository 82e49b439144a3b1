"""The table: each word of the file to its reading. It knows no case by name."""

from __future__ import annotations

from tests.spec.law.shared_table import (
    words_drivers,
    words_forms,
    words_money,
    words_operation,
    words_price,
    words_service,
)
from tests.spec.law.shared_table.reading import Reading

_PARTS = (
    words_money.WORDS,
    words_forms.WORDS,
    words_service.WORDS,
    words_price.WORDS,
    words_operation.WORDS,
    words_drivers.WORDS,
)
WORDS: dict[str, Reading] = {word: reading for part in _PARTS for word, reading in part.items()}

if len(WORDS) != sum(len(part) for part in _PARTS):
    raise ValueError("a word is read in two ways")
