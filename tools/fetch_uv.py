"""Puts a uv of our own into .tools, with nothing but Python and PyPI: python tools/fetch_uv.py.

Debian's Python comes without ensurepip; pip is then run straight from its wheel.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import tempfile
import urllib.request
import venv
from importlib.util import find_spec
from pathlib import Path

TOOLS = Path(__file__).resolve().parents[1] / ".tools"
PIP = "https://pypi.org/simple/pip/"


def main() -> None:
    """Make the environment and install uv into it."""
    bundled = find_spec("ensurepip") is not None
    venv.create(TOOLS, clear=True, with_pip=bundled)
    python = TOOLS / "bin" / "python"
    with tempfile.TemporaryDirectory() as folder:
        pip = ["-m", "pip"] if bundled else [str(pip_wheel(Path(folder)) / "pip")]
        subprocess.run([python, *pip, "install", "--quiet", "--disable-pip-version-check", "uv>=0.9"], check=True)


def pip_wheel(folder: Path) -> Path:
    """Take pip's newest wheel from PyPI into the folder, checked by its hash; return its path."""
    wanted = urllib.request.Request(PIP, headers={"Accept": "application/vnd.pypi.simple.v1+json"})
    with urllib.request.urlopen(wanted) as answer:  # noqa: S310  as above
        files = json.load(answer)["files"]
    newest = [file for file in files if file["filename"].endswith("-py3-none-any.whl") and not file["yanked"]][-1]
    with urllib.request.urlopen(newest["url"]) as answer:  # noqa: S310  as above
        content: bytes = answer.read()
    if hashlib.sha256(content).hexdigest() != newest["hashes"]["sha256"]:
        raise SystemExit("pip の配布物が壊れています。もう一度お試しください。 / pip's wheel is damaged; try again")
    wheel = folder / str(newest["filename"])
    wheel.write_bytes(content)
    return wheel


if __name__ == "__main__":
    main()
