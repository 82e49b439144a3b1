"""The engine process: `python -m ashinami_web.running.engine`. It runs jobs, one after the other, and answers the desk meanwhile.

Jobs that nobody waits for have a worker of their own, which ends with the process; what it had begun is done by the next engine.
"""

from __future__ import annotations

import os
import signal
import threading
from importlib import import_module
from types import FrameType

import django

ASIDE_POLL = 1.0
"""How many seconds the worker that nobody waits for sleeps between looks."""


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
    threading.Thread(target=load_loops, daemon=True).start()
    beside = threading.Thread(target=work, kwargs={"aside": True, "poll": ASIDE_POLL}, daemon=True)
    beside.start()
    supervisor = int(os.environ.get("ASHINAMI_SUPERVISOR", "0"))

    def over() -> bool:
        orphaned = supervisor and os.name != "nt" and os.getppid() != supervisor
        return bool(stopping or orphaned or not beside.is_alive())

    work(until=over)


def load_loops() -> None:
    """Load the compiled loops, and compile them where they have never been: nobody on the phone should wait for them."""
    import_module("ashinami_web.runs.answers")
    from ashinami.dispatch.warm import warm_days  # noqa: PLC0415 - brings the compiled loops
    from ashinami.geo.warm import warm as warm_roads  # noqa: PLC0415 - as above

    warm_days()
    warm_roads()


if __name__ == "__main__":
    main()
    # at once, as if killed: whatever the other worker had begun keeps its lease, and the next engine does it again
    os._exit(0)
