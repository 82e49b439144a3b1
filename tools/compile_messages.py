"""Compiles the English catalogue (.po to .mo) without gettext tools: python tools/compile_messages.py."""

from __future__ import annotations

from pathlib import Path

import polib

LOCALE = Path(__file__).resolve().parents[1] / "src" / "ashinami_web" / "locale"


def main() -> None:
    """Write a .mo beside every .po that is newer than it."""
    for source in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            polib.pofile(str(source)).save_as_mofile(str(target))


if __name__ == "__main__":
    main()
