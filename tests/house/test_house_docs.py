"""The manual: links lead somewhere, both READMEs say the same, what they tell to type exists."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)


def broken_links(page: Path) -> list[str]:
    """Return the links of a page that lead to no file, or to no heading of a file."""
    broken = []
    for link in LINK.findall(CODE.sub("", page.read_text(encoding="utf-8"))):
        target, _, heading = link.partition("#")
        if target.startswith(("https://", "http://", "mailto:")):
            continue
        file = page.parent / target if target else page
        if not file.exists() or (heading and heading not in _headings(file)):
            broken.append(link)
    return broken


def _headings(page: Path) -> set[str]:
    """Return the names by which a page's headings are linked."""
    titles = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def manual(root: Path) -> list[Path]:
    """Return every page: the manual, and those at the top of the repository."""
    return [*sorted(root.glob("*.md")), *sorted(root.glob("docs/**/*.md"))]


def test_no_link_is_broken(root: Path) -> None:
    """A link to a page of ours leads to a file and, if it names one, a heading."""
    broken = {page.relative_to(root).as_posix(): found for page in manual(root) if (found := broken_links(page))}
    assert broken == {}


def test_a_broken_link_is_seen(tmp_path: Path) -> None:
    """The check above can fail."""
    page = tmp_path / "page.md"
    page.write_text(
        "# One Two\n[a](gone.md) [b](page.md#one-two) [c](#three) [d](https://example.org) `[e](x.md)`",
        encoding="utf-8",
    )
    assert broken_links(page) == ["gone.md", "#three"]


def test_every_page_opens_with_an_english_summary(root: Path) -> None:
    """Japanese first, and a stranger still knows what the page is about; decision records are in English."""
    silent = [
        page.relative_to(root).as_posix()
        for page in root.glob("docs/**/*.md")
        if not re.match(r"\d{4}-|.*(law/|decisions/)", page.relative_to(root / "docs").as_posix())
        and "> In English:" not in page.read_text(encoding="utf-8")[:1500]
    ]
    assert silent == []


def test_both_readmes_say_the_same(root: Path) -> None:
    """The same headings, commands, links and pictures, in two languages."""
    english, japanese = ((root / name).read_text(encoding="utf-8") for name in ("README.md", "README.ja.md"))
    for shape in (r"^#+ ", r"^```sh\n(.*?)^```", r"^!\[", r"^\|", r"^- "):
        assert len(re.findall(shape, english, re.MULTILINE | re.DOTALL)) == len(
            re.findall(shape, japanese, re.MULTILINE | re.DOTALL)
        )
    commands = [sorted(re.findall(r"^(make \w+|\.venv/bin/.*)", text, re.MULTILINE)) for text in (english, japanese)]
    assert commands[0] == commands[1] != []
    links = [{link for link in LINK.findall(text) if not link.startswith("README")} for text in (english, japanese)]
    assert links[0] == links[1]


def test_the_make_targets_that_pages_name_exist(root: Path) -> None:
    """Whoever types what a page says finds the command."""
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    named = {
        target
        for page in manual(root)
        for code in CODE.findall(page.read_text(encoding="utf-8"))
        for target in re.findall(r"(?:^|`|\n)make ([a-z]+)", code)
    }
    assert {"demo", "test"} <= named <= targets


def test_every_make_target_says_what_it_does(root: Path) -> None:
    """`make help` lists every target with its words."""
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony
    assert set(phony[1].split()) == set(re.findall(r"^([a-z]+):.*## \S", makefile, re.MULTILINE))


def test_ci_runs_what_readme_says(root: Path) -> None:
    """`.ci/run` runs the checks and then README's own test command, last, with every part required."""
    script = (root / ".ci" / "run").read_text(encoding="utf-8")
    assert script.rstrip().splitlines()[-2:] == ["make check", "make test"]
    for part in ("BROWSER", "POSTGRES", "SHARED"):
        assert f"ASHINAMI_REQUIRE_{part}=1" in script


@pytest.mark.parametrize("name", ["README.md", "README.ja.md"])
def test_readme_names_the_python_that_is_asked_for(root: Path, name: str) -> None:
    """README, pyproject and .python-version agree."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    version = (root / ".python-version").read_text(encoding="utf-8").strip()
    assert project["requires-python"] == f">={version}"
    assert f"Python {version}" in (root / name).read_text(encoding="utf-8")
