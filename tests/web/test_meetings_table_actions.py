"""Actions around the table: ideas, opinions, papers, turns, ballots, and what people take on."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from typing import Any

import pytest
from meeting_place import MEETING_DAY, TODAY, Place, blank_pdf, meeting_place
from pypdfium2 import PdfDocument
from web_town import NOON, Town

from ashinami.community.task import Ended
from ashinami.papers.handout import Head, handout_pdf
from ashinami_web.config import clock
from ashinami_web.meetings import (
    sheets,
    table_actions,
    task_actions,
)
from ashinami_web.meetings.models import (
    ActionNote,
    Ballot,
    Council,
    CouncilMember,
    Idea,
    Turns,
)
from ashinami_web.meetings.writing import MeetingError

YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def place(town: Town) -> Place:
    """Return a council of the municipality with everything that comes of a meeting."""
    return meeting_place(town)


@pytest.fixture
def told(town: Town) -> dict[str, Any]:
    """Return what every action is told: the coordinator acts, today at noon."""
    return {"by": town.by("sc"), "at": NOON, "day": TODAY}


@pytest.fixture
def after(place: Place, town: Town, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Return the same on the evening of the meeting."""
    evening = datetime.combine(MEETING_DAY, time(18), tzinfo=clock.JAPAN)
    monkeypatch.setattr(clock, "now", lambda: evening)
    monkeypatch.setattr(clock, "today", evening.date)
    return {"by": town.by("sc"), "at": evening, "day": MEETING_DAY}


def test_an_action_from_its_beginning_to_its_end(place: Place, town: Town, told: dict[str, Any]) -> None:
    """Without owner, taken by somebody new, given back, moved with a reason, asked after, escalated, done; then nothing more."""
    action = task_actions.add_action({"title": "坂道を測る", "council": place.council}, **told)
    assert action.owner is None
    with pytest.raises(MeetingError, match="そろえて"):
        task_actions.take(action, None, town.municipality, TODAY, **told)
    task_actions.take(action, None, town.municipality, TODAY, name="区長 クニ", **told)
    assert str(action.owner) == "区長 クニ"
    task_actions.give_back(action, "", **told)
    assert action.owner is None
    task_actions.take(action, town.people["sc"], town.municipality, TODAY, **told)
    with pytest.raises(MeetingError, match="わけ"):
        task_actions.move(action, MEETING_DAY, " ", **told)
    task_actions.move(action, MEETING_DAY, "雪で測れない", **told)
    task_actions.follow_up(action, "半分測った", **told)
    task_actions.escalate(action, "課長に相談", **told)
    with pytest.raises(MeetingError, match="取りやめるわけ"):
        task_actions.end_action(action, Ended.DROPPED, "", **told)
    task_actions.end_action(action, Ended.DONE, "測った", **told)
    kinds = list(ActionNote.objects.filter(action=action).values_list("kind", flat=True))
    assert sorted(kinds) == sorted(["taken", "taken", "taken", "moved", "follow_up", "escalated", "ended"])
    with pytest.raises(MeetingError, match="もう終えた"):
        task_actions.follow_up(action, "まだ？", **told)


def test_an_owner_without_a_body_or_a_day_is_refused(place: Place, town: Town, told: dict[str, Any]) -> None:
    """One person of one body with a day, or nobody."""
    with pytest.raises(MeetingError, match="そろえて"):
        task_actions.add_action({"title": "x", "owner": town.people["sc"]}, **told)
    with pytest.raises(MeetingError, match="期限"):
        task_actions.add_action({"title": "x", "owner_body": town.municipality}, name="区長 クニ", **told)
    assert task_actions.add_action(
        {"title": "x", "owner_body": town.municipality, "due": TODAY}, name="区長 クニ", **told
    ).owner_id


def test_ideas_and_opinions_and_papers(place: Place, told: dict[str, Any]) -> None:
    """Slips become ideas of nobody; an empty heap is refused; a PDF is counted, anything else is not one; too large is said."""
    rows = table_actions.add_ideas(["朝市", " ", "軽トラ便"], {"theme": "買い物", "collected_on": TODAY}, **told)
    assert [row.text for row in rows] == ["朝市", "軽トラ便"]
    assert "by" not in {field.name for field in Idea._meta.get_fields()}  # noqa: SLF001 - Django's public way to fields
    with pytest.raises(MeetingError, match="一行に一つ"):
        table_actions.add_ideas(["", " "], {"collected_on": TODAY}, **told)
    table_actions.mark_idea(rows[0], {"dots": 7, "theme": "楽しみ"}, **told)
    assert Idea.objects.get(pk=rows[0].pk).dots == 7
    table_actions.write_opinion(place.meeting, {"text": "賛成です", "received_on": TODAY}, **told)
    paper = table_actions.add_paper(place.meeting, "地図", blank_pdf(), **told)
    assert paper.pages == 1
    with pytest.raises(MeetingError, match="PDFとして"):
        table_actions.add_paper(place.meeting, "表", b"not a pdf", **told)
    with pytest.raises(MeetingError, match="10MB"):
        table_actions.add_paper(place.meeting, "本", b"x" * (table_actions.LARGEST_PAPER + 1), **told)
    table_actions.drop_paper(paper, **told)
    assert place.meeting.papers.count() == 1


def test_turns_are_counted_by_group_and_taken_back(place: Place, town: Town, told: dict[str, Any]) -> None:
    """One press counts on each side whose group is known; a count never falls under none; another council's member is refused."""
    by, meeting = told["by"], place.meeting
    old_woman = place.rows["members"][2]
    Turns.objects.all().delete()
    table_actions.count_turn(meeting, old_woman, 1, by=by)
    table_actions.count_turn(meeting, old_woman, 1, by=by)
    table_actions.count_turn(meeting, old_woman, -1, by=by)
    assert {(row.side, row.group): row.count for row in Turns.objects.all()} == {
        ("age", "75_over"): 1,
        ("sex", "woman"): 1,
        ("area", str(old_woman.area_id)): 1,
    }
    table_actions.count_turn(meeting, old_woman, -1, by=by)
    table_actions.count_turn(meeting, old_woman, -1, by=by)
    assert set(Turns.objects.values_list("count", flat=True)) == {0}
    unknown = CouncilMember.objects.create(council=place.council, post="会長", start=TODAY)
    table_actions.count_turn(meeting, unknown, 1, by=by)
    assert set(Turns.objects.values_list("count", flat=True)) == {0}
    other = Council.objects.create(body=town.municipality, kind="other", name="x", start=TODAY)
    stranger = CouncilMember.objects.create(council=other, post="会長", start=TODAY)
    with pytest.raises(MeetingError, match="委員ではありません"):
        table_actions.count_turn(meeting, stranger, 1, by=by)


def test_a_ballot_is_made_and_counted_again(place: Place, told: dict[str, Any]) -> None:
    """Two options at least; who counted is said; more votes than voters are refused; a second count stands beside the first."""
    with pytest.raises(MeetingError, match="二つ以上"):
        table_actions.make_ballot(place.meeting, {"question": "名前", "options": ["あ", "あ"], "eligible": 5}, **told)
    ballot = table_actions.make_ballot(
        place.meeting, {"question": "名前", "options": ["あ", "い"], "eligible": 5}, **told
    )
    with pytest.raises(MeetingError, match="数えたか"):
        table_actions.count_ballot(ballot, {"あ": 1}, 0, counters=" ", **told)
    with pytest.raises(MeetingError, match="こえています"):
        table_actions.count_ballot(ballot, {"あ": 5}, 1, counters="書記", **told)
    table_actions.count_ballot(ballot, {"あ": 3, "い": 1}, 1, counters="書記", **told)
    table_actions.count_ballot(ballot, {"あ": 4, "い": 1}, 0, counters="書記と監事", **told)
    assert ballot.counts.count() == 2


def test_a_page_is_full_of_ballots_and_none_is_torn_apart(place: Place) -> None:
    """Short or long, two options or eight: as many whole ballots as were reckoned stand on one page, and one more would not be told."""
    for question, options, least in (
        ("会長を選ぶ", ["賛成", "反対"], 3),
        ("来年度、買い物便を週二回にしますか", ["週二回にする", "今のまま", "話し合いを続ける"], 3),
        ("あ" * 70, ["い" * 30, "う" * 30, "え"], 1),
        ("役員を選ぶ", [f"候補{number}" for number in range(8)], 1),
    ):
        found = Ballot(meeting=place.meeting, question=question, options=options, eligible=7)
        number = sheets.on_a_page(found)
        printed = PdfDocument(
            handout_pdf("投票用紙", sheets.ballot(found), Head("令和8年12月1日", "試し市", fictional=True))
        )
        words = re.sub(r"\s", "", printed[0].get_textpage().get_text_range())
        assert len(printed) == 1, question
        assert words.count(options[-1]) == number >= least, question
