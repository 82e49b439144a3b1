"""補助のきまり in the browser: a clerk changes a number and sees what it does before it counts; a group finds its money."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from funded_town import BUS, DAY, draft_of, funded, year_of
from web_town import NOON, Town

from ashinami.funding.municipal import rule
from ashinami_web.audit.models import Event
from ashinami_web.config.scope import acting, whole_installation
from ashinami_web.funding import actions
from ashinami_web.funding.models import GroupYear, TownRule
from ashinami_web.funding.queries import active_rules, schemes_for

pytestmark = pytest.mark.django_db


def page(client: Client, path: str) -> str:
    """Return the text of a page that is there."""
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return answer.getvalue().decode()


def numbers_of(client: Client, row: TownRule) -> dict[str, str]:
    """Return the fields of a draft's form as they stand."""
    form = client.get(f"/fund/rule/{row.pk}/").context["form"]
    return {field.name: str(field.value()) for field in form}


def test_a_clerk_changes_a_number_and_sees_each_group_before_it_counts(
    town: Town, client_of: Callable[[str], Client]
) -> None:
    """Ya copies the bus rule, lowers 50,000 to 40,000 yen; two groups share their year: one loses 5,000 yen, one nothing."""
    year_of(town, "sewa", BUS, shared=True)
    year_of(town, "yoso", BUS | {"cost.hire": 30_000}, shared=True)
    officer = client_of("officer")
    answer = officer.post("/fund/scheme/kagoshima.group_bus/copy/")
    with town.scope_of("officer"):
        row = TownRule.objects.get()
    assert answer.headers["Location"] == f"/fund/rule/{row.pk}/"
    assert row.start == date(2027, 4, 1)
    sent = numbers_of(officer, row) | {"n_full_to": "40,000", "title": "試し市 貸切バス補助"}
    assert officer.post(f"/fund/rule/{row.pk}/", sent).status_code == 302
    shown = page(officer, f"/fund/rule/{row.pk}/")
    assert "全額になる借上料: 50,000 → 40,000円" in shown
    for figures in ("55,000円", "50,000円", "−5,000円", "±0円", "85,000円", "80,000円"):
        assert figures in shown
    assert "減る団体が1あります" in shown
    asked = page(officer, f"/fund/rule/{row.pk}/?year=2025&other=9000000&ceiling=9083000")
    assert "総合事業の全体への影響" in asked
    assert "9,085,000円" in asked, "all costs before the change"
    assert "上限額を超える額" in asked
    with town.scope_of("sewa"):
        assert "kagoshima.group_bus" not in active_rules(town.group), "a draft counts for nobody"


def test_a_draft_counts_only_when_put_in_force_and_the_edition_before_stays(
    town: Town, client_of: Callable[[str], Client]
) -> None:
    """From its day on the group's scheme is the town's; the year before is worked by the old number; both editions can be read."""
    officer, row = client_of("officer"), draft_of(town, full_to=40_000)
    assert "この数字を有効にしますか" in page(officer, f"/fund/rule/{row.pk}/activate/")
    assert officer.post(f"/fund/rule/{row.pk}/activate/").status_code == 302
    second = draft_of(town, full_to=45_000)
    officer.post(f"/fund/rule/{second.pk}/activate/")
    with town.scope_of("sewa"):
        versions = schemes_for(town.group).versions("kagoshima.group_bus")
        states = dict(TownRule.objects.values_list("number", "state"))
    assert [one.in_force.start for one in versions] == [date(2025, 12, 1), date(2027, 4, 1)]
    assert {one.payer for one in versions} == {"試し市（架空）"}
    assert states == {1: "replaced", 2: "active"}
    shown = page(client_of("sewa"), "/fund/scheme/kagoshima.group_bus/")
    assert "第1版" in shown
    assert "第2版" in shown
    told = page(client_of("sewa"), f"/fund/rule/{row.pk}/")
    assert "前の版" in told
    assert '<form class="screen-only" method="post" novalidate>' not in told
    with acting(whole_installation()):
        kinds = [
            event.facts["state"] for event in Event.objects.filter(kind="funding_rule.changed").order_by("recorded_at")
        ]
    assert kinds.count("active") == 2


def test_a_wrong_number_is_told_and_nothing_is_lost(town: Town, client_of: Callable[[str], Client]) -> None:
    """Words instead of a number, a day before the rule began: the page says so and keeps what was typed."""
    officer, row = client_of("officer"), draft_of(town)
    sent = numbers_of(officer, row)
    shown = officer.post(f"/fund/rule/{row.pk}/", sent | {"n_full_to": "四万円"}).getvalue().decode()
    assert "30000 か 2/3 のように" in shown
    assert "四万円" in shown
    shown = officer.post(f"/fund/rule/{row.pk}/", sent | {"start": "2020-04-01"}).getvalue().decode()
    assert "有効な版がない" in shown
    with town.scope_of("officer"):
        assert TownRule.objects.get().text == row.text


def test_a_draft_is_dropped_and_what_was_in_force_is_not(town: Town, client_of: Callable[[str], Client]) -> None:
    """The clerk throws a draft away; an edition in force cannot be thrown away or changed."""
    officer, row = client_of("officer"), draft_of(town)
    assert officer.post(f"/fund/rule/{row.pk}/drop/").status_code == 302
    with town.scope_of("officer"):
        assert not TownRule.objects.exists()
    kept = draft_of(town)
    officer.post(f"/fund/rule/{kept.pk}/activate/")
    assert officer.post(f"/fund/rule/{kept.pk}/drop/").status_code == 404
    assert officer.post(f"/fund/rule/{kept.pk}/", {"n_full_to": "1"}).status_code == 404


def test_a_rule_comes_in_and_goes_out_as_a_file(town: Town, client_of: Callable[[str], Client]) -> None:
    """A file reads into a draft; slips are told line by line; what goes out reads again."""
    officer = client_of("officer")
    row = draft_of(town)
    text = officer.get(f"/fund/rule/{row.pk}/rule.toml").getvalue()
    sent = SimpleUploadedFile("bus.toml", text)
    assert officer.post("/fund/import/", {"file": sent}).status_code == 302
    with town.scope_of("officer"):
        assert TownRule.objects.count() == 2
    wrong = SimpleUploadedFile("bus.toml", text.replace(b"50_000", b"50_000.5"))
    assert "小数は使いません" in officer.post("/fund/import/", {"file": wrong}).getvalue().decode()
    for bad, told in ((b"\xff\xfe", "UTF-8"), (b"#" * 300_000, "大きすぎます")):
        shown = officer.post("/fund/import/", {"file": SimpleUploadedFile("x.toml", bad)}).getvalue().decode()
        assert told in shown
    assert "決まりのファイル" in page(officer, "/fund/import/")


def test_pages_say_what_to_do_before_anything_is_on_record(town: Town, client_of: Callable[[str], Client]) -> None:
    """No year, no rule of the town: each page leads on; an unheard-of scheme is not found."""
    sewa = client_of("sewa")
    for path in ("/fund/finder/", "/fund/mix/", "/fund/budget/", "/fund/years/"):
        assert "まだ" in page(sewa, path)
    assert "まだ町の決まりは入っていません" in page(sewa, "/fund/")
    assert sewa.get("/fund/scheme/nowhere.at_all/").status_code == 404
    assert client_of("officer").post("/fund/scheme/nowhere.at_all/copy/").status_code == 404
    row = draft_of(town)
    assert "まだ、どの団体の年の記録も見られません" in page(client_of("officer"), f"/fund/rule/{row.pk}/")


def test_only_the_town_sets_rules_and_only_the_group_its_year(town: Town, client_of: Callable[[str], Client]) -> None:
    """A coordinator copies nothing; another group sees neither draft nor year; actions refuse whoever asks."""
    sewa = client_of("sewa")
    assert sewa.post("/fund/scheme/kagoshima.group_bus/copy/").status_code == 403
    row, year = draft_of(town), year_of(town, "sewa", BUS)
    assert client_of("yoso").get(f"/fund/rule/{row.pk}/").status_code == 404
    with town.scope_of("yoso"):
        assert not GroupYear.objects.exists()
    with acting(whole_installation()):
        for refused in (
            lambda: actions.draft(rule("owani.salon"), DAY, by=town.by("sewa"), at=NOON, day=DAY),
            lambda: actions.renumber(row, DAY, {}, {}, title="x", by=town.by("sewa"), at=NOON, day=DAY),
            lambda: actions.activate(row, by=town.by("asa"), at=NOON, day=DAY),
            lambda: actions.drop(row, by=town.by("sewa"), at=NOON, day=DAY),
            lambda: actions.keep_year(2025, {}, by=town.by("asa"), at=NOON, day=DAY),
            lambda: actions.share_year(year, None, by=town.by("yoso"), at=NOON, day=DAY),
        ):
            with pytest.raises(PermissionDenied):
                refused()
        with pytest.raises(actions.UnreadableError):
            actions.renumber(
                row, date(2020, 1, 1), {"full_to": Fraction(1)}, {}, title="x", by=town.by("officer"), at=NOON, day=DAY
            )


def test_the_list_names_drafts_rules_in_force_and_specimens(town: Town, client_of: Callable[[str], Client]) -> None:
    """What the town has and what others have, each with how sure it is."""
    funded(town)
    shown = page(client_of("officer"), "/fund/")
    assert "作成中の写し" in shown
    assert "試し市（架空） 通いの場の補助" in shown, "the town's copy is called after the town"
    assert "原文で確認" in shown
    told = page(client_of("asa"), "/fund/scheme/kagoshima.mutual_help/")
    assert "資料からの導出" in told
    assert "加算の限度A" in told
    with town.scope_of("officer"):
        assert str(TownRule.objects.get(state="active")).endswith("（第1版）")
