"""The dictionary of the house: each Japanese term, the English identifier that stands for it in code, and what it means."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Term:
    """One term of the field.

    Attributes
    ----------
    japanese : as it is written; `kana` its reading in hiragana.
    identifier : where it stands in code, as `module:name` (`ashinami.vocabulary.wish:Wish.back_at`).
    meaning : one line in English, for developers.
    """

    japanese: str
    kana: str
    identifier: str
    meaning: str

    def __post_init__(self) -> None:
        """Refuse a term that is not whole."""
        if not (self.japanese and self.kana and self.meaning) or self.identifier.count(":") != 1:
            raise ValueError(f"a term has its Japanese, reading, identifier (module:name) and meaning: {self}")


@cache
def terms() -> tuple[Term, ...]:
    """Return all terms, in the order of the file."""
    text = resources.files("ashinami.vocabulary").joinpath("terms.toml").read_text(encoding="utf-8")
    return tuple(Term(**entry) for entry in tomllib.loads(text)["term"])
