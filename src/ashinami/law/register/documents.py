"""The documents of the register: read once, checked against each other, looked up by day."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from ashinami.basics.day import Days
from ashinami.basics.source import Citation, Mark
from ashinami.rules.provision import Provision


class Kind(StrEnum):
    """What sort of text it is, the most binding first."""

    LAW = "法律"
    ORDINANCE = "政令・省令"
    NOTICE = "通達・告示"
    MEMO = "事務連絡"
    GUIDE = "ガイドライン・手引き"
    REPORT = "報告・計画"
    MATERIAL = "資料"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One law, notice, guide or report.

    Attributes
    ----------
    key : a name that never changes.
    in_force : the days on which it holds; None for what never binds (reports, materials) or where the day is not known.
    dated : how far its day is known, where `issued` is None.
    replaces, carries_out : keys of the texts it took the place of, and of the recommendations it carries out.
    explains : subjects of the law it explains in plain words.
    checked : the day somebody last opened its address; None when nobody has on record.
    """

    key: str
    title: str
    issuer: str
    kind: Kind
    says: str
    mark: Mark
    number: str = ""
    issued: date | None = None
    dated: str = ""
    in_force: Days | None = None
    url: str = ""
    checked: date | None = None
    replaces: tuple[str, ...] = ()
    carries_out: tuple[str, ...] = ()
    explains: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a document that nobody could find."""
        if not (self.key and self.title and self.issuer and self.says):
            raise ValueError("a document has a key, a title, an issuer and a sentence")

    def is_cited_by(self, citation: Citation) -> bool:
        """Whether the citation leads here: by number where it has one, else by address, else by title."""
        if citation.number and self.number:
            return citation.number in self.number or self.number in citation.number
        if citation.url and self.url:
            return citation.url == self.url
        return citation.title == self.title


@cache
def documents() -> tuple[Document, ...]:
    """Return the register in the order of the file.

    Raises
    ------
    ValueError
        When two documents share a key, or one names a document that is not there.
    """
    text = resources.files("ashinami.law.register").joinpath("documents.toml").read_text(encoding="utf-8")
    return read(tomllib.loads(text))


def read(table: dict[str, Any]) -> tuple[Document, ...]:
    """Return the documents of one file, checked against each other."""
    found = tuple(_document(entry) for entry in table["document"])
    keys = {document.key for document in found}
    if len(keys) != len(found):
        raise ValueError("two documents share a key")
    for document in found:
        strange = {*document.replaces, *document.carries_out} - keys
        if strange:
            raise ValueError(f"{document.key} names documents that are not in the register: {sorted(strange)}")
    return found


def in_force(on: date) -> tuple[Document, ...]:
    """Return the documents that hold on the day."""
    return tuple(one for one in documents() if one.in_force is not None and on in one.in_force)


def carried_out_by(key: str) -> tuple[Document, ...]:
    """Return what carried out a recommendation, oldest first."""
    later = (one for one in documents() if key in one.carries_out)
    return tuple(sorted(later, key=lambda one: one.issued or date.max))


def cited(document: Document, provisions: tuple[Provision, ...]) -> tuple[Provision, ...]:
    """Return the provisions that rest on the document."""
    return tuple(one for one in provisions if document.is_cited_by(one.cite))


def _document(entry: dict[str, Any]) -> Document:
    plain = {name: entry[name] for name in ("key", "title", "issuer", "says")}
    for name in ("number", "issued", "dated", "url", "checked"):
        if name in entry:
            plain[name] = entry[name]
    return Document(
        **plain,
        kind=Kind[entry["kind"].upper()],
        mark=Mark(entry["mark"]),
        in_force=Days(entry["from"], entry.get("until")) if "from" in entry else None,
        replaces=tuple(entry.get("replaces", ())),
        carries_out=tuple(entry.get("carries_out", ())),
        explains=tuple(entry.get("explains", ())),
    )
