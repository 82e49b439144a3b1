"""Take fonts and browser parts from pinned wheels, once, at set-up.

The wheels are named with their hashes in `tools/assets.txt`; each file taken is named below with its own hash, so a second
run only looks and is done. Nothing but the package index is asked, and only when a font is missing.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
FONTS = HOME / "src/ashinami/papers/fonts"
VENDOR = HOME / "src/ashinami_web/ui/static/vendor"


@dataclass(frozen=True, slots=True)
class Asset:
    """A file to take: where it stands among installed packages, where it goes, and its SHA-256."""

    source: str
    target: Path
    sha256: str

    @property
    def there(self) -> bool:
        """Whether the right bytes already stand at the target."""
        return self.target.is_file() and digest(self.target) == self.sha256


FROM_WHEELS = (
    Asset(
        "matplotlib_fontja/fonts/ipaexg.ttf",
        FONTS / "ipaexg.ttf",
        "3b9955a5e437ffb24c41548e79296fa724822da21ee75dc1b94f6ccdb8f400dd",
    ),
    Asset(
        "matplotlib_fontja/fonts/IPA_Font_License_Agreement_v1.0.txt",
        FONTS / "IPA_Font_License_Agreement_v1.0.txt",
        "272f7f805dfafd3cd9b7c5d99f38133664caacdf5b6ae1ed059f1b051ecad3c2",
    ),
    Asset(
        "cvttf_NotoSansCJK_Regular/NotoSansCJKtc-Regular.otf",
        FONTS / "NotoSansCJK-Regular.otf",
        "f57e46120a3dd025ac993801981849622405d1359b32093b1f046490f7885711",
    ),
    Asset(
        "maplibre/srcjs/maplibre-gl.js",
        VENDOR / "maplibre-gl.js",
        "e380deae560bc5d182be4124a1b9cdd5086304b0cb82c92a5af23d018aa81015",
    ),
    Asset(
        "maplibre/srcjs/maplibre-gl.css",
        VENDOR / "maplibre-gl.css",
        "792ac997dcf6ae6f643eb4e2dee4630c85e7056526bd8fb85ffe83c67d6c41b4",
    ),
)
# django-htmx is installed anyway; uv.lock holds its hash
FROM_INSTALLED = (("django_htmx", "static/django_htmx/htmx-2.min.js", VENDOR / "htmx.min.js"),)


def digest(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def installer() -> list[str]:
    """Return the command that installs packages: the uv that runs us, our own, the one on the path, or pip."""
    for uv in (os.environ.get("UV"), str(HOME / ".tools/bin/uv"), shutil.which("uv")):
        # a shim on the path may name an uv that is not there: asking for its version tells
        if (
            uv
            and Path(uv).exists()
            and subprocess.run([uv, "--version"], capture_output=True, check=False).returncode == 0
        ):
            return [uv, "pip", "install", "--quiet", "--python", sys.executable]
    return [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]


def take_from_wheels(assets: Iterable[Asset]) -> None:
    """Unpack the pinned wheels beside the repository's build and copy what is wanted; raise RuntimeError on wrong bytes."""
    build = HOME / "build"
    build.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=build) as folder:
        wanted = ["--no-deps", "--require-hashes", "--target", folder, "--requirement", str(HOME / "tools/assets.txt")]
        subprocess.run([*installer(), *wanted], check=True)
        for asset in assets:
            source = Path(folder) / asset.source
            if digest(source) != asset.sha256:
                raise RuntimeError(f"{asset.source}: the file is not the one we know")
            place(source, asset.target)


def place(source: Path, target: Path) -> None:
    """Copy a file so that a half-written target never stands there."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f"{target.name}.part")
    shutil.copyfile(source, part)
    part.replace(target)


def main() -> int:
    """Take what is missing; say so in one line."""
    missing = [asset for asset in FROM_WHEELS if not asset.there]
    if missing:
        try:
            take_from_wheels(missing)
        except (subprocess.CalledProcessError, RuntimeError) as error:
            print(
                f"書体を取り寄せられませんでした。ネットワークを確かめて、もう一度 make setup を実行してください。\n{error}",
                file=sys.stderr,
            )
            return 1
    for package, path, target in FROM_INSTALLED:
        spec = find_spec(package)
        if spec is None or spec.origin is None:
            print(f"{package} がありません。make setup を実行してください。", file=sys.stderr)
            return 1
        source = Path(spec.origin).parent / path
        if not target.is_file() or digest(target) != digest(source):
            place(source, target)
    print("書体と画面の部品はそろっています。")
    return 0


if __name__ == "__main__":
    sys.exit(main())
