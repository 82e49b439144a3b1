"""One notice for many rows with the same fault: the first row, and how many more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from ashinami.basics.notice import Notice, Severity
from ashinami.transit.rows import Rows


def told_once(  # noqa: PLR0913, PLR0917
    code: str,
    severity: Severity,
    text: str,
    remedy: str,
    rows: Rows,
    at: Sequence[int] | NDArray[np.integer],
    field: str = "",
) -> Iterable[Notice]:
    """Yield a notice about the rows at these positions, or none when there are none."""
    if len(at):
        more = f"（同じことがほかに{len(at) - 1:,}行あります）" if len(at) > 1 else ""
        yield Notice(code, severity, f"{text}{more}", remedy, rows.file, rows.lines[int(at[0])], field)
