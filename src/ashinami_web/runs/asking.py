"""Asking the engine about a day: it keeps the day's plan at hand, and the compiled loops. Where none runs, it is thought out here."""

from __future__ import annotations

from threading import Lock
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext_lazy

from ashinami_web.bodies.models import Body
from ashinami_web.config import clock
from ashinami_web.config.scope import Scope, acting
from ashinami_web.running.line import Message, NobodyThereError, call

NOT_READY = gettext_lazy("計画係の準備ができていません。少し待って、もう一度お願いします。")
"""What a page says when the engine is there and fails."""

_turn = Lock()
"""A day at hand is asked by one at a time."""


def ask_engine(question: str, body: Body, **about: Any) -> Any:  # noqa: ANN401 - JSON both ways
    """Return the answer to one of the questions in `runs.answers`.

    Raises
    ------
    EngineError
        When the engine is there and fails.
    """
    message: Message = {"question": question, "body": str(body.pk), "about": about}
    try:
        return call(message)
    except NobodyThereError:
        return _answered(message, body)


def answer_call(message: Message) -> Any:  # noqa: ANN401 - JSON both ways
    """Answer a call, seeing what the group sees: the engine's end of the line, in a thread of its own."""
    key = UUID(message["body"])
    try:
        with acting(Scope(day=clock.today(), bodies=frozenset({key}))):
            return _answered(message, Body.objects.select_related("municipality").get(pk=key))
    finally:
        connection.close()


def _answered(message: Message, body: Body) -> Any:  # noqa: ANN401 - JSON both ways
    # the compiled loops are heavy, and the web process does not load them while an engine is there
    from ashinami_web.runs.answers import QUESTIONS  # noqa: PLC0415

    with _turn:
        return QUESTIONS[message["question"]](body, **message["about"])
