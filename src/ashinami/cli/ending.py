"""How a command ends when it does not end well."""

from __future__ import annotations

CANNOT = 1
ROWS_TO_REPAIR = 2


class Ending(Exception):  # noqa: N818 - an ending is not always an error
    """Ends the command with an exit code, and a sentence in Japanese when something must be said."""

    def __init__(self, code: int, said: str = "") -> None:
        super().__init__(said)
        self.code, self.said = code, said
