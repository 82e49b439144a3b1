"""結海市 in the middle of a morning, for the pictures of README and the manual; its clock stands still: the same code, the same picture."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING
from unittest.mock import patch

if TYPE_CHECKING:
    from tools.played_day import Stage

NOW = datetime(2026, 12, 10, 10, 20, tzinfo=timezone(timedelta(hours=9)))
"""A Thursday: three days of the week have been driven, this one is under way."""


@contextmanager
def standing_town() -> Iterator[Stage]:
    """Give 結海市 in the middle of a morning, with the clock stopped."""
    with ExitStack() as stack:
        home = stack.enter_context(tempfile.TemporaryDirectory(prefix="ashinami-pictures-"))
        os.environ |= {"ASHINAMI_HOME": home, "ASHINAMI_DEMO": "1", "ASHINAMI_DATABASE_URL": ""}
        os.environ["DJANGO_SETTINGS_MODULE"] = "ashinami_web.config.settings"
        import django  # noqa: PLC0415 - the home must be known first

        django.setup()
        from ashinami_web.config import clock  # noqa: PLC0415 - models exist after set-up only
        from ashinami_web.config.scope import acting, whole_installation  # noqa: PLC0415
        from ashinami_web.demonstration.load import load  # noqa: PLC0415
        from ashinami_web.running.migration import migrate  # noqa: PLC0415

        stack.enter_context(patch.object(clock, "now", lambda: NOW))
        stack.enter_context(patch.object(clock, "today", NOW.date))
        migrate()
        load(NOW.date())
        from tools.played_day import play  # noqa: PLC0415 - as above

        with acting(whole_installation()):
            stage = play(NOW)
        yield stage
