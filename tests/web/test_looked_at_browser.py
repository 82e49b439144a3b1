"""Every page of the running of a group, in a real browser: nothing serious by axe, nothing wider than the window, at three sizes.

A page added tomorrow is looked at by itself; one whose address asks for a row is to be named here with a row, or the test fails.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from uuid import uuid4

from asked_town import asked
from axe_check import fits, serious_on
from browser_desk import logged_in
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.resolvers import RoutePattern
from driven_day import link_of, promised, waiting_for_the_desk
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer
from recorded_town import recorded
from registered_town import office_of, page_of, register, volunteer
from stood_town import stand
from web_town import MONDAY, NOON, Town

from ashinami.vocabulary.wish import Back, Purpose
from ashinami_web.bookings.actions import Said, take_wish
from ashinami_web.bookings.models import Wish
from ashinami_web.helping.models import Visit
from ashinami_web.jobs.models import Job
from ashinami_web.jobs.worker import work_once
from ashinami_web.offers.links import token_of
from ashinami_web.offers.models import Ladder, Rung
from ashinami_web.records.models import Complaint, Deletion, Incident
from ashinami_web.registration.models import Registration
from ashinami_web.runs.actions import request_plan
from ashinami_web.runs.models import Ride
from ashinami_web.standing.models import Standing

ROOMS = (
    "bookings",
    "runs",
    "driving",
    "offers",
    "outbox",
    "helping",
    "shift",
    "standing",
    "records",
    "registration",
    "reports",
    "feeds",
)
WIDTHS = (1280, 640, 390)
"""A desk; the same desk at 200 %, half as wide; a telephone."""
NO_PAGES = {
    "desk_riders", "desk_places", "desk_check", "desk_offers",  # parts of the desk's page
    "board_distance",  # a part of the board
    "message_letter", "wish_card", "day_list_pdf", "slips", "run_sheet", "thanks_letter", "records_calendar_pdf",  # papers
    "board_xlsx", "month_xlsx", "driver_manifest", "driver_worker", "driver_shell",
    "calendar_feed", "calendar_feed_of_meetings", "calendar_feed_of_dates",
    *(f"{paper}_{kind}" for kind in ("pdf", "xlsx")
      for paper in ("application", "report", "change_paper", "ledger_drivers", "ledger_vehicles")),
    "board_compare",  # a trial's page: looked at in test_board_browser.py
    "sheets",  # of the municipality
}  # fmt: skip


def test_every_page_of_the_day(browser: Browser, live_server: LiveServer, standing_town: Town) -> None:
    """Sewa's pages, and those a driver, a helper and one who is asked open by a link of their own."""
    shown = dict(_addresses())
    pages = _pages(_full_day(standing_town), [name for name, named in shown.items() if not named])
    assert shown.keys() - pages.keys() - NO_PAGES == set()
    window = logged_in(browser, live_server.url, "sewa")
    found = []
    for name, path in pages.items():
        window.set_viewport_size({"width": WIDTHS[0], "height": 900})
        answer = window.goto(live_server.url + path)
        assert answer is not None
        assert answer.status == 200, (name, path)
        for width in WIDTHS:
            window.set_viewport_size({"width": width, "height": 844})
            found += [] if fits(window) else [f"{name}: wider than {width}"]
            found += [f"{name} {width}: {said}" for said in serious_on(window)]
    assert found == []


def _full_day(town: Town) -> Town:
    """Let everything have happened: promised and asked for, standing, registered, recorded, told by a driver."""
    promised(town, "kiku", 600)
    for who, day in (("ume", MONDAY), ("matsu", MONDAY + timedelta(days=1))):
        said = Said(
            rider=town.people[who].pk, service_day=day, destination=town.clinic.pk, appointment=800, back=Back.OPEN,
            purpose=Purpose.CLINIC,
        )  # fmt: skip
        take_wish(said, by=town.by("asa"), at=NOON)
    register(town)
    recorded(town)
    stand(town)
    asked(town)
    request_plan(MONDAY, by=town.by("asa"), at=NOON, seconds=1)
    assert work_once("test")
    return town


def _pages(town: Town, alone: Iterable[str]) -> dict[str, str]:
    """Return the path of every page, by its name; those `alone` need no row."""
    new = link_of(town, start=NOON.date())
    waiting_for_the_desk(town, new)
    today, haru, kiku = NOON.date().isoformat(), town.people["haru"].pk, town.people["kiku"].pk
    wish, standing, drives = (
        Wish.objects.get(rider=kiku, service_day=MONDAY),
        Standing.objects.get().pk,
        volunteer(town, "haru").pk,
    )
    registration = Registration.objects.get().pk
    of = {
        "wish": wish.pk, "wish_change": wish.pk, "place": town.clinic.pk, "place_change": town.clinic.pk,
        "board_ride": Ride.objects.filter(wish=wish)[0].pk, "typed_sheet": haru, "volunteer_days": drives,
        "ladder": Ladder.objects.get().pk,
        "reach": haru, "support_visit": Visit.objects.get(helper=haru).pk, "proxies": kiku, "standing_one": standing,
        "standing_change": standing, "records_incident": Incident.objects.get().pk, "records_complaint": Complaint.objects.get().pk,
        "records_deletion": Deletion.objects.get().pk, "registration_write": registration, "registration_history": registration,
        "registration_change": registration, "ledger_driver": page_of(town, "haru").volunteer_id, "ledger_vehicle": town.cars["haru"].pk,
        "rider_entry": kiku, "office": office_of(town).pk, "person": kiku, "volunteer": drives, "vehicle": town.cars["haru"].pk,
        "job": Job.objects.latest("requested_at").pk, "month": "2026-12", "month_close": "2026-12",
        "driver_page": new.token, "driver_thanks": new.token, "driver_days": new.token, "my_visits": new.token,
        "ask": token_of(Rung.objects.earliest("pk").pk),
    }  # fmt: skip
    pages = {name: reverse(name) for name in alone if name not in NO_PAGES}
    pages |= {name: reverse(name, args=[key]) for name, key in of.items()}
    pages |= {
        "records_check": reverse("records_check", args=[today, haru, "before"]),
        "driver_cannot": reverse("driver_cannot", args=[new.token, wish.pk]),
        "standing_new": f"{reverse('standing_new')}?wish={wish.pk}",
    }
    days = {
        "wishes": MONDAY,
        "board": MONDAY,
        "typed_sheet": MONDAY,
        "run_sheets": MONDAY,
        "board_confirm": MONDAY,
        "board_trial": MONDAY,
    }
    pages |= {name: f"{pages[name]}?day={day}" for name, day in days.items()}
    return pages | {"desk, a rider chosen": f"{pages['desk']}?rider={kiku}"}


def _addresses() -> Iterator[tuple[str, bool]]:
    """Yield the name of every address of the rooms that shows something when it is opened, and whether it names a row.

    The others take a form.
    """
    client = Client()

    def walk(patterns: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
        for entry in patterns:
            if isinstance(entry, URLResolver):
                yield from walk(entry.url_patterns)
            else:
                yield entry

    for entry in walk(get_resolver().url_patterns):
        if entry.callback.__module__.removeprefix("ashinami_web.").split(".")[0] in ROOMS and isinstance(
            entry.pattern, RoutePattern
        ):
            made_up = {"UUIDConverter": uuid4(), "IntConverter": 1, "StringConverter": "before"}
            values = {key: made_up[type(converter).__name__] for key, converter in entry.pattern.converters.items()}
            name = str(entry.name)
            if client.get(reverse(name, kwargs=values)).status_code != 405:
                yield name, bool(values)
