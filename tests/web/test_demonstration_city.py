"""The demonstration as a city: its layers, areas, bodies and timetables are written, and its pages show them with their marks."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from ashinami.society.town.city import make_city
from ashinami_web.atlas.models import Layer
from ashinami_web.bodies.models import Area, Body
from ashinami_web.buses.models import Timetable
from ashinami_web.config.scope import acting, whole_installation
from ashinami_web.demonstration.city import write_city
from ashinami_web.demonstration.meetings import meet
from ashinami_web.demonstration.neighbourhood import gather
from ashinami_web.demonstration.people import lend_staff, settle, settle_group
from ashinami_web.meetings.models import Meeting
from ashinami_web.people.models import Account

MONDAY, START = date(2026, 11, 30), date(2026, 5, 4)


@pytest.mark.django_db
def test_a_whole_city_is_written() -> None:
    """Nine areas, four groups, bodies and meetings, nine layers marked as synthetic, both buses; the officer compares areas."""
    city, groups = make_city(MONDAY)
    with acting(whole_installation()):
        settled = [settle(groups[0].town, START)]
        for number, each in enumerate(groups[1:], start=2):
            town = settled[0].municipality
            settled.append(settle_group(each.town, town, START, key=f"group-{number}", before=f"group-{number}/"))
            lend_staff(settled[-1].group, START)
        where = [(each.group, part.districts) for each, part in zip(settled, groups, strict=True)]
        write_city(city, settled[0], where, START)
        assert Area.objects.filter(kind="old", outline__isnull=False).count() == 9
        assert Body.objects.filter(kind="group").count() == 4
        assert set(Layer.objects.values_list("standing", flat=True)) == {"SYNTHETIC"}
        assert Layer.objects.count() == 9
        assert Timetable.objects.count() == 2
        gather(settled[0], MONDAY)
        meet(settled[0], MONDAY)
        assert Meeting.objects.count() > 3
        assert Body.objects.filter(kind="hokatsu").count() == 1
        client = Client()
        client.force_login(Account.objects.get(username="demo-officer"))
    shown = client.get("/atlas/areas/?area=奥野谷&area=中浜").content.decode()
    for word in ("合成・2026年", "奥野小のスクールバス", "奥野谷まちづくり協議会", "奥野谷の拠点", "56.7"):
        assert word in shown, word
