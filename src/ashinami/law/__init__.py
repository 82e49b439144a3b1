"""The law as dated, cited provisions: one article or notice a file.

A file that holds a `Provision` is found by itself; `corpus()` brings all of them together.
"""

from __future__ import annotations

import sys
from functools import cache

from ashinami.rules.corpus import Corpus, discover


@cache
def corpus() -> Corpus:
    """Return all law that Ashinami knows, checked once."""
    return discover(sys.modules[__name__])
