"""A run sheet that came back, typed in on one page in the order of the sheet."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from driven_day import at, link_of, sent, two_rides
from web_town import MONDAY, Town

from ashinami.casework.ride_log import fold
from ashinami_web.audit.models import Event
from ashinami_web.audit.queries import events_about
from ashinami_web.config import clock
from ashinami_web.driving.sync_actions import take_in
from ashinami_web.records.models import DutyCheck, DutyNote
from ashinami_web.runs.models import Ride

pytestmark = pytest.mark.usefixtures("monday_evening")
type ClientOf = Callable[[str], Client]


def address(town: Town, who: str = "haru", day: date = MONDAY) -> str:
    """Return the address of a driver's sheet."""
    return f"/run-sheets/{town.people[who].pk}/?day={day}"


def typed(*times: str, **more: Any) -> dict[str, Any]:
    """Return what is typed: the stops in the order of the sheet, and the rest."""
    return {"form": str(uuid4())} | {f"stop{number}": said for number, said in enumerate(times)} | more


def shown(answer: Any) -> str:
    """Return a page as text."""
    text: str = answer.content.decode()
    return text


def when(ride: Ride) -> dict[str, str]:
    """Return when a ride reached each stage, by the clock in Japan."""
    record = fold(events_about(ride.body_id, [str(ride.pk)]))
    return {str(state): f"{moment.astimezone(clock.JAPAN):%H:%M}" for state, moment in record.at.items()}


def test_a_sheet_is_typed_in_the_order_it_has(town: Town, client_of: ClientOf) -> None:
    """Four lines for two rides, odometer and checks above: all of it is on record after one page."""
    first, second = two_rides(town)
    asa = client_of("asa")
    assert re.findall(r"<b>(\d+:\d\d)</b>", shown(asa.get(address(town)))) == ["10:00", "10:20", "13:00", "13:20"]
    said = typed(
        "1003", "1021", "13時", "午後1時25分", out="12340", home="12389", well="yes", sober="yes", licence="yes"
    )
    answer = asa.post(address(town), said | {"alcohol": "0.00"}, follow=True)
    assert "6件を書きました" in shown(answer)
    assert when(first) == {"confirmed": "12:05", "aboard": "10:03", "done": "10:21"}
    assert when(second)["done"] == "13:25"
    first.refresh_from_db()
    assert first.state == "done"
    last = fold(events_about(town.group.pk, [str(first.pk)])).last
    assert last is not None
    assert (last.facts["minutes"], last.facts["metres"]) == (18, 4_200)
    before = DutyCheck.objects.get(when="before")
    assert (before.well, before.alcohol, before.device) == (True, 0, "paper")
    assert [note.odometer for note in DutyNote.objects.order_by("when")] == [12_389, 12_340]


def test_the_same_page_sent_twice_is_written_once(town: Town, client_of: ClientOf) -> None:
    """A double press, or the page sent again by the browser: one event a line."""
    two_rides(town)
    asa, said = client_of("asa"), typed("1003", "1021", "", "", out="12340")
    asa.post(address(town), said)
    count = Event.objects.count()
    assert "変わったところはありません" in shown(asa.post(address(town), said, follow=True))
    assert Event.objects.count() == count


def test_nobody_there_is_a_cross_and_a_line_emptied_is_taken_back(town: Town, client_of: ClientOf) -> None:
    """× at the pick-up is a no-show; typed by mistake, the line emptied or given a time puts it right, and all stays on record."""
    first, _second = two_rides(town)
    asa = client_of("asa")
    states = []
    for line in (("×", ""), ("", ""), ("x", ""), ("1005", "1022"), ("1005", "")):
        asa.post(address(town), typed(*line, "", ""))
        first.refresh_from_db()
        states.append(first.state)
    assert states == ["no_show", "confirmed", "no_show", "done", "aboard"]
    assert 'value="10:05"' in shown(asa.get(address(town)))


def test_what_the_telephone_sent_stands_on_the_page_and_is_not_written_anew(town: Town, client_of: ClientOf) -> None:
    """Half the day by phone, half on paper: the known times are there, what was said before setting out is not asked again."""
    first, _second = two_rides(town)
    link = link_of(town).link
    marks = [sent("before", well=True), sent("aboard", first, 62.4), sent("done", first, 80)]
    take_in(link, marks, received_at=at(90))
    asa = client_of("asa")
    page = shown(asa.get(address(town)))
    assert 'value="10:02"' in page
    assert "もう届いています" in page
    assert "2件を書きました" in shown(asa.post(address(town), typed("10:02", "10:20", "1301", "1319"), follow=True))
    assert Event.objects.filter(subject=str(first.pk), kind="ride.aboard").count() == 1


def test_a_distance_on_the_sheet_counts_and_can_be_put_right(town: Town, client_of: ClientOf) -> None:
    """3.4 km as he wrote it, then 3.6, then the line emptied: at the end the planned 4.2 km stand in, and all stays on record."""
    first, _second = two_rides(town)
    asa, found = client_of("asa"), []
    for km in ("３．４", "3.6 km", "3.6", ""):
        asa.post(address(town), typed("1003", "1021", "", "", km1=km))
        last = fold(events_about(town.group.pk, [str(first.pk)])).last
        assert last is not None
        found.append((last.facts["metres"], last.facts["metres_planned"], last.facts["minutes"]))
    assert found == [(3_400, False, 18), (3_600, False, 18), (3_600, False, 18), (4_200, True, 18)]
    assert Event.objects.filter(subject=str(first.pk), kind="ride.done").count() == 3
    assert 'name="km1" ' in shown(asa.get(address(town)))


@pytest.mark.parametrize(
    ("said", "word"),
    [
        (typed("1003", "", "", "", km1="3.4"), "降りた時刻も書いて"),
        (typed("1003", "1021", "", "", km1="遠い"), "3.2 のように"),
        (typed("1030", "1021", "", ""), "乗った時刻より前"),
        (typed("×", "1021", "", ""), "どちらかを直して"),
        (typed("1003", "×", "", ""), "お迎えの行に"),
        (typed("2330", "", "", ""), "まだ来ていない"),
        (typed("朝", "1021", "", ""), "時刻は"),
        (typed("1003", "", "", "", out="50", home="20"), "小さくなっています"),
        (typed("1003", "", "", "", out="たくさん"), "数字だけ"),
    ],
)
def test_a_line_that_cannot_be_is_said_and_nothing_is_lost(
    town: Town, client_of: ClientOf, said: dict[str, Any], word: str
) -> None:
    """The page comes back with all that was typed; nothing of it is written yet."""
    two_rides(town)
    count = Event.objects.count()
    page = shown(client_of("asa").post(address(town), said))
    assert word in page
    assert all(f'value="{text}"' in page for name, text in said.items() if text and name.startswith("stop"))
    assert Event.objects.count() == count


def test_the_list_says_whose_sheets_have_come_back(town: Town, client_of: ClientOf) -> None:
    """Two rides, one with a result; a day without rides has no sheet."""
    first, _second = two_rides(town)
    asa = client_of("asa")
    asa.post(address(town), typed("1003", "1021", "", ""))
    page = shown(asa.get(f"/run-sheets/?day={MONDAY}"))
    assert re.findall(r'<td class="number">(\d)</td>', page) == ["2", "1"]
    assert str(first.driver_id) in page
    assert asa.get(address(town, day=MONDAY + timedelta(days=1))).status_code == 404
    assert "確定した送迎はありません" in shown(asa.get(f"/run-sheets/?day={MONDAY + timedelta(days=1)}"))


def test_a_number_that_cannot_be_is_refused_by_the_records(
    town: Town, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the room of records refuses is said on the page too, and no ride is written without it."""
    first, _second = two_rides(town)
    monkeypatch.setattr("ashinami_web.records.duty_actions.MOST_KM", 10)
    page = shown(client_of("asa").post(address(town), typed("1003", "", "", "", out="50")))
    assert "走行距離計" in page
    assert datetime.combine(MONDAY, time(), tzinfo=clock.JAPAN) < clock.now()
    first.refresh_from_db()
    assert first.state == "confirmed"
