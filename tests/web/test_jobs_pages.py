"""How far long work is, and stopping it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from web_town import MONDAY, NOON, Town

from ashinami_web.jobs.models import Job
from ashinami_web.jobs.worker import work_once
from ashinami_web.runs.actions import request_plan

type ClientOf = Callable[[str], Client]
FRAGMENT = {"HX-Request": "true"}


@pytest.fixture
def job(town: Town) -> Job:
    """Return a job that waits."""
    return request_plan(MONDAY, by=town.by("asa"), at=NOON)


def test_a_fragment_asks_again_until_the_work_has_ended(town: Town, client_of: ClientOf, job: Job) -> None:
    """While it runs: words, per cent, a way to stop. Ended: the page around it is fetched anew."""
    asa, at = client_of("asa"), f"/jobs/{job.pk}/"
    shown = asa.get(at, headers=FRAGMENT)
    assert f'hx-get="{at}"' in shown.content.decode()
    assert "順番を待っています" in shown.content.decode()
    assert "<html" not in shown.content.decode()
    assert work_once("test")
    ended = asa.get(at, headers=FRAGMENT)
    assert ended["HX-Refresh"] == "true"
    assert "hx-get" not in ended.content.decode()


def test_without_script_the_page_refreshes_itself(town: Town, client_of: ClientOf, job: Job) -> None:
    """The whole page, with the browser's own refresh."""
    shown = client_of("asa").get(f"/jobs/{job.pk}/").content.decode()
    assert '<noscript><meta http-equiv="refresh"' in shown


def test_the_desk_stops_it(town: Town, client_of: ClientOf, job: Job) -> None:
    """A job that still waits ends at once, and the way leads back to the board."""
    answer = client_of("asa").post(f"/jobs/{job.pk}/cancel/")
    assert answer["Location"] == f"/board/?day={MONDAY}"
    job.refresh_from_db()
    assert job.state == Job.State.CANCELLED
    stopped = "予定を組むのをやめました。予定表は、そのままです。"
    assert stopped in client_of("asa").get(answer["Location"]).content.decode()
    Job.objects.filter(pk=job.pk).update(finished_at=NOON - timedelta(minutes=2))
    assert stopped not in client_of("asa").get(answer["Location"]).content.decode(), "it is told once"


def test_a_stranger_finds_no_job(town: Town, client_of: ClientOf, job: Job) -> None:
    """Another group's coordinator neither sees nor stops it; who may not plan is refused."""
    yoso = client_of("yoso")
    assert yoso.get(f"/jobs/{job.pk}/").status_code == 404
    assert yoso.post(f"/jobs/{job.pk}/cancel/").status_code == 404
    assert client_of("sc").get(f"/jobs/{job.pk}/").status_code == 403
    job.refresh_from_db()
    assert job.state == Job.State.QUEUED
