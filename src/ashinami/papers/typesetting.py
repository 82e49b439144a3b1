"""Typst: from a template of ours and plain data to a PDF. A warning is an error; fonts come with the program."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typst

_HERE = Path(__file__).parent
FONTS = _HERE / "fonts"
TEMPLATES = _HERE / "typst"

# made for older readers; used where the system has it, never required
_PREFERRED = "BIZ UDGothic"
# IPAexゴシック lacks 𠮷, which Noto Sans CJK has; with lang ja and region JP it draws the Japanese forms
_SHIPPED = {"IPAexGothic": "ipaexg.ttf", "Noto Sans CJK TC": "NotoSansCJK-Regular.otf"}


class FontsMissingError(RuntimeError):
    """The fonts have not been fetched; the message says in Japanese what to do."""

    def __init__(self) -> None:
        super().__init__("印刷用の書体がありません。make setup を実行してから、もう一度お試しください。")


class PaperError(RuntimeError):
    """A paper could not be set as it should: a fault of the program."""


def pdf(template: str, data: Mapping[str, object]) -> bytes:
    """Return the PDF of a template of ours, `run_sheet.typ` for example; the same data give the same bytes.

    `data` is what JSON can hold; the template reads it from `sys.inputs.data` and its fonts from `sys.inputs.fonts`.

    Raises
    ------
    FontsMissingError
        Before `make setup`.
    PaperError
        When Typst refuses the template or warns about it.
    """
    # imported here: the command that prints nothing does not wait for the typesetter
    import typst  # noqa: PLC0415

    fonts = shipped_fonts()
    families = [name for name in (_PREFERRED, *_SHIPPED) if name in fonts.families()]
    compiler = typst.Compiler(
        input=TEMPLATES / template,
        root=TEMPLATES,
        font_paths=fonts,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False), "fonts": json.dumps(families)},
    )
    try:
        result, warnings = compiler.compile_with_warnings(format="pdf", timestamp=0)
    except typst.TypstError as error:
        raise PaperError(f"{template}: {error.diagnostic}") from error
    if warnings:
        raise PaperError(f"{template}: {'; '.join(warning.message for warning in warnings)}")
    if not isinstance(result, bytes):
        raise PaperError(f"{template}: no single PDF came out")
    return result


def missing_fonts() -> tuple[str, ...]:
    """Return the font files that should be in `FONTS` and are not."""
    return tuple(file for file in _SHIPPED.values() if not (FONTS / file).is_file())


@cache
def shipped_fonts() -> typst.Fonts:
    """Return our fonts and the system's, looked up once; FontsMissingError when ours are not there."""
    import typst  # noqa: PLC0415

    if missing_fonts():
        raise FontsMissingError
    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=False, font_paths=[str(FONTS)])
