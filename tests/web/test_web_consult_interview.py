"""Consulting: an interview one question a page, its result, and what can be done with it afterwards."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from consulting import begun, say
from django.test import Client
from web_town import Town

from ashinami.rules.answers import Said
from ashinami_web.audit.models import Event
from ashinami_web.consult.models import Consultation

type ClientOf = Callable[[str], Client]


def question(client: Client, row: Consultation) -> str:
    """Return the page of the next question, or of the result when there is none."""
    return client.get(f"/consult/{row.pk}/", follow=True).content.decode()


def test_a_group_that_takes_nothing_learns_in_a_few_questions_that_it_needs_no_permit(
    town: Town, client_of: ClientOf
) -> None:
    """One question a page, the next one only while it matters; then the way that is open stands first."""
    client = client_of("asa")
    row = begun(client)
    page = question(client, row)
    assert "利用者から、この送迎に関して何を受け取りますか" in page
    assert page.count('name="ask"') == 1
    assert "わからない" in page
    assert say(client, row, "received.kinds", ["-"]) == 302
    for fact, answer in (
        ("third_party.basis", "none"),
        ("scope.special", ["-"]),
        ("carriage.carries", "yes"),
        ("carriage.for_others", "yes"),
    ):
        assert say(client, row, fact, answer) == 302
    over = client.get(f"/consult/{row.pk}/")
    assert over.headers["Location"].endswith("/result/")
    page = question(client, row)
    assert "「許可・登録のいらない送迎」で行えます" in page
    assert page.index("この形で行えます") < page.index("まだ決まりません")


def test_what_nobody_knows_is_set_aside_and_never_lawful(town: Town, client_of: ClientOf) -> None:
    """「わからない」 to everything ends the interview without an open way; each question is put once."""
    client = client_of("asa")
    row = begun(client, purpose="driver")
    for _ in range(40):
        answer = client.get(f"/consult/{row.pk}/")
        if answer.status_code == 302:
            break
        page = answer.content.decode()
        fact = re.findall(r'name="ask" value="([^"]+)"', page)[0]
        member = re.findall(r'name="of" value="([^"]*)"', page)[0]
        assert client.post(f"/consult/{row.pk}/", {"ask": fact, "of": member, "unknown": "yes"}).status_code == 302
    assert answer.status_code == 302
    row.refresh_from_db()
    assert len(row.asked) == len({tuple(pair) for pair in row.asked})
    page = question(client, row)
    assert "まだ決まりません" in page
    assert "すべてそろっています" not in page


def test_an_answer_can_be_gone_back_to_and_changed(town: Town, client_of: ClientOf) -> None:
    """The question before shows what was said; the new answer takes its place."""
    client = client_of("asa")
    row = begun(client)
    say(client, row, "received.kinds", ["-"])
    assert "?ask=received.kinds" in question(client, row)
    page = client.get(f"/consult/{row.pk}/", {"ask": "received.kinds"}).content.decode()
    assert re.search(r'value="-"[^>]*checked', page)
    say(client, row, "received.kinds", ["thanks"])
    (said,) = [answer for answer in row.value.answers if answer.fact.id == "received.kinds"]
    assert said.value == frozenset({"thanks"})


@pytest.mark.parametrize("answer", ["", ["-", "thanks"], "no-such-option"])
def test_what_is_no_answer_is_asked_again(town: Town, client_of: ClientOf, answer: object) -> None:
    """The page says what is wrong and nothing is saved."""
    client = client_of("asa")
    row = begun(client)
    assert say(client, row, "received.kinds", answer) == 200
    assert not row.value.answers.given


def test_an_arrangement_on_record_is_not_asked_again(town: Town, client_of: ClientOf) -> None:
    """Its answers stand there with their origin, and can be changed."""
    client = client_of("asa")
    row = begun(client, arrangement=town.arrangements["fuel"].pk)
    page = question(client, row)
    assert "記録: 取り決め「" in page
    assert "「許可・登録のいらない送迎」で行えます" in page


def test_a_judgement_says_who_decided_and_when(town: Town, client_of: ClientOf) -> None:
    """Without an office and a day it is no answer, and a day to come is none either."""
    client = client_of("asa")
    row = begun(client)
    fact = "service.centre_is_help"
    assert say(client, row, fact, "yes", by="", on="2026-12-01") == 200
    assert say(client, row, fact, "yes", by="試し運輸支局", on="2026-12-05") == 200
    assert say(client, row, fact, "yes", by="試し運輸支局", on="2026-12-01") == 302
    (answer,) = row.value.answers
    assert answer.origin == Said("試し運輸支局", date(2026, 12, 1))
    page = client.get(f"/consult/{row.pk}/", {"ask": fact}).content.decode()
    assert 'value="試し運輸支局"' in page
    assert 'value="2026-12-01"' in page


def test_members_of_a_list_are_named_and_asked_one_by_one(town: Town, client_of: ClientOf) -> None:
    """Two drivers: each question says whose it is; nobody at all is an answer too, silence is not."""
    client = client_of("asa")
    row = begun(client, purpose="driver")
    path = f"/consult/{row.pk}/"
    assert client.post(path, {"ask": "crew", "names": "", "of": ""}).status_code == 200
    assert client.post(path, {"ask": "crew", "names": "助手", "none": "on", "of": ""}).status_code == 200
    assert client.post(path, {"ask": "crew", "none": "on", "of": ""}).status_code == 302
    assert client.post(path, {"ask": "driver", "names": "運転者A\n運転者B\n運転者A", "of": ""}).status_code == 302
    row.refresh_from_db()
    answers = row.value.answers
    assert [one.name for one in answers.members["driver"]] == ["運転者A", "運転者B"]
    assert answers.members["crew"] == ()
    assert "運転者A" in client.get(path, {"ask": "driver.licence", "of": "運転者A"}).content.decode()
    assert client.get(path, {"ask": "driver.licence", "of": "運転者C"}).status_code == 404
    assert client.get(path, {"ask": "driver.licence"}).status_code == 404
    assert client.get(path, {"ask": "no.such_fact"}).status_code == 404


def test_every_step_stands_in_the_log_without_what_was_said(town: Town, client_of: ClientOf) -> None:
    """Begun, answered, dropped: the log holds the question, never an answer or a name."""
    client = client_of("asa")
    row = begun(client, name="浜町の通院")
    say(client, row, "received.kinds", ["thanks"])
    client.post(f"/consult/{row.pk}/drop/")
    events = Event.objects.filter(subject=str(row.pk)).order_by("recorded_at", "kind")
    assert {event.kind for event in events} == {
        "consultation.begun",
        "consultation.changed",
        "consultation.dropped",
    }
    assert "thanks" not in str([event.facts for event in events])
    assert "浜町の通院" not in str([event.facts for event in events])
    assert not Consultation.objects.filter(pk=row.pk).exists()
