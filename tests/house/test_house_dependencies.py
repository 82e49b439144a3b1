"""What we stand on: each dependency says what it is for, and its licence goes with Apache-2.0."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import Distribution, distributions
from pathlib import Path

import pytest

# Families that may be used by, and shipped beside, a work under Apache-2.0. LGPL: psycopg, used as a library, unchanged.
GOES_WITH_APACHE = re.compile(
    r"\b(MIT|BSD|0BSD|Apache|ISC|ISCL|PSF|Python Software Foundation|MPL|Mozilla|Zlib|ZPL|Zope|CC0|Unlicense|LGPL\w*)\b",
    re.IGNORECASE,
)
DOES_NOT = re.compile(
    r"(?<!L)(?<!Lesser )\b(A?GPL|(Affero )?General Public|SSPL|BUSL|Commons Clause|Proprietary)", re.IGNORECASE
)


def licence(package: Distribution) -> str:
    """Return what the package says of its licence: the expression, the classifiers, or the first line of its text."""
    metadata = package.metadata
    classifiers = [line for line in metadata.get_all("Classifier") or [] if line.startswith("License ::")]
    files = [file for file in package.files or () if file.name in {"LICENSE", "LICENSE.txt", "LICENCE"}]
    enclosed = files[0].read_text().strip().partition("\n")[0] if files else ""
    written = (metadata.get("License") or "").strip().partition("\n")[0] or enclosed
    return metadata.get("License-Expression") or "; ".join(classifiers) or written


def goes_with_apache(text: str) -> bool:
    """Whether every alternative is known to us, and none asks for more than Apache-2.0 gives."""
    return bool(GOES_WITH_APACHE.search(text)) and not DOES_NOT.search(text)


def test_every_dependency_says_what_it_is_for(root: Path) -> None:
    """A line without a reason is a line nobody dares to remove."""
    text = (root / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(text)
    wanted = [
        *project["project"]["dependencies"],
        *(name for group in project["project"]["optional-dependencies"].values() for name in group),
        *project["dependency-groups"]["dev"],
    ]
    silent = [name for name in wanted if not re.search(rf'"{re.escape(name)}"[\],]*\s*# \w', text)]
    assert silent == []


def test_every_installed_licence_goes_with_ours() -> None:
    """Read from what is installed, so that a new dependency of a dependency is seen too."""
    foreign = {package.name: licence(package) for package in distributions() if not goes_with_apache(licence(package))}
    assert foreign == {}


@pytest.mark.parametrize(
    "text", ["GPL-3.0-or-later", "AGPL-3.0", "License :: OSI Approved :: GNU General Public License v3 (GPLv3)", ""]
)
def test_a_licence_that_does_not_go_with_ours_is_seen(text: str) -> None:
    """The check above can fail; an unknown licence is not an allowed one."""
    assert not goes_with_apache(text)


def test_lesser_gpl_is_told_from_gpl() -> None:
    """Psycopg is used as a library."""
    assert goes_with_apache("LGPL-3.0-only")
    assert goes_with_apache("License :: OSI Approved :: GNU Lesser General Public License v3 (LGPLv3)")
