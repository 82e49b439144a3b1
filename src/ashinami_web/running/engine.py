"""The engine process: `python -m ashinami_web.running.engine`. It runs jobs, one after the other, and answers the desk meanwhile."""

from __future__ import annotations

import os
import signal
import threading
from importlib import import_module
from types import FrameType

import django


def main() -> None:
    """Work until told to stop, or until the supervisor is gone: nobody is left behind."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ashinami_web.config.settings")
    django.setup()
    from ashinami_web.jobs.worker import work  # noqa: PLC0415 - models exist after set-up only
    from ashinami_web.running.line import Line  # noqa: PLC0415 - as above
    from ashinami_web.runs.asking import answer_call  # noqa: PLC0415 - as above

    stopping = False

    def stop(_signal: int, _frame: FrameType | None) -> None:
        nonlocal stopping
        stopping = True

    signal.signal(signal.SIGTERM, stop)
    Line(answer_call)
    # the compiled loops take seconds to load: nobody on the phone should wait for them
    threading.Thread(target=import_module, args=("ashinami_web.runs.answers",), daemon=True).start()
    supervisor = int(os.environ.get("ASHINAMI_SUPERVISOR", "0"))
    work(until=lambda: stopping or bool(supervisor and os.name != "nt" and os.getppid() != supervisor))


if __name__ == "__main__":
    main()
