"""Actions of meetings: what they write, what they refuse, and that the log says so."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from meeting_place import MEETING_DAY, TODAY, Place, meeting_place
from web_town import NOON, Town

from ashinami.community.agenda import Item, Part
from ashinami_web.audit.models import Event
from ashinami_web.config import clock
from ashinami_web.meetings import (
    council_actions,
    meeting_actions,
    record_actions,
    task_actions,
)
from ashinami_web.meetings.models import (
    Action,
    AgendaItem,
    CouncilMember,
    Decision,
    Meeting,
    Minutes,
    Series,
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


def test_a_council_is_written_changed_shared_and_ended(place: Place, town: Town, told: dict[str, Any]) -> None:
    """Sharing takes its meetings, actions, ideas and decisions along; ending calls off what was planned."""
    council, circle = place.council, place.council.circle
    new = council_actions.write_council(None, {"kind": "section", "name": "つなげる部会", "start": TODAY}, **told)
    assert (new.body, new.circle) == (town.municipality, None)
    same = council_actions.write_council(council, {"name": "第1層協議体", "circle": None}, **told)
    assert same.circle is None
    assert {row.circle_id for row in (*Meeting.objects.all(), *Action.objects.all(), *Decision.objects.all())} == {None}
    council_actions.write_council(council, {"name": "第1層協議体", "circle": circle}, **told)
    assert Decision.objects.filter(circle=circle).exists()
    with pytest.raises(MeetingError, match="始まりの日より前"):
        council_actions.end_council(council, date(2020, 1, 1), **told)
    council_actions.end_council(council, TODAY, **told)
    assert Meeting.objects.get(pk=place.meeting.pk).state == "cancelled"
    assert Event.objects.filter(kind="meeting.changed", subject=str(council.pk)).count() >= 4


def test_members_come_and_go(place: Place, town: Town, told: dict[str, Any]) -> None:
    """A new name is a person of the office from then on; nobody twice; somebody of whom nothing is said is refused."""
    member = council_actions.add_member(place.council, {"seat": "welfare", "start": TODAY}, name="民生 タミ", **told)
    assert str(member.person) == "民生 タミ"
    with pytest.raises(MeetingError, match="もう委員"):
        council_actions.add_member(place.council, {"person": member.person, "start": TODAY}, **told)
    with pytest.raises(MeetingError, match="どれか"):
        council_actions.add_member(place.council, {"seat": "", "start": TODAY}, **told)
    with pytest.raises(MeetingError, match="前です"):
        council_actions.end_member(member, YESTERDAY, **told)
    council_actions.end_member(member, TODAY, **told)
    assert CouncilMember.objects.get(pk=member.pk).end == TODAY


def test_a_series_gives_a_year_of_dates_once_and_ends(place: Place, told: dict[str, Any]) -> None:
    """Dates there are already stay; a holiday is moved or left out and says why; ending calls the later ones off."""
    said = {"day": 0, "nth": 4, "weekday": 0, "every": 1, "on_holiday": "skip", "start": TODAY, "place": "公民館"}
    series = council_actions.add_series(place.council, said, **told)
    made = meeting_actions.make_dates(series, until=date(2027, 12, 1), **told)
    assert made == 12
    assert meeting_actions.make_dates(series, until=date(2027, 12, 1), **told) == 0
    off = Meeting.objects.filter(series=series, state="cancelled")
    assert all(row.changed_why == "祝日のため休み" and row.number is None for row in off)
    numbers = list(
        Meeting.objects.filter(series=series, state="planned").order_by("day").values_list("number", flat=True)
    )
    assert numbers == list(range(4, 4 + len(numbers)))
    with pytest.raises(MeetingError, match="前です"):
        council_actions.end_series(series, YESTERDAY, **told)
    council_actions.end_series(series, date(2027, 4, 1), **told)
    assert not Meeting.objects.filter(series=series, state="planned", planned__gte=date(2027, 4, 1)).exists()
    assert Series.objects.get(pk=series.pk).end == date(2027, 4, 1)


def test_one_meeting_is_planned_moved_and_called_off(place: Place, told: dict[str, Any]) -> None:
    """The others of its series stay; what was called off no longer moves."""
    extra = meeting_actions.add_meeting(place.council, {"day": date(2027, 1, 7), "place": "役場"}, **told)
    assert (extra.number, extra.circle) == (4, place.council.circle)
    meeting_actions.change_meeting(extra, {"day": date(2027, 1, 8), "changed_why": "大雪"}, **told)
    assert Meeting.objects.get(pk=extra.pk).day == date(2027, 1, 8)
    assert Meeting.objects.get(pk=place.meeting.pk).day == MEETING_DAY
    meeting_actions.call_off(extra, "大雪", **told)
    with pytest.raises(MeetingError, match="変えられません"):
        meeting_actions.change_meeting(extra, {"place": "x"}, **told)


def test_the_agenda_is_laid_out_again_without_losing_what_was_typed_or_said(place: Place, told: dict[str, Any]) -> None:
    """Typed items, items with minutes and items with opinions stay; built ones follow what presses now; each thing once."""
    meeting = place.meeting
    frame = [Item(Part.OPENING, "あいさつ", 5), Item(Part.CLOSING, "まとめ", 5)]
    first = [*frame, Item(Part.ACTIONS, "店に聞く", 5, "action", "a"), Item(Part.OWNERLESS, "旗", 5, "action", "b")]
    assert meeting_actions.lay_out(meeting, first, **told) == 5
    spoken = AgendaItem.objects.get(meeting=meeting, source_key="a")
    Minutes.objects.create(meeting=meeting, item=spoken, text="聞いた", written_at=NOON, written_by="x")
    typed = meeting_actions.add_item(meeting, {"part": "other", "title": "花壇", "minutes": 5}, **told)
    meeting_actions.add_item(meeting, {"part": "issues", "title": "坂道", "minutes": 5}, **told)
    second = [*frame, Item(Part.REVIEW, "会費", 5, "decision", "d")]
    meeting_actions.lay_out(meeting, second, **told)
    shown = list(meeting.items.values_list("title", flat=True))
    assert shown == ["あいさつ", "店に聞く", "会費", "バス停まで遠い", "坂道", "花壇", "まとめ"]
    assert [row.position for row in meeting.items.all()] == list(range(1, 8))
    with pytest.raises(MeetingError, match="外せません"):
        meeting_actions.drop_item(spoken, **told)
    meeting_actions.drop_item(typed, **told)
    assert not AgendaItem.objects.filter(title="花壇").exists()


def test_attendance_is_written_after_the_meeting_with_proxies_named(
    place: Place, told: dict[str, Any], after: dict[str, Any]
) -> None:
    """Not before it; a proxy by his post; written again it takes the place of what stood there."""
    here, online, sent = place.rows["members"]
    came = {here: ("here", ""), online: ("online", "だれか"), sent: ("proxy", "副会長")}
    with pytest.raises(MeetingError, match="まだ開いていない"):
        meeting_actions.hold(place.meeting, came, chair=here, guests="", **told)
    with pytest.raises(MeetingError, match="代理"):
        meeting_actions.hold(place.meeting, {sent: ("proxy", " ")}, chair=None, guests="", **after)
    meeting_actions.hold(place.meeting, came, chair=here, guests="県の担当", **after)
    meeting_actions.hold(place.meeting, {here: ("written", "")}, chair=here, guests="県の担当", **after)
    rows = {row.member_id: (row.how, row.proxy) for row in place.meeting.attendance.all()}
    assert rows == {here.pk: ("written", ""), online.pk: ("online", ""), sent.pk: ("proxy", "副会長")}
    with pytest.raises(MeetingError, match="変えられません"):
        meeting_actions.lay_out(place.meeting, [], **after)


def test_minutes_and_their_correction(place: Place, told: dict[str, Any], after: dict[str, Any]) -> None:
    """Not before the meeting; corrected once; the correction may be corrected."""
    with pytest.raises(MeetingError, match="まだ開いていない"):
        record_actions.write_minutes(place.meeting, None, "早すぎる", **told)
    row = record_actions.write_minutes(place.meeting, place.rows["item"], "10人が歩けない", **after)
    right = record_actions.correct_minutes(row, "12人が歩けない", **after)
    with pytest.raises(MeetingError, match="もう訂正"):
        record_actions.correct_minutes(row, "13人", **after)
    assert record_actions.correct_minutes(right, "13人が歩けない", **after).item == place.rows["item"]


def test_a_decision_is_replaced_once_and_stands(place: Place, told: dict[str, Any], after: dict[str, Any]) -> None:
    """With its meeting's circle; never of a day to come; an old one leads to the new."""
    said = {"title": "会費は500円", "reasons": "燃料代", "decided_on": MEETING_DAY}
    with pytest.raises(MeetingError, match="きょうまで"):
        record_actions.decide(said, **told)
    row = record_actions.decide(said, meeting=place.meeting, **after)
    assert (row.circle, row.council) == (place.meeting.circle, place.council)
    newer = record_actions.decide(said | {"title": "会費は300円", "circle": row.circle}, replaces=row, **after)
    assert (newer.council, newer.replaces) == (place.council, row)
    with pytest.raises(MeetingError, match="もう新しい決定"):
        record_actions.decide(said, replaces=row, **after)
    assert record_actions.decide(said, **after).council is None


def test_who_may_not_keep_the_community_writes_nothing(place: Place, town: Town) -> None:
    """The administrator of log-ins keeps no minutes."""
    from django.core.exceptions import PermissionDenied  # noqa: PLC0415 - only here

    told: dict[str, Any] = {"by": town.by("admin"), "at": NOON, "day": TODAY}
    for act in (
        lambda: task_actions.add_action({"title": "x"}, **told),
        lambda: record_actions.decide({"title": "x", "reasons": "x", "decided_on": TODAY}, **told),
        lambda: council_actions.write_council(None, {"kind": "other", "name": "x", "start": TODAY}, **told),
    ):
        with pytest.raises(PermissionDenied):
            act()
