"""Rows of agreeing and comparing: the paper that is signed, and trials side by side."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from meeting_place import TODAY, Place, meeting_place
from test_rows_projects import words
from web_town import Town

from ashinami_web.bodies.models import Body
from ashinami_web.projects.models import Trial


@pytest.fixture
def place(town: Town) -> Place:
    """Return a council of the municipality with a project."""
    return meeting_place(town)


def test_an_agreement_prints_what_is_settled_and_leaves_a_line_for_what_is_not(
    place: Place, town: Town, client_of: Callable[[str], Client]
) -> None:
    """Two sections and a group: settled parts stand there, open ones are blank and named with who settles them; nothing is made up."""
    client, project, variant = client_of("officer"), place.rows["project"], place.rows["variant"]
    child = Body.objects.create(kind=Body.Kind.SECTION, name="子育て支援課", municipality=town.municipality)
    for part, text, settled in (
        ("users", "半分は要支援の方、半分は子どもを連れた親", "on"),
        ("fee", "一回二百円かもしれない", ""),
    ):
        said = {"text": text, "owner_body": town.group.pk, "new_owner": "会計 カイ", "due": "2027-01-31"}
        client.post(f"/projects/variants/{variant.pk}/part/{part}/", said | ({"settled": settled} if settled else {}))
    client.post(
        f"/projects/{project.pk}/duties/",
        {"task": "親への知らせ", "duty_body": child.pk, "part": "leads", "hours": "2"},
    )
    client.post(
        "/firm-talks/new/",
        {"with_body": place.rows["taxi"].pk, "project": project.pk, "day": TODAY, "position": "conditions", "said": "x",
         "agreed": "夜七時からはタクシー"},
    )  # fmt: skip
    text = words(client.get(f"/projects/variants/{variant.pk}/agreement.pdf").getvalue())
    assert "半分は要支援の方、半分は子どもを連れた親" in text
    assert "二百円" not in text, "what is not settled is not agreed"
    assert "会計カイ" in text
    assert "夜七時からはタクシー" in text
    assert text.count("子育て支援課") >= 2, "in the table of duties and where it signs"
    assert "法の相談は、まだしていません。" in text


def test_three_trials_stand_side_by_side_and_what_nobody_counted_is_not_none(
    place: Place, town: Town, client_of: Callable[[str], Client]
) -> None:
    """Autumn, winter and spring: figures and conditions beside each other; a measure one of them left out says so; paper twin."""
    client, project, first = client_of("officer"), place.rows["project"], place.rows["variant"]
    Trial.objects.filter(pk=place.rows["trial"].pk).update(begun_on=TODAY)
    for name, rides, cost in (("秋の試行", 30, 700), ("春の試行", 5, None)):
        client.post(
            f"/projects/variants/{first.pk}/trials/new/",
            {"name": name, "start": "2026-12-01", "end": "2026-12-04", "group": town.group.pk},
        )
        trial = Trial.objects.get(name=name)
        address = f"/projects/trials/{trial.pk}/step"
        client.post(f"{address}/exit/", {"measure": "rides", "aim": "at_least", "figure": 20})
        client.post(f"{address}/begin/", {"on": "2026-12-03"})
        client.post(f"{address}/figure/", {"measure": "rides", "figure": rides, "source": "紙"})
        if cost is not None:
            client.post(f"{address}/figure/", {"measure": "cost_a_ride", "figure": cost, "source": "領収書"})
    found = client.get(f"/projects/{project.pk}/canvas/").context["compared"]
    assert [trial.name for trial in found.trials] == ["春の試行", "秋の試行", "冬の試行"]
    cells = {measure.value: [(cell.figure, cell.truth.name) for cell in row] for measure, row in found.rows}
    assert cells["rides"] == [(5, "NO"), (30, "YES"), (3, "NO")]
    assert cells["cost_a_ride"] == [(None, "UNKNOWN"), (700, "UNKNOWN"), (None, "UNKNOWN")]
    assert [one.suggests.value if one.suggests else "" for one in found.outcomes] == ["stop", "go", "stop"]
    text = words(client.get(f"/projects/{project.pk}/canvas.pdf").getvalue())
    assert "試行をくらべる" in text
    assert "数えていない" in text
