"""What is written to the log: never a driver's private link."""

from __future__ import annotations

import logging
import re

_LINK = re.compile(r"/(d|ask|calendar)/[^/\s]+")


class WithoutLinks(logging.Filter):
    """Takes the token out of every private address (a driver's page, an ask, a calendar): who reads the log could open it."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Put the words of the record together without it, and let it pass."""
        record.msg, record.args = _LINK.sub(r"/\1/…", record.getMessage()), ()
        return True
