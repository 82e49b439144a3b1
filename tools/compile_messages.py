"""Compiles the English catalogues (.po to .mo), the house's and each room's, without gettext tools: python tools/compile_messages.py."""

from __future__ import annotations

from pathlib import Path

import polib

WEB = Path(__file__).resolve().parents[1] / "src" / "ashinami_web"


def main() -> None:
    """Write a .mo beside every .po that is newer than it."""
    for source in sorted(WEB.glob("**/locale/*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            polib.pofile(str(source)).save_as_mofile(str(target))


if __name__ == "__main__":
    main()
