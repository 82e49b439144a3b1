"""Wording that does not order people about: a list of phrases with what may be said instead. A checklist; nothing is guessed."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Phrase:
    """A way of speaking that sounds like an order."""

    pattern: re.Pattern[str]
    instead: str
    why: str


@dataclass(frozen=True, slots=True)
class Found:
    """Where such a phrase stands in a text: from and to, as offsets, with the words themselves."""

    start: int
    end: int
    words: str
    instead: str
    why: str


@cache
def phrases() -> tuple[Phrase, ...]:
    """Return the list."""
    return tuple(Phrase(re.compile(one["pattern"]), one["instead"], one["why"]) for one in _file().get("word", ()))


@cache
def questions() -> tuple[str, ...]:
    """Return what the writer asks herself, whatever the text says."""
    return tuple(one["text"] for one in _file().get("ask", ()))


def checked(text: str) -> list[Found]:
    """Return every phrase found, in the order of the text; the longest of those that begin at one place."""
    found = [
        Found(match.start(), match.end(), match[0], phrase.instead, phrase.why)
        for phrase in phrases()
        for match in phrase.pattern.finditer(text)
        if match[0]
    ]
    found.sort(key=lambda one: (one.start, -one.end))
    kept: list[Found] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


@cache
def _file() -> dict[str, list[dict[str, str]]]:
    text = resources.files("ashinami.community").joinpath("wording.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
