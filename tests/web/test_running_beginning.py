"""A real installation begins: the first log-in, and what it may do."""

from __future__ import annotations

import pytest
from django.test import Client
from web_town import NOON

from ashinami_web.audit.models import Event
from ashinami_web.bodies.models import Body
from ashinami_web.config.scope import acting, whole_installation
from ashinami_web.running.beginning import begin


@pytest.mark.django_db
def test_a_coordinator_begins_with_an_empty_group_and_adds_a_rider() -> None:
    """From nothing to the first rider, with the password printed once."""
    begun = begin(
        municipality="はじめ市", group="はじめの会", name="初 はじめ", username="hajime", at=NOON, day=NOON.date()
    )
    client = Client()
    assert client.login(username="hajime", password=begun.password)
    assert "はじめの会" in client.get("/").content.decode()
    for path in (
        "/desk/",
        "/wishes/",
        "/board/",
        "/people/",
        "/volunteers/",
        "/month/2026-12/",
        "/arrangements/",
        "/accounts/",
    ):
        assert client.get(path).status_code == 200, path
    with acting(whole_installation()):
        assert Event.objects.filter(kind="membership.started").count() == 3
        assert not Body.objects.get(name="はじめの会").fictional


@pytest.mark.django_db
def test_a_second_group_shares_the_municipality() -> None:
    """One town, two groups: the municipality stands once."""
    for group in ("一の会", "二の会"):
        begin(municipality="はじめ市", group=group, name="初 はじめ", username=group, at=NOON, day=NOON.date())
    with acting(whole_installation()):
        assert Body.objects.filter(kind="municipality").count() == 1
        assert Body.objects.filter(kind="group").count() == 2


@pytest.mark.django_db
def test_a_coordinator_of_a_municipality_begins_without_a_group() -> None:
    """Nobody drives there yet: she finds the register, needs, meetings, plans, hand-over and the log-ins; the desk is not hers."""
    begun = begin(municipality="はじめ町", group="", name="初 はじめ", username="hajime", at=NOON, day=NOON.date())
    client = Client()
    assert client.login(username="hajime", password=begun.password)
    for path in (
        "/resources/",
        "/services/",
        "/issues/",
        "/meetings/",
        "/plans/",
        "/handover/",
        "/support/",
        "/accounts/",
    ):
        assert client.get(path).status_code == 200, path
    assert client.get("/desk/").status_code == 403
    with acting(whole_installation()):
        assert Body.objects.get().kind == "municipality"
