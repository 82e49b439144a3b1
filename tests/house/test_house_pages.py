"""The generated pages: fresh, owned by a generator, marked as such."""

from __future__ import annotations

from pathlib import Path

from tools.command_pages import commands
from tools.pages import BANNER, faults, pages


def test_generated_pages_are_fresh(root: Path) -> None:
    """`make pages` was run after the last change to what the pages are made from."""
    assert faults(pages(), root) == []


def test_stale_missing_and_orphaned_pages_are_seen(tmp_path: Path) -> None:
    """Each of the three faults is named; a page written by hand is none of them."""
    banner = BANNER.format(generator="tools/x_pages.py")
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "stale.md").write_text(f"{banner}\n\nold\n", encoding="utf-8")
    (docs / "orphan.md").write_text(f"{banner}\n\nleft\n", encoding="utf-8")
    (docs / "by-hand.md").write_text("# ours\n", encoding="utf-8")
    made = {"docs/stale.md": f"{banner}\n\nnew\n", "docs/missing.md": f"{banner}\n\n…\n"}
    assert [fault.partition(":")[0] for fault in faults(made, tmp_path)] == [
        "docs/stale.md",
        "docs/missing.md",
        "docs/orphan.md",
    ]
    (docs / "orphan.md").unlink()
    for path, text in made.items():
        (tmp_path / path).write_text(text, encoding="utf-8")
    assert faults(made, tmp_path) == []


def test_every_command_and_option_says_what_it_is_for() -> None:
    """The page of commands is as good as the words in the commands."""
    found = dict(commands())
    assert "ashinami plan" in found
    silent = [
        f"{name} {parameter.name}".strip()
        for name, command in found.items()
        for parameter in command.params
        if not command.help or (parameter.name != "help" and not getattr(parameter, "help", ""))
    ]
    assert silent == []
