"""The register as plain Japanese text: the words of `ashinami law sources`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from ashinami.basics.day import wareki
from ashinami.law import corpus
from ashinami.law.register.documents import Document, carried_out_by, cited, documents

NOT_CHECKED = "所在は、まだだれも開いて確かめていません"


def source_list(found: Iterable[Document]) -> Iterator[str]:
    """Each document in three lines: key, title with number and day, and what it says."""
    for document in found:
        yield f"{document.key}  [{document.kind.value}・{document.mark.text}]"
        yield f"  {document.title}（{'・'.join(part for part in (document.issuer, document.number, _day(document)) if part)}）"
        yield f"  {document.says}"


def source_page(key: str) -> Iterator[str]:
    """One document whole, with what it replaced, carries out and is rested on by; a key we do not have is a LookupError."""
    by_key = {document.key: document for document in documents()}
    if key not in by_key:
        raise LookupError(f"no document {key}")
    document = by_key[key]
    yield from source_list((document,))
    yield f"  所在: {document.url or '（電子の所在は知られていません）'}"
    yield f"  {_checked(document)}"
    if document.in_force:
        until = f"{document.in_force.end.isoformat()} の前日まで" if document.in_force.end else "今も有効とみています"
        yield f"  効力: {document.in_force.start.isoformat()} から、{until}"
    yield from (f"  置きかえた文書: {by_key[older].title}" for older in document.replaces)
    yield from (f"  実現した提言: {by_key[advice].title}" for advice in document.carries_out)
    yield from (f"  この提言を実現した文書: {later.title}（{_day(later)}）" for later in carried_out_by(key))
    yield from (f"  これによる条文: {one.id}（{one.title}）" for one in cited(document, corpus().provisions))


def sources_json(found: Iterable[Document]) -> list[dict[str, Any]]:
    """Return the documents as plain values, for programs."""
    return [
        {
            "key": one.key,
            "title": one.title,
            "issuer": one.issuer,
            "kind": one.kind.value,
            "number": one.number,
            "issued": one.issued.isoformat() if one.issued else None,
            "dated": one.dated,
            "from": one.in_force.start.isoformat() if one.in_force else None,
            "until": one.in_force.end.isoformat() if one.in_force and one.in_force.end else None,
            "url": one.url,
            "mark": one.mark.value,
            "checked": one.checked.isoformat() if one.checked else None,
            "says": one.says,
            "replaces": list(one.replaces),
            "carries_out": list(one.carries_out),
        }
        for one in found
    ]


def not_checked_since(found: Iterable[Document], day: date) -> tuple[Document, ...]:
    """Return the documents with an address that nobody has opened on or after the day."""
    return tuple(one for one in found if one.url and (one.checked is None or one.checked < day))


def _day(document: Document) -> str:
    return f"{document.issued.isoformat()}、{wareki(document.issued)}" if document.issued else document.dated


def _checked(document: Document) -> str:
    return f"所在を確かめた日: {document.checked.isoformat()}" if document.checked else NOT_CHECKED
