"""What comes out of a consultation: side by side, on paper, on another day, beside another one, put on record."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from consulting import begun, card_of, result
from django.core.exceptions import PermissionDenied
from django.test import Client
from registered_town import VERSION, register
from web_town import NOON, Town

from ashinami_web.audit.models import Event
from ashinami_web.bodies.models import Arrangement
from ashinami_web.config.acting import Acting
from ashinami_web.consult import actions
from ashinami_web.consult.models import Consultation

type ClientOf = Callable[[str], Client]

LAST_DAY_BEFORE, FIRST_DAY = "2024-02-29", "2024-03-01"
"""The day before, and the day, on which the premium of the dedicated insurance became one of the actual costs."""


def test_a_fare_is_refused_with_the_smallest_change_and_who_must_act(town: Town, client_of: ClientOf) -> None:
    """A price by the kilometre: no permit is not open, and the page says what would make it so, and by whom."""
    client = client_of("asa")
    page = result(client, begun(client, arrangement=town.arrangements["per_km_fare"].pk))
    refused = card_of(page, "no_permit")
    assert "この形では行えません" in refused
    assert "いちばん小さな変更" in refused
    assert "動くところ" in refused
    assert "団体" in refused
    welfare = card_of(page, "welfare")
    assert "用意する書類" in welfare
    assert "決めるところ: 地域公共交通会議" in welfare


def test_the_same_answers_on_another_day_come_out_by_the_law_of_that_day(town: Town, client_of: ClientOf) -> None:
    """Re-judged without being saved; the copy as of the other day is."""
    client = client_of("asa")
    row = begun(client, day=FIRST_DAY, arrangement=town.arrangements["fuel_insurance"].pk)
    assert "この形で行えます" in card_of(result(client, row), "no_permit")
    before = result(client, row, on=LAST_DAY_BEFORE)
    assert "この形で行えます" not in card_of(before, "no_permit")
    assert "ためしに別の日で判定しています" in before
    assert Consultation.objects.get().value.day.isoformat() == FIRST_DAY
    copied = client.post(f"/consult/{row.pk}/copy/", {"on": LAST_DAY_BEFORE})
    other = Consultation.objects.exclude(pk=row.pk).get()
    assert copied.headers["Location"].endswith(f"/consult/{other.pk}/result/")
    assert other.name.endswith("（写し）")
    assert other.value.day.isoformat() == LAST_DAY_BEFORE


def test_two_consultations_side_by_side_show_what_differs(town: Town, client_of: ClientOf) -> None:
    """The verdicts, and only the answers that are not the same."""
    client = client_of("asa")
    left = begun(client, arrangement=town.arrangements["fuel"].pk)
    right = begun(client, arrangement=town.arrangements["per_km_fare"].pk)
    assert f"/consult/{left.pk}/beside/{right.pk}/" in result(client, left)
    page = client.get(f"/consult/{left.pk}/beside/{right.pk}/").content.decode()
    assert "（ちがう）" in page
    assert "利用者から、この送迎に関して何を受け取りますか" in page
    assert "運ぶのは、運転者本人やその家族ではない" not in page
    same = client.get(f"/consult/{left.pk}/beside/{left.pk}/").content.decode()
    assert "答えはどれも同じです" in same


def test_the_statement_names_the_day_the_law_and_the_answers_and_nobody(town: Town, client_of: ClientOf) -> None:
    """On paper each sentence has its source; a driver taken from the ledger is numbered, on the page he has his name."""
    register(town)
    client = client_of("sewa")
    drivers = re.findall(r'<option value="([0-9a-f-]+)">髙橋 ハル', client.get("/consult/new/").content.decode())
    row = begun(client, purpose="driver", driver=drivers[0])
    page = result(client, row)
    assert "髙橋 ハル" in page
    paper = result(client, row, paper="1")
    assert "髙橋" not in paper
    assert str(town.people["haru"].pk) not in paper
    assert "運転者1" in paper
    assert "令和8年12月4日" in paper
    assert "道路運送法施行規則" in paper
    assert "許可・登録の要否を決めるのは運輸支局です" in paper


def test_a_registration_on_record_is_not_asked_again(town: Town, client_of: ClientOf) -> None:
    """What stands in the registration's record is told with its origin, and the expiry on it decides."""
    register(town)
    client = client_of("sewa")
    row = begun(client, purpose="term")
    assert "記録: 登録の記録" in result(client, row)
    known = {answer.fact.id: answer.value for answer in row.value.answers}
    assert known["registration.in_term"] is True
    assert VERSION.expires_on > NOON.date()


def test_the_paper_can_be_had_as_pdf(town: Town, client_of: ClientOf) -> None:
    """The same statement, made for handing over."""
    client = client_of("asa")
    answer = client.get(f"/consult/{begun(client).pk}/statement.pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_one_form_can_be_looked_into_alone(town: Town, client_of: ClientOf) -> None:
    """Only its questions are put, until all are asked for again; a form unheard of changes nothing."""
    client = client_of("asa")
    row = begun(client)
    client.post(f"/consult/{row.pk}/look/", {"form": "licence"})
    row.refresh_from_db()
    assert row.value.focus == {"licence"}
    assert "一つの形についてだけ" in result(client, row)
    client.post(f"/consult/{row.pk}/look/", {"form": "no-such-form"})
    row.refresh_from_db()
    assert row.value.focus == {"licence"}
    client.post(f"/consult/{row.pk}/look/", {"form": ""})
    row.refresh_from_db()
    assert not row.value.focus
    assert Event.objects.filter(subject=str(row.pk), kind="consultation.changed").count() == 2


def test_it_is_found_again_by_its_name(town: Town, client_of: ClientOf) -> None:
    """Named, renamed, listed with who wrote last; an empty name changes nothing."""
    client = client_of("asa")
    row = begun(client, name="浜町の通院")
    client.post(f"/consult/{row.pk}/name/", {"name": "浜町の買い物"})
    client.post(f"/consult/{row.pk}/name/", {"name": "  "})
    page = client.get("/consult/").content.decode()
    assert "浜町の買い物" in page
    assert "受付 アサ" in page
    client.post(f"/consult/{row.pk}/drop/")
    assert "浜町の買い物" not in client.get("/consult/").content.decode()


def test_its_answers_become_an_arrangement(town: Town, client_of: ClientOf) -> None:
    """The coordinator's form comes filled in; recorded, it is judged like any other. The desk may not."""
    client = client_of("sewa")
    row = begun(client, name="ガソリン代だけ", arrangement=town.arrangements["fuel"].pk)
    path = f"/arrangements/new/?consultation={row.pk}"
    assert path in result(client, row)
    page = client.get(path).content.decode()
    assert 'value="ガソリン代だけ"' in page
    assert re.search(r'name="received__kinds" value="costs"[^>]*checked', page)
    assert client_of("asa").get(path).status_code == 403
    assert "相談「" not in client_of("yoso").get(path).content.decode()
    assert client.get("/arrangements/new/?consultation=nonsense").status_code == 200


def test_the_form_of_an_arrangement_asks_only_what_can_matter(town: Town, client_of: ClientOf) -> None:
    """With script, questions about thanks appear once thanks are taken; without it all stand there in groups."""
    client = client_of("sewa")
    everything = client.get("/arrangements/new/").content.decode()
    assert "お礼の額の決まりや料金表がありますか" in everything
    assert "施設の送迎" in everything
    htmx = {"HX-Request": "true"}
    nothing_yet = client.post("/arrangements/new/", {}, headers=htmx).content.decode()
    assert "利用者から、この送迎に関して何を受け取りますか" in nothing_yet
    assert "お礼の額の決まり" not in nothing_yet
    with_thanks = client.post("/arrangements/new/", {"received__kinds": ["thanks"]}, headers=htmx).content.decode()
    assert "お礼の額の決まり" in with_thanks
    assert "どの送迎ですか" not in with_thanks
    assert not Arrangement.objects.filter(name="").exists()


@pytest.mark.parametrize("who", ["sc", "officer"])
def test_a_municipality_consults_for_itself(town: Town, client_of: ClientOf, who: str) -> None:
    """What its own row says of the operator is not asked; the group's consultations are not seen."""
    theirs = begun(client_of("asa"))
    client = client_of(who)
    row = begun(client)
    assert row.body == town.municipality
    known = {answer.fact.id: answer.value for answer in row.value.answers}
    assert known["operator.kind"] == "municipality"
    assert client.get(f"/consult/{theirs.pk}/").status_code == 404
    assert f"/consult/{theirs.pk}/" not in client.get("/consult/").content.decode()
    assert client.get(f"/consult/{row.pk}/beside/{theirs.pk}/").status_code == 404


@pytest.mark.parametrize("who", ["yoso", "officer"])
@pytest.mark.parametrize("page", ["", "result/", "statement.pdf", "name/", "copy/", "look/", "drop/"])
def test_a_stranger_reads_and_changes_no_consultation(town: Town, client_of: ClientOf, who: str, page: str) -> None:
    """Another group's coordinator and the municipality find nothing, by looking or by sending."""
    row = begun(client_of("asa"))
    client = client_of(who)
    assert client.get(f"/consult/{row.pk}/{page}").status_code in (404, 405)
    assert client.post(f"/consult/{row.pk}/{page}", {"name": "x", "ask": "received.kinds"}).status_code in (404, 405)
    assert Consultation.objects.get(pk=row.pk).name == row.name


def test_only_who_may_consult_consults(town: Town, client_of: ClientOf) -> None:
    """Not the administrator, not a driver by log-in; the action itself refuses too."""
    assert client_of("admin").get("/consult/").status_code == 403
    row = begun(client_of("asa"))
    by = town.by("admin")
    refused = Acting(person=by.person, body=town.group, roles=by.roles, author=by.author)
    with pytest.raises(PermissionDenied):
        actions.rename(row, "x", by=refused, at=NOON, day=NOON.date())
