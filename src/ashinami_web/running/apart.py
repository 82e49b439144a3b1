"""The bound of a plan, worked out in a process of its own: it holds up nobody who waits for an answer, and ends at once when told.

The process knows nothing of the database. It yields to whatever else the machine has to do, and ends with whoever started it.
"""

from __future__ import annotations

import multiprocessing
import multiprocessing.connection
import os
import threading
import time
from collections.abc import Callable
from multiprocessing.connection import Connection

from ashinami.casework.to_prove import ToProve
from ashinami.dispatch.plan import Plan

LOOK_SECONDS = 0.25
_YIELDING = 5
"""How nice the process is to others, where a system knows niceness."""

_LONGER = 5
"""How many times as long as its processor time it may take on a busy machine."""


class EndedWithoutAnswerError(RuntimeError):
    """The process ended before it had an answer."""


def bounded_apart(given: ToProve, seconds: float, *, stopped: Callable[[], bool]) -> Plan | None:
    """Return the plan with its bound after so many seconds of processor time; None when it was `stopped` first, asked a few times a second.

    Raises
    ------
    EndedWithoutAnswerError
        When the process was killed or failed: its own log says why.
    """
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_work_out, args=(there, given, seconds), daemon=True)
    process.start()
    there.close()
    try:
        while not here.poll(LOOK_SECONDS):
            if stopped():
                return None
        found: Plan = here.recv()
    except EOFError as error:
        raise EndedWithoutAnswerError from error
    finally:
        process.kill()
        process.join()
        here.close()
    return found


def _work_out(answer: Connection, given: ToProve, seconds: float) -> None:
    """Send the plan with its bound: what the process does."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if hasattr(os, "nice"):
        os.nice(_YIELDING)
    # the compiled loops, which whoever started this has elsewhere
    from ashinami.dispatch.bound import bounded  # noqa: PLC0415

    start = time.monotonic()

    def timer() -> float:
        # processor time: a busy machine takes longer and finds as much, within reason
        return max(time.process_time(), (time.monotonic() - start) / _LONGER)

    answer.send(bounded(given.problem, given.plan, seconds, timer))


def _end_with_parent() -> None:
    """End when whoever started this is gone: nobody would read the answer."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)
