"""Costs that bodies share, from the lines of the books to the reckoning: nothing stands twice, and a statement never changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from money_town import NOVEMBER, grant, slip
from shared_town import DAY, chosen, sharing, told
from web_town import Town

from ashinami.basics.day import Month
from ashinami.vocabulary.money import CostItem
from ashinami_web.handover.rooms import Asked
from ashinami_web.money.actions import take_back
from ashinami_web.money.handed_over import items
from ashinami_web.money.models import CostPartner, CostStatement, SharedEntry
from ashinami_web.money.sharing_actions import agree, reckon, set_partner, share_lines
from ashinami_web.money.sharing_view import paid_by_grants, waiting
from ashinami_web.plans.writing import RoomError

type ClientOf = Callable[[str], Client]
OCTOBER = Month(2026, 10)


def test_only_costs_of_the_agreement_that_no_grant_pays_can_be_shared(town: Town) -> None:
    """A grant's petrol, a cost item that is not shared, a day before the agreement, and what was taken back do not wait."""
    shared = sharing(town).shared
    fuel = slip(town, "cost_cash", 3000, item=CostItem.FUEL)
    handed = slip(town, "other_bank", 500)
    slip(town, "cost_cash", 900, item=CostItem.PRINTING)
    slip(town, "cost_cash", 800, item=CostItem.FUEL, day=date(2026, 3, 31))
    paid = grant(town, "燃料の補助", town.municipality, items=["fuel"], kinds=["ride"])
    slip(town, "cost_cash", 700, item=CostItem.FUEL, grant=paid.pk)
    wrong = slip(town, "cost_cash", 600, item=CostItem.FUEL)
    take_back(wrong, why="二度書いた", **told(town))
    assert {line.entry for line in waiting(shared)} == {fuel, handed}
    assert paid_by_grants(shared) == 700
    chosen(shared, {fuel: "purse"}, town)
    said = {"name": shared.name, "items": shared.items, "start": shared.start, "end": date(2026, 11, 20)}
    agree(shared, said, circle=shared.circle, **told(town))
    assert [line.entry for line in waiting(shared)] == [handed], "costs are shared no more; what is left is still paid"
    assert not SharedEntry.objects.exists(), "the petrol is of the agreement no longer"
    assert paid_by_grants(shared) == 0


def test_a_line_says_from_whom_it_came_and_may_be_said_anew_until_it_is_reckoned(town: Town) -> None:
    """What a partner paid names the partner; what the purse paid does not; both can be taken out again."""
    made = sharing(town)
    ours, theirs = (
        slip(town, "cost_cash", 3000, item=CostItem.FUEL),
        slip(town, "cost_partner", 2000, item=CostItem.FUEL),
    )
    farmers = str(made.farmers.pk)
    with pytest.raises(RoomError, match="どの団体か"):
        chosen(made.shared, {theirs: "purse"}, town)
    with pytest.raises(RoomError, match="会計から払った"):
        chosen(made.shared, {ours: farmers}, town)
    with pytest.raises(RoomError, match="入っていません"):
        chosen(made.shared, {theirs: str(town.group.pk)}, town)
    assert chosen(made.shared, {ours: "purse", theirs: farmers}, town) == 2
    assert chosen(made.shared, {ours: "purse"}, town) == 0, "it stands already"
    assert chosen(made.shared, {theirs: str(made.council.pk)}, town) == 1
    assert SharedEntry.objects.get(entry=theirs).partner == made.council
    assert chosen(made.shared, {theirs: ""}, town) == 1
    assert [one.entry for one in SharedEntry.objects.all()] == [ours]


def test_a_cost_stands_in_one_agreement(town: Town) -> None:
    """A second agreement over the same cost item does not offer what the first one shares."""
    made = sharing(town)
    fuel = slip(town, "cost_cash", 3000, item=CostItem.FUEL)
    said = {"name": "もう一つの取り決め", "items": ["fuel"], "start": date(2026, 4, 1), "end": None}
    second = agree(None, said, circle=None, **told(town))
    assert [line.entry for line in waiting(second)] == [fuel]
    chosen(made.shared, {fuel: "purse"}, town)
    assert not waiting(second)


def test_what_is_reckoned_stays_and_what_is_taken_back_later_lowers_the_next_reckoning(town: Town) -> None:
    """November's statement keeps its 10,001 yen; 1,000 of it is taken back in December and lowers everybody's part."""
    made = sharing(town)
    fuel = slip(town, "cost_cash", 9001, item=CostItem.FUEL)
    more = slip(town, "cost_cash", 1000, item=CostItem.FUEL)
    chosen(made.shared, {fuel: "purse", more: "purse"}, town)
    first = reckon(made.shared, NOVEMBER, **told(town))
    assert [(part["due"], part["left"]) for part in first.content["parts"]] == [
        (5001, -5000),
        (2000, 2000),
        (3000, 3000),
    ]
    first.refresh_from_db()
    kept = dict(first.content)
    assert not waiting(made.shared)
    take_back(more, why="返品", **told(town))
    assert [(line.amount, line.backwards) for line in waiting(made.shared)] == [(-1000, True)]
    assert share_lines(made.shared, {waiting(made.shared)[0].entry.pk: ""}, **told(town)) == 0, (
        "it comes along by itself"
    )
    with pytest.raises(RoomError, match="取り消しのほうが"):
        reckon(made.shared, NOVEMBER.next, **told(town))
    later = slip(town, "cost_cash", 2000, item=CostItem.INSURANCE, day=DAY)
    gift = slip(town, "other_bank", 3300, day=DAY)
    chosen(made.shared, {later: "purse", gift: str(made.farmers.pk)}, town)
    second = reckon(made.shared, NOVEMBER.next, **told(town))
    assert [(part["due"], part["handed"], part["left"]) for part in second.content["parts"]] == [
        (500, -3300, -2200), (200, 0, 2200), (300, 3300, 0),
    ]  # fmt: skip
    assert second.content["total"] == 1000
    assert [amount for _item, amount in second.content["costs"]] == [2000, -1000]
    first.refresh_from_db()
    assert first.content == kept


def test_a_reckoning_asks_for_partners_lines_and_a_month_that_has_come(town: Town) -> None:
    """Each refusal says why, and nothing is written."""
    said = {"name": "ひとりの取り決め", "items": ["fuel"], "start": date(2026, 4, 1), "end": None}
    alone = agree(None, said, circle=None, **told(town))
    made = sharing(town)
    for shared, month, why in (
        (alone, NOVEMBER, "先に加えて"),
        (made.shared, NOVEMBER, "まだありません"),
        (made.shared, Month(2027, 1), "まだ来ていない"),
    ):
        with pytest.raises(RoomError, match=why):
            reckon(shared, month, **told(town))
    chosen(made.shared, {slip(town, "cost_cash", 300, item=CostItem.FUEL): "purse"}, town)
    with pytest.raises(RoomError, match="まだありません"):
        reckon(made.shared, OCTOBER, **told(town))
    reckon(made.shared, NOVEMBER, **told(town))
    for month in (OCTOBER, NOVEMBER):
        with pytest.raises(RoomError, match="もうあります"):
            reckon(made.shared, month, **told(town))
    assert CostStatement.objects.count() == 1


def test_parts_and_the_first_day_stand_once_something_was_reckoned(town: Town) -> None:
    """A role may still be mended; a weight or a new partner asks for a new agreement. All parts cannot be nothing."""
    made = sharing(town)
    said = {"name": "x", "items": ["fuel"], "start": date(2026, 4, 1), "end": None}
    with pytest.raises(RoomError, match="終わりの日"):
        agree(made.shared, said | {"end": date(2026, 3, 1)}, circle=None, **told(town))
    alone = agree(None, said, circle=None, **told(town))
    with pytest.raises(RoomError, match="1以上"):
        set_partner(alone, town.group, role="", weight=0, **told(town))
    chosen(made.shared, {slip(town, "cost_cash", 300, item=CostItem.FUEL): "purse"}, town)
    reckon(made.shared, NOVEMBER, **told(town))
    with pytest.raises(RoomError, match="割合は変えられません"):
        set_partner(made.shared, town.other_group, role="", weight=9, **told(town))
    with pytest.raises(RoomError, match="割合は変えられません"):
        set_partner(made.shared, town.municipality, role="", weight=1, **told(town))
    assert set_partner(made.shared, town.other_group, role="電話", weight=2, **told(town)).role == "電話"
    with pytest.raises(RoomError, match="始まりの日"):
        agree(made.shared, said | {"start": date(2026, 5, 1)}, circle=made.circle, **told(town))
    agree(made.shared, said, circle=None, **told(town))
    assert CostStatement.objects.get().circle is None, "what is no longer shared is read by nobody"


def test_only_who_keeps_the_books_writes(town: Town) -> None:
    """A partner reads; its coordinator keeps other books."""
    made = sharing(town)
    for act in (
        lambda: set_partner(made.shared, town.other_group, role="", weight=1, **told(town, "yoso")),
        lambda: share_lines(made.shared, {}, **told(town, "yoso")),
        lambda: reckon(made.shared, NOVEMBER, **told(town, "yoso")),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_an_agreement_is_written_on_the_pages_and_what_is_wrong_is_said(town: Town, client_of: ClientOf) -> None:
    """Sewa writes the agreement, takes a body in, mends its role; nothing is lost where something is missing."""
    sewa = client_of("sewa")
    said = {"name": "送迎をいっしょに", "items": ["fuel"], "start": "2026-04-01", "end": "", "circle": ""}
    assert "分けあう費目を選んで" in sewa.post("/money/shared/new/", said | {"items": []}).content.decode()
    page = sewa.post("/money/shared/new/", said).headers["Location"]
    assert "送迎をいっしょに" in sewa.get(page).content.decode()
    wrong = sewa.post(f"{page}write/", said | {"end": "2026-03-01"}).content.decode()
    assert "終わりの日が始まりの日より前です" in wrong
    assert sewa.post(f"{page}write/", said | {"name": "送迎を三つで"}).headers["Location"] == page
    council = {"partner": str(town.other_group.pk), "role": "電話", "weight": "2"}
    assert sewa.post(f"{page}partner/", council).headers["Location"] == page
    row = CostPartner.objects.get(partner=town.other_group)
    sewa.post(f"{page}partner/{row.pk}/", council | {"role": "電話と帳面"})
    assert "電話と帳面" in sewa.get(page).content.decode()
    assert "月を入れてください" in sewa.post(f"{page}reckon/", {"until": "x"}, follow=True).content.decode()
    assert "まだありません" in sewa.post(f"{page}reckon/", {"until": "2026-11"}, follow=True).content.decode()
    theirs = slip(town, "cost_partner", 2000, item=CostItem.FUEL)
    assert "どの団体か" in sewa.post(page, {f"line-{theirs.pk}": "purse"}, follow=True).content.decode()
    assert sewa.post(page, {"line-none": "x"}, follow=True).status_code == 200


def test_what_is_left_between_partners_is_handed_over_on_both_sides(town: Town) -> None:
    """Who comes next reads what is to be received from whom, and the partner's successor what is to be paid."""
    made = sharing(town)
    chosen(made.shared, {slip(town, "cost_cash", 1000, item=CostItem.FUEL): "purse"}, town)
    reckon(made.shared, NOVEMBER, **told(town))
    ours = [one.title for one in items(Asked(town.group, DAY)) if one.key.startswith("money.share:")]
    theirs = [one.title for one in items(Asked(town.other_group, DAY)) if one.key.startswith("money.share:")]
    assert ours == ["三つの会で走らせる送迎の負担金 200円を受け取る", "三つの会で走らせる送迎の負担金 300円を受け取る"]
    assert theirs == ["三つの会で走らせる送迎の負担金 200円を払う"]
