"""Several PDFs as one: a pack, with the papers attached to it behind."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO


class UnreadablePdfError(ValueError):
    """What was given is no PDF that can be read; the message says so in Japanese."""

    def __init__(self) -> None:
        super().__init__("PDFとして読めませんでした。鍵のかかったPDFは、鍵を外してから付けてください。")


def stapled(first: bytes, others: Iterable[bytes]) -> bytes:
    """Return one PDF of all pages, in order; UnreadablePdfError for what is no PDF."""
    from pypdf import PdfWriter  # noqa: PLC0415 - only papers need it
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    writer = PdfWriter()
    try:
        for one in (first, *others):
            writer.append(BytesIO(one))
    except (PyPdfError, ValueError, OSError, KeyError, TypeError) as error:
        raise UnreadablePdfError from error
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def pages_of(content: bytes) -> int:
    """Return how many pages a PDF has; UnreadablePdfError for what is none."""
    from pypdf import PdfReader  # noqa: PLC0415 - only papers need it
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    try:
        reader = PdfReader(BytesIO(content))
        if reader.is_encrypted:
            raise UnreadablePdfError
        return len(reader.pages)
    except (PyPdfError, OSError, KeyError, TypeError, ValueError) as error:
        raise UnreadablePdfError from error
