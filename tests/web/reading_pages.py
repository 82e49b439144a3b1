"""A page as somebody sees it who follows a guide: links by their words, fields by their labels, rows of a table by their heading."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Self

_EMPTY = frozenset({"input", "link", "meta", "br", "img", "hr"})
_UNREAD = frozenset({"kbd", "script", "style"})
_ASIDE = re.compile(r"（なくてもよい）|（いくつでも）")


@dataclass
class Node:
    """An element with what stands in it."""

    tag: str
    attrs: dict[str, str] = field(default_factory=dict)
    inside: list[Self | str] = field(default_factory=list)

    def all(self, *tags: str) -> list[Node]:
        """Return the elements of these kinds within, in order."""
        found: list[Node] = []
        for part in self.inside:
            if isinstance(part, Node):
                found += [part] if part.tag in tags else []
                found += part.all(*tags)
        return found

    @property
    def text(self) -> str:
        """The words in it, without keys and asides."""
        words = "".join(
            part if isinstance(part, str) else part.text
            for part in self.inside
            if isinstance(part, str) or (part.tag not in _UNREAD and part.attrs.get("aria-hidden") != "true")
        )
        return re.sub(r"\s+", " ", _ASIDE.sub("", words)).strip()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Node("page")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(node)
        if tag not in _EMPTY:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        """Close the nearest element of the kind, with what was left open in it."""
        for depth in range(len(self.open) - 1, 0, -1):
            if self.open[depth].tag == tag:
                del self.open[depth:]
                return

    def handle_data(self, data: str) -> None:
        """Keep words."""
        self.open[-1].inside.append(data)


def page_of(html: str) -> Node:
    """Return a page."""
    reader = _Reader()
    reader.feed(html)
    return reader.open[0]


def link(page: Node, words: str) -> str:
    """Return where a link with these words leads."""
    found = next((one for one in page.all("a") if one.text == words), None)
    assert found is not None, f"there is no link「{words}」: {[one.text for one in page.all('a')]}"
    return found.attrs["href"]


def form_with(page: Node, *labels: str, row: str = "", button: str = "") -> Node:
    """Return the form that has fields of these labels and a button of these words; in a row of a table, the one of that row."""
    if row:
        rows = [one for one in page.all("tr") if any(head.text.startswith(row) for head in one.all("th"))]
        assert rows, f"there is no row「{row}」"
        page = rows[0]
    for form in page.all("form"):
        words = [one.text for one in form.all("button")]
        if (not button or button in words) and all(_labelled(form, label) for label in labels):
            return form
    raise AssertionError(f"no form has the fields {labels} and the button「{button}」")


def filled(form: Node, values: dict[str, str]) -> dict[str, str | list[str]]:
    """Return what a browser sends of a form after somebody filled the fields of these labels; the others stay as they are."""
    sent: dict[str, list[str]] = {}
    for one in form.all("input", "select", "textarea"):
        name, value = one.attrs.get("name", ""), one.attrs.get("value", "")
        if one.tag == "select":
            chosen = [each for each in one.all("option") if "selected" in each.attrs] or one.all("option")[:1]
            sent.setdefault(name, []).extend(each.attrs.get("value", each.text) for each in chosen)
        elif one.tag == "textarea":
            sent.setdefault(name, []).append(one.text)
        elif one.attrs.get("type") not in {"checkbox", "radio", "file"} or "checked" in one.attrs:
            sent.setdefault(name, []).append(value or ("on" if one.attrs.get("type") == "checkbox" else ""))
    for label, value in values.items():
        name, answers = _answers(form, label, value)
        sent[name] = answers
    sent.pop("", None)
    return {name: found if len(found) > 1 else found[0] for name, found in sent.items()}


def _labelled(form: Node, label: str) -> list[Node]:
    return [one for one in form.all("label", "legend") if one.text == label]


def _answers(form: Node, label: str, value: str) -> tuple[str, list[str]]:
    for group in form.all("fieldset"):
        if any(one.text == label for one in group.all("legend")):
            boxes = {one.text: one.all("input")[0] for one in group.all("label")}
            wanted = [word.strip() for word in value.split("、") if word.strip()]
            assert set(wanted) <= set(boxes), f"「{label}」に「{value}」はありません: {list(boxes)}"
            return next(iter(boxes.values())).attrs["name"], [boxes[word].attrs.get("value", "on") for word in wanted]
    target = next(iter(_labelled(form, label))).attrs["for"]
    control = next(one for one in form.all("input", "select", "textarea") if one.attrs.get("id") == target)
    if control.tag == "select":
        options = {one.text: one.attrs.get("value", one.text) for one in control.all("option")}
        assert value in options, f"「{label}」に「{value}」はありません: {list(options)}"
        return control.attrs["name"], [options[value]]
    if control.attrs.get("type") == "checkbox":
        return control.attrs["name"], [control.attrs.get("value", "on")]
    return control.attrs["name"], [value]
