"""A LINE that is none: it speaks the push endpoint of the Messaging API on this computer, remembers retry keys, and fails on demand."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from uuid import UUID

TOKEN = "a token of the tests"  # noqa: S105 - of the tests


@dataclass
class FakeLine:
    """What it was told, and how it is to behave: `answers` are given in turn, then 200.

    `lose_answer` takes the message and hangs up without a word.
    """

    url: str = ""
    delivered: list[tuple[str, str]] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    answers: list[tuple[int, dict[str, str], str]] = field(default_factory=list)
    lose_answer: int = 0
    accepted: dict[str, str] = field(default_factory=dict)


@contextmanager
def fake_line() -> Iterator[FakeLine]:
    """Run it for the time of the `with`."""
    line = FakeLine()

    class Handler(BaseHTTPRequestHandler):
        """The push endpoint."""

        def do_POST(self) -> None:
            """Take a push message."""
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            key = self.headers.get("X-Line-Retry-Key", "")
            line.requests.append(key)
            if self.path != "/v2/bot/message/push":
                return self._say(404, {}, "{}")
            if self.headers.get("Authorization") != f"Bearer {TOKEN}":
                return self._say(401, {}, '{"message":"Authentication failed"}')
            UUID(key)
            if line.answers:
                return self._say(*line.answers.pop(0))
            if key in line.accepted:
                return self._say(
                    409, {"x-line-accepted-request-id": line.accepted[key]}, '{"message":"already accepted"}'
                )
            line.accepted[key] = f"request-{len(line.accepted)}"
            line.delivered.append((body["to"], body["messages"][0]["text"]))
            if line.lose_answer:
                line.lose_answer -= 1
                self.close_connection = True
                return None
            return self._say(200, {"x-line-request-id": line.accepted[key]}, '{"sentMessages":[{"id":"1"}]}')

        def _say(self, status: int, headers: dict[str, str], text: str) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(text.encode())))
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    line.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield line
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
