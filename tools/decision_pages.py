"""Writes docs/decisions/index.md: every decision record by its title. A record is a file; nobody edits a list."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "decisions"
_HEAD = """\
# 決めたことの記録

> In English: decision records. Half a page each: what was asked, what we chose, what lost and why. A record is not
> edited when we change our minds; a new one says so and names the old one.
"""


def render() -> dict[str, str]:
    """Return the page."""
    records = sorted(path for path in FOLDER.glob("*.md") if path.name != "index.md")
    lines = [f"- [{_title(path)}]({path.name})" for path in records]
    return {"docs/decisions/index.md": "\n".join([_HEAD, *lines])}


def _title(record: Path) -> str:
    """Return the first heading of the record."""
    lines = record.read_text(encoding="utf-8").splitlines()
    return next(line.removeprefix("# ") for line in lines if line.startswith("# "))
