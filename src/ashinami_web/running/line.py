"""The local line between the web process and the engine: a question as JSON, an answer as JSON.

It is a socket in the installation's own folder (a named pipe on Windows); who calls must know the installation's key. Nothing but
JSON goes over it. Where no engine listens, `call` says so at once and the caller thinks for itself.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import tempfile
import threading
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Connection, Listener
from pathlib import Path
from typing import Any

from django.conf import settings

PATIENCE_SECONDS = 20.0
LONGEST_PATH = 90
"""Sockets have short names: with a longer path to the installation's folder the socket lies in the temporary one."""

type Message = dict[str, Any]


class NobodyThereError(Exception):
    """No engine listens: it is being started again, or none was started."""


class EngineError(Exception):
    """The engine could not answer; its own log says why."""


def call(message: Message, *, patience: float = PATIENCE_SECONDS) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Ask the engine and return its answer; `patience` is in seconds."""
    try:
        with Client(_address(), authkey=_key()) as line:
            line.send_bytes(json.dumps(message).encode())
            if not line.poll(patience):
                raise EngineError("the engine does not answer")
            reply = json.loads(line.recv_bytes())
    except (OSError, EOFError, AuthenticationError) as error:
        raise NobodyThereError from error
    if "answer" not in reply:
        raise EngineError("the engine failed")
    return reply["answer"]


class Line:
    """The engine's end: it answers calls from when it is made until it is closed, each in a thread of its own."""

    def __init__(self, answer: Callable[[Message], Any]) -> None:
        self._answer = answer
        self._closed = False
        if os.name != "nt":
            Path(_address()).unlink(missing_ok=True)  # left by an engine that was killed
        self._listener = Listener(_address(), authkey=_key())
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """Answer no more."""
        self._closed = True
        self._listener.close()

    def _accept(self) -> None:
        while not self._closed:
            with suppress(OSError, EOFError, AuthenticationError):  # a caller who hung up, or did not know the key
                line = self._listener.accept()
                threading.Thread(target=self._serve, args=(line,), daemon=True).start()

    def _serve(self, line: Connection) -> None:
        with line, suppress(OSError, EOFError):
            message = json.loads(line.recv_bytes())
            line.send_bytes(json.dumps(self._reply(message)).encode())

    def _reply(self, message: Message) -> Message:
        try:
            return {"answer": self._answer(message)}
        except Exception:
            logging.getLogger(__name__).exception("a question was not answered")
            return {}


def _address() -> str:
    name = f"ashinami-{hashlib.blake2s(str(settings.HOME).encode(), digest_size=8).hexdigest()}"
    if os.name == "nt":
        return rf"\\.\pipe\{name}"
    path = Path(settings.HOME) / "engine.sock"
    return str(path if len(str(path)) <= LONGEST_PATH else Path(tempfile.gettempdir()) / f"{name}.sock")


def _key() -> bytes:
    return hashlib.blake2s(settings.SECRET_KEY.encode(), person=b"engine").digest()
