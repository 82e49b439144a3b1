"""Wrong passwords: after ten in a row a log-in name waits a quarter of an hour, so that nobody tries them all.

They are counted in the memory of the web process: a restart forgets them, and no table keeps who mistyped.
"""

from __future__ import annotations

import hashlib

from django.core.cache import cache

MOST_WRONG = 10
WAIT_SECONDS = 15 * 60


def must_wait(username: str) -> bool:
    """Whether a log-in name is not let in for now, whatever the password."""
    wrong: int = cache.get(_key(username), 0)
    return wrong >= MOST_WRONG


def count_wrong(username: str) -> None:
    """Count a wrong password."""
    cache.set(_key(username), cache.get(_key(username), 0) + 1, WAIT_SECONDS)


def forget(username: str) -> None:
    """Forget the wrong ones: the right one was given."""
    cache.delete(_key(username))


def _key(username: str) -> str:
    return f"wrong:{hashlib.sha256(username.casefold().encode()).hexdigest()}"
