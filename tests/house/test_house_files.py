"""What stands in the repository: small files with honest names, and no path outside it."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

MOST_LINES = 250
# Longer with a reason; the list is short and stays so.
LONGER: dict[str, str] = {}
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "misc", "common"}
# a home folder or a place of one machine; ../shared is the one neighbour we know
OUTSIDE = re.compile(
    r"(?<![\w.$}])/(?:work|root|home|Users|tmp|mnt)/[\w.-]+|[A-Z]:\\\\Users\\\\|(?:\.\./)+(?!shared\b)(?=\w)"
)


@pytest.fixture(scope="module")
def files(root: Path) -> list[Path]:
    """Return every file that is or would be committed."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=root, capture_output=True, check=True, text=True,
    ).stdout  # fmt: skip
    return [path for name in listed.split("\0") if name and (path := root / name).is_file()]


def test_python_files_are_short_enough_to_read_whole(root: Path, files: list[Path]) -> None:
    """At most 250 lines, tests included; migrations are Django's."""
    lengths = {
        path.relative_to(root).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in files
        if path.suffix == ".py" and "migrations" not in path.parts
    }
    assert {name: length for name, length in lengths.items() if length > MOST_LINES and name not in LONGER} == {}
    assert set(LONGER) <= {name for name, length in lengths.items() if length > MOST_LINES}


def test_files_and_classes_say_what_they_hold(root: Path, files: list[Path]) -> None:
    """No drawer for everything (utils), no class that manages."""
    drawers = [
        path.relative_to(root).as_posix()
        for path in files
        if FORBIDDEN_NAMES & {path.stem, *path.relative_to(root).parts[:-1]}
    ]
    assert drawers == []
    managers = {
        path.relative_to(root).as_posix(): found
        for path in files
        if path.suffix == ".py"
        and (found := re.findall(r"^class \w*Manager\b.*", path.read_text(encoding="utf-8"), re.MULTILINE))
    }
    # Django's own word for what makes accounts; nothing else manages
    assert {
        name: found for name, found in managers.items() if not all("BaseUserManager" in line for line in found)
    } == {}


def test_no_file_names_a_place_outside_the_repository(root: Path, files: list[Path]) -> None:
    """A stranger's machine has none of our folders."""
    here = Path(__file__)
    texts = [
        path
        for path in files
        if path.suffix in {".py", ".md", ".toml", ".yaml", ".yml", ".sh", ".txt", ".html", ".typ"} and path != here
    ]
    found = {
        path.relative_to(root).as_posix(): hits
        for path in texts
        if (hits := _outside(path.read_text(encoding="utf-8"), path.relative_to(root)))
    }
    assert found == {}


def _outside(text: str, path: Path) -> list[str]:
    """Return the paths in the text that lead out of the repository; a link up to a folder of ours stays inside."""
    depth = len(path.parts) - 1
    return [hit for hit in OUTSIDE.findall(text) if not hit.startswith("../") or hit.count("../") > depth]


@pytest.mark.parametrize("text", ["see /home/someone/file", "open('/work/x')", "../neighbour/x", "(/root/out)"])
def test_a_path_outside_is_seen(text: str) -> None:
    """The check above can fail."""
    assert _outside(text, Path("README.md"))


@pytest.mark.parametrize(
    "text", ["../shared/cases", "[law](../reference/law.md)", "https://example.org/home/x", "/desk/wishes"]
)
def test_a_path_inside_is_left_alone(text: str) -> None:
    """../shared, links between pages, web addresses and our own URLs."""
    assert not _outside(text, Path("docs/how-to/page.md"))
