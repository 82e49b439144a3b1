"""Messages leave once: through LINE (a server that speaks its protocol), webhook and mail; retried, logged, with nobody's name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from line_server import TOKEN, FakeLine, fake_line
from pytest_django.fixtures import Settings
from web_town import NOON, Town

from ashinami_web.config import clock
from ashinami_web.jobs.worker import work_once
from ashinami_web.outbox import sending
from ashinami_web.outbox.actions import post, reach_by, set_channel, tell
from ashinami_web.outbox.models import Attempt, Message
from ashinami_web.outbox.sending import ask_for_sending, claim, finish, pause_after, send
from ashinami_web.outbox.words import TAKEN

ACCOUNT = "U" + "0" * 32
type Now = Callable[[datetime], None]


@pytest.fixture
def line(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeLine]:
    """Let LINE be a server on this computer."""
    monkeypatch.setenv("ASHINAMI_SECRET_LINE", TOKEN)
    with fake_line() as server:
        settings.LINE_API = server.url
        yield server


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> Now:
    """Return a way to let it be a moment."""
    return lambda moment: monkeypatch.setattr(clock, "now", lambda: moment)


@pytest.fixture
def by_line(town: Town, line: FakeLine) -> Message:
    """Return a message to Haru, who is reached by LINE."""
    return _message(town, "line", ACCOUNT)


def _message(town: Town, kind: str, address: str, **options: Any) -> Message:
    by = town.by("sewa")
    set_channel(kind, on=True, options=options, secret_name="ASHINAMI_SECRET_LINE", by=by, at=NOON)  # noqa: S106 - a name
    reach_by(town.people["haru"].pk, kind, address, by=by, at=NOON)
    return post(TAKEN, uuid4(), town.people["haru"].pk, body=town.group.pk, at=NOON)


def _send_what_waits() -> None:
    ask_for_sending()
    while work_once("test"):
        pass


def test_the_same_message_is_put_in_once_and_leaves_once_with_nobodys_name(by_line: Message, line: FakeLine) -> None:
    """Posted twice, sent twice over: LINE has delivered one, in which stand the group and no person."""
    again = post(TAKEN, by_line.about, by_line.person_id, body=by_line.body_id, at=NOON)
    assert again.pk == by_line.pk
    _send_what_waits()
    _send_what_waits()
    ((to, text),) = line.delivered
    assert to == ACCOUNT
    assert "足の会" in text
    assert not [name for name in ("髙橋", "ハル", "𠮷田", "0000") if name in text]
    by_line.refresh_from_db()
    assert (by_line.state, by_line.tries) == ("sent", 1)
    assert list(Attempt.objects.values_list("outcome", flat=True)) == ["sent"]


def test_a_lost_answer_is_asked_again_with_the_same_key_and_gives_no_second_message(
    by_line: Message, line: FakeLine, now: Now
) -> None:
    """LINE took it and hung up; a minute later the same retry key is answered 409: it had come through."""
    line.lose_answer = 1
    _send_what_waits()
    by_line.refresh_from_db()
    assert (by_line.state, by_line.next_at) == ("queued", NOON + timedelta(minutes=1))
    _send_what_waits()
    assert len(line.requests) == 1, "it waits"
    now(NOON + timedelta(minutes=1))
    _send_what_waits()
    by_line.refresh_from_db()
    assert by_line.state == "sent"
    assert len(set(line.requests)) == 1
    assert len(line.delivered) == 1


def test_a_busy_line_is_left_alone_as_long_as_it_asks(by_line: Message, line: FakeLine, now: Now) -> None:
    """429 with Retry-After, then 500, then it goes through; the pauses grow."""
    line.answers = [(429, {"Retry-After": "600"}, "{}"), (500, {}, "{}")]
    _send_what_waits()
    by_line.refresh_from_db()
    assert by_line.next_at == NOON + timedelta(minutes=10)
    now(NOON + timedelta(minutes=10))
    _send_what_waits()
    by_line.refresh_from_db()
    assert by_line.next_at == NOON + timedelta(minutes=12)
    now(NOON + timedelta(minutes=12))
    _send_what_waits()
    assert len(line.delivered) == 1
    assert [row.outcome for row in Attempt.objects.order_by("at")] == ["again", "again", "sent"]


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ((429, {}, '{"message":"You have reached your monthly limit."}'), "使いきり"),
        ((400, {}, "{}"), "受けつけません"),
        ((401, {}, "{}"), "設定が合って"),
    ],
)
def test_what_line_refuses_is_for_the_desk_to_tell(  # noqa: PLR0917 - fixtures
    by_line: Message, line: FakeLine, town: Town, client_of: Callable[[str], Client], answer: Any, words: str
) -> None:
    """It is not tried again; it stands among what the desk must tell, with the reason, and can be ticked there."""
    line.answers = [answer]
    _send_what_waits()
    by_line.refresh_from_db()
    assert by_line.state == "failed"
    assert words in client_of("asa").get("/outbox/").content.decode()
    tell(by_line, by=town.by("asa"), at=NOON)
    by_line.refresh_from_db()
    assert by_line.state == "told"


def test_without_its_secret_or_channel_nothing_leaves(
    by_line: Message, line: FakeLine, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The environment holds no secret; the channel is switched off: the desk is told, and LINE hears nothing."""
    monkeypatch.delenv("ASHINAMI_SECRET_LINE")
    _send_what_waits()
    second = post(TAKEN, uuid4(), by_line.person_id, body=by_line.body_id, at=NOON)
    set_channel("line", on=False, options={}, secret_name="ASHINAMI_SECRET_LINE", by=town.by("sewa"), at=NOON)  # noqa: S106
    _send_what_waits()
    assert post(TAKEN, uuid4(), by_line.person_id, body=by_line.body_id, at=NOON).state == "by_hand"
    assert {Message.objects.get(pk=one.pk).state for one in (by_line, second)} == {"failed"}
    assert line.requests == []


def test_a_message_that_is_no_longer_true_is_not_sent(town: Town, line: FakeLine) -> None:
    """The question has been settled before it left: nobody is asked in vain."""
    message = _message(town, "line", ACCOUNT)
    Message.objects.filter(pk=message.pk).update(what="ask")
    _send_what_waits()
    message.refresh_from_db()
    assert message.state == "dropped"
    assert line.requests == []


def test_a_sender_that_died_is_followed_by_another_where_that_is_harmless(
    by_line: Message, line: FakeLine, now: Now
) -> None:
    """Killed after LINE took it: two minutes later it is tried again under the same key. After a day nobody knows any more."""
    claimed = claim(by_line.body_id)
    assert claimed is not None
    send(claimed)  # and the process is killed before it writes that down
    assert claim(by_line.body_id) is None
    now(NOON + timedelta(minutes=3))
    _send_what_waits()
    by_line.refresh_from_db()
    assert by_line.state == "sent"
    assert len(line.delivered) == 1
    late = post(TAKEN, uuid4(), by_line.person_id, body=by_line.body_id, at=NOON)
    assert claim(by_line.body_id) is not None
    now(NOON + timedelta(days=2))
    assert claim(by_line.body_id) is None
    late.refresh_from_db()
    assert late.state == "unsure"


def test_mail_that_may_have_come_through_is_never_sent_again(town: Town, now: Now, settings: Settings) -> None:
    """A sender that died in the middle of a mail: nobody knows, and the desk is asked to ring."""
    message = _message(town, "smtp", "haru@example.com", host="mail.example.com", sender="desk@example.com")
    assert claim(message.body_id) is not None
    now(NOON + timedelta(minutes=3))
    assert claim(message.body_id) is None
    message.refresh_from_db()
    assert message.state == "unsure"


def test_however_senders_die_a_message_is_delivered_once(
    town: Town, line: FakeLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed before or after LINE took it, answers lost, LINE busy, in any order: in the end one message, and it is on record as sent."""
    haru, group = _message(town, "line", ACCOUNT).person_id, town.group.pk
    Message.objects.all().delete()

    @settings(max_examples=25, deadline=None, phases=[Phase.explicit, Phase.generate, Phase.shrink])
    @given(crashes=st.lists(st.sampled_from(["before", "after", "lost", "busy", "none"]), max_size=8))
    def delivered(crashes: list[str]) -> None:
        line.delivered.clear()
        message = post(TAKEN, uuid4(), haru, body=group, at=NOON)
        moment = NOON
        for crash in [*crashes, "none", "none"]:
            monkeypatch.setattr(clock, "now", lambda moment=moment: moment)
            claimed = claim(group)
            if claimed is None:
                break  # it is on record as over: nothing is left to send
            if crash != "before":
                line.lose_answer = 1 if crash == "lost" else 0
                if crash == "busy":
                    line.answers = [(503, {}, "{}")]
                outcome = send(claimed)
                if crash != "after":
                    finish(claimed, outcome)
            moment += timedelta(hours=1, minutes=1)
        message.refresh_from_db()
        assert message.state == "sent"
        assert len(line.delivered) == 1

    delivered()


def test_pauses_double_up_to_an_hour() -> None:
    """A minute, two, four … never more than an hour."""
    assert [pause_after(tries) // timedelta(minutes=1) for tries in (1, 2, 3, 6, 7, 12)] == [1, 2, 4, 32, 60, 60]


def test_what_is_busy_for_ever_ends_with_the_desk(by_line: Message, line: FakeLine, now: Now) -> None:
    """After twelve tries it is given up."""
    line.answers = [(500, {}, "{}")] * 20
    moment = NOON
    for _try in range(14):
        now(moment)
        _send_what_waits()
        moment += timedelta(minutes=61)
    by_line.refresh_from_db()
    assert (by_line.state, len(line.requests)) == ("failed", sending.MOST_TRIES)
