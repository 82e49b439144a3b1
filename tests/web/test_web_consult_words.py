"""What a consultation says in words, and what it refuses to take."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from consulting import begun, result
from django.test import Client
from web_town import Town

from ashinami.papers import consultation
from ashinami.papers.typesetting import FontsMissingError

type ClientOf = Callable[[str], Client]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (None, "まだ決まりません。"),
        ("area_enlarged", "この変更には、次の手続きがいります"),
        ("rider_count", "変更登録も届出もいりません"),
    ],
)
def test_of_a_change_the_page_says_which_procedure_it_takes(
    town: Town, client_of: ClientOf, change: str | None, said: str
) -> None:
    """Open, needed, not needed: never 'allowed' or 'refused'."""
    client = client_of("asa")
    row = begun(client, purpose="change")
    if change is not None:
        client.post(f"/consult/{row.pk}/", {"ask": "registration.change", "answer": change})
    page = result(client, row)
    assert said in page
    assert "この形で行え" not in page


def test_of_matters_the_page_says_what_is_missing_or_that_all_is_in_order(town: Town, client_of: ClientOf) -> None:
    """A car and its papers: one wrong thing is named; all in order says so, and no longer asks."""
    client = client_of("asa")
    row = begun(client, purpose="vehicle")
    assert "まだ決まりません" in result(client, row)
    client.post(f"/consult/{row.pk}/", {"ask": "insurance.per_person", "answer": "1"})
    assert "足りないことがあります: 賠償の保険" in result(client, row)


def test_an_amount_and_a_long_list_are_checked(town: Town, client_of: ClientOf) -> None:
    """An amount is a number with its unit; a list stays short enough to be asked about one by one."""
    client = client_of("asa")
    row = begun(client, purpose="vehicle")
    page = client.get(f"/consult/{row.pk}/", {"ask": "insurance.per_person"}).content.decode()
    assert 'type="number"' in page
    assert client.post(f"/consult/{row.pk}/", {"ask": "insurance.per_person", "answer": "-1"}).status_code == 200
    many = "\n".join(f"車{number}" for number in range(61))
    assert client.post(f"/consult/{row.pk}/", {"ask": "vehicle", "names": many}).status_code == 200


def test_without_fonts_the_page_says_what_to_do(
    town: Town, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody is left with an error instead of a paper."""

    def no_fonts(*_: object) -> bytes:
        raise FontsMissingError

    monkeypatch.setattr(consultation, "pdf", no_fonts)
    client = client_of("asa")
    row = begun(client)
    page = client.get(f"/consult/{row.pk}/statement.pdf", follow=True).content.decode()
    assert "make setup" in page
