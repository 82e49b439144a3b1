"""One command, two processes: the web process answers pages; the engine process does long work and may be killed at any time."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import webbrowser
from types import FrameType

GRACE_SECONDS = 5
RESTART_PAUSE = 1.0


def supervise(host: str, port: int, *, open_browser: bool = False) -> int:
    """Run both processes until told to stop; return the exit code.

    The engine is started again whenever it ends: its jobs go on from their leases. When the web process ends, all ends.
    """
    if not _is_free(host, port):
        print(f"ポート {port} は使われています。--port で別の番号にしてください。", file=sys.stderr)  # noqa: T201 - said to the terminal
        return 1
    stopping = False

    def stop(_signal: int, _frame: FrameType | None) -> None:
        nonlocal stopping
        stopping = True

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    web = _start("ashinami_web.running.web", host, str(port))
    engine = _start("ashinami_web.running.engine")
    shown = False
    try:
        while not stopping and web.poll() is None:
            if not shown and _answers(host, port):
                shown = True
                _announce(host, port, open_browser=open_browser)
            if engine.poll() is not None:
                time.sleep(RESTART_PAUSE)
                engine = _start("ashinami_web.running.engine")
            time.sleep(0.2)
    finally:
        for process in (web, engine):
            _end(process)
    return 0 if stopping else 1


def _start(module: str, *arguments: str) -> subprocess.Popen[bytes]:
    # a group of its own: Ctrl+C reaches the supervisor alone, which then ends both in order
    return subprocess.Popen(  # noqa: S603 - our own modules
        [sys.executable, "-m", module, *arguments],
        env=os.environ | {"ASHINAMI_SUPERVISOR": str(os.getpid())},
        start_new_session=os.name != "nt",
    )


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _announce(host: str, port: int, *, open_browser: bool) -> None:
    address = f"http://{'127.0.0.1' if host == '0.0.0.0' else host}:{port}/"  # noqa: S104 - compared, not bound
    print(f"足並みが動いています: {address}  （止めるには Ctrl+C）", flush=True)  # noqa: T201 - said to the terminal
    if open_browser and (os.name == "nt" or sys.platform == "darwin" or os.environ.get("DISPLAY")):
        webbrowser.open(address)


def _is_free(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def _answers(host: str, port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1" if host == "0.0.0.0" else host, port), timeout=0.2).close()  # noqa: S104 - compared
    except OSError:
        return False
    return True
