"""Writes the generated pages, or checks them: python tools/pages.py [--check].

Every `tools/*_pages.py` has `render() -> dict[str, str]`: the page's path from the top of the repository, and its text.
A generator is found by its name; nobody edits a list. Each page opens with a banner that names its generator, and by
that banner a page is recognised whose generator no longer makes it.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BANNER = "<!-- {generator} が書いたページです。手では直さず、make pages でつくり直してください。 / Generated; do not edit. -->"


def pages(tools: Path = ROOT / "tools") -> dict[str, str]:
    """Return every generated page: its path from the top of the repository, and its text with the banner."""
    result: dict[str, str] = {}
    for file in sorted(tools.glob("*_pages.py")):
        generator = f"tools/{file.name}"
        for path, text in import_module(f"tools.{file.stem}").render().items():
            if str(path) in result:
                raise ValueError(f"two generators write {path}")
            # JSON has no comments: such a page says itself where it comes from
            banner = "" if str(path).endswith(".json") else f"{BANNER.format(generator=generator)}\n\n"
            result[str(path)] = f"{banner}{text.strip()}\n"
    return result


def faults(made: dict[str, str], root: Path = ROOT) -> list[str]:
    """Return what is wrong with the pages on disk: stale, missing, or left over from a generator."""
    mark = BANNER.partition("{generator}")[0] + "tools/"
    left_over = sorted(
        path
        for page in root.glob("docs/**/*.md")
        if page.read_text(encoding="utf-8").startswith(mark) and (path := page.relative_to(root).as_posix()) not in made
    )
    stale = [
        path
        for path, text in made.items()
        if not (root / path).exists() or (root / path).read_text(encoding="utf-8") != text
    ]
    return [f"{path}: stale; run `make pages`" for path in stale] + [
        f"{path}: no generator makes it; delete it" for path in left_over
    ]


def main(arguments: list[str]) -> int:
    """Write the pages; with --check only compare them with what is on disk and return 1 on a difference."""
    made = pages()
    if "--check" not in arguments:
        for path, text in made.items():
            target = ROOT / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
    found = faults(made)
    for fault in found:
        print(fault, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    raise SystemExit(main(sys.argv[1:]))
