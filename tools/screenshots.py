"""Takes the pictures of README and the manual anew: python tools/screenshots.py.

結海市 lives in a temporary folder and its clock stands still, so that the same code gives the same pictures. Chromium is the one
on the path, or the one in ASHINAMI_CHROMIUM.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import threading
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch
from uuid import UUID

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

IMAGES = Path(__file__).resolve().parents[1] / "docs/images"
NOW = datetime(2026, 12, 10, 10, 20, tzinfo=timezone(timedelta(hours=9)))
"""A Thursday: three days of the week have been driven, this one is under way."""
ROUNDS = 400
DESK, PHONE = (1280, 900), (390, 844)
CALLER = "さとう"
"""How the reading of the caller at the desk begins."""


@dataclass(frozen=True, slots=True)
class Stage:
    """What the pictures show: a driver's private page and her run sheet of the day."""

    token: str
    sheet: bytes


def main() -> int:
    """Make the town, take every picture; return 1 without Chromium."""
    chromium = os.environ.get("ASHINAMI_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        print("Chromium が見つかりません。 / no Chromium found", file=sys.stderr)
        return 1
    IMAGES.mkdir(exist_ok=True)
    with standing_town() as stage, served() as address:
        (IMAGES / "run-sheet.png").write_bytes(first_page(stage.sheet))
        take(chromium, address, stage)
    for picture in sorted(IMAGES.glob("*.png")):
        print(f"{picture.name}  {picture.stat().st_size // 1024} KB")
    return 0


@contextmanager
def standing_town() -> Iterator[Stage]:
    """Give 結海市 in the middle of a morning, with the clock stopped."""
    with ExitStack() as stack:
        home = stack.enter_context(tempfile.TemporaryDirectory(prefix="ashinami-pictures-"))
        os.environ |= {"ASHINAMI_HOME": home, "ASHINAMI_DEMO": "1", "ASHINAMI_DATABASE_URL": ""}
        os.environ["DJANGO_SETTINGS_MODULE"] = "ashinami_web.config.settings"
        import django  # noqa: PLC0415 - the home must be known first

        django.setup()
        from ashinami_web.config import clock  # noqa: PLC0415 - models exist after set-up only
        from ashinami_web.config.scope import acting, whole_installation  # noqa: PLC0415
        from ashinami_web.demonstration.load import load  # noqa: PLC0415
        from ashinami_web.running.migration import migrate  # noqa: PLC0415

        stack.enter_context(patch.object(clock, "now", lambda: NOW))
        stack.enter_context(patch.object(clock, "today", NOW.date))
        migrate()
        load(NOW.date())
        with acting(whole_installation()):
            stage = play()
        yield stage


def play() -> Stage:
    """Plan and confirm the day, and let its drivers drive until now."""
    from ashinami.dispatch.stop import MaxIterations  # noqa: PLC0415 - models exist after set-up only
    from ashinami.papers.run_sheet import run_sheet  # noqa: PLC0415
    from ashinami_web.bodies.models import Body  # noqa: PLC0415
    from ashinami_web.config.acting import Acting, author_of  # noqa: PLC0415
    from ashinami_web.demonstration.people import key_of  # noqa: PLC0415
    from ashinami_web.driving.actions import make_link, mark  # noqa: PLC0415
    from ashinami_web.people.roles import Role  # noqa: PLC0415
    from ashinami_web.runs.board import day_of, turn  # noqa: PLC0415
    from ashinami_web.runs.confirm_actions import confirm  # noqa: PLC0415
    from ashinami_web.runs.day_plan import day_plan_of  # noqa: PLC0415
    from ashinami_web.runs.models import Ride  # noqa: PLC0415
    from ashinami_web.runs.planning import ask, plan  # noqa: PLC0415
    from ashinami_web.runs.seating import put_on_board  # noqa: PLC0415

    today = NOW.date()
    group = Body.objects.get(pk=key_of("body", "group"))
    person = key_of("staff", "demo-desk")
    desk = Acting(person=person, body=group, roles=frozenset({Role.DESK}), author=author_of(person))
    day = day_of(group.pk, today)
    proposal = plan(ask(group, today), group, seed=1, stop=MaxIterations(ROUNDS))
    turn(day, day.version)
    put_on_board(day, proposal)
    confirm(today, version=day.version, by=desk, at=NOW - timedelta(hours=17))
    midnight = NOW.replace(hour=0, minute=0)
    aboard: list[Ride] = []
    for ride in Ride.objects.filter(run__day=day, state="confirmed").order_by("pick_up_at"):
        start, end = ride.pick_up_at or 0, ride.drop_off_at or 0  # a confirmed ride has both
        for what, minute in (("en_route", start - 12), ("arrived", start - 2), ("aboard", start), ("done", end)):
            at = midnight + timedelta(minutes=minute)
            if at <= NOW:
                mark(ride, what, by=f"person:{ride.driver_id}", at=at, device="pictures")
        ride.refresh_from_db()
        aboard += [ride] if ride.state == "aboard" else []
    busiest = max(aboard, key=lambda ride: (Ride.objects.filter(run=ride.run_id).count(), str(ride.pk)))
    driver = UUID(str(busiest.driver_id))
    link = make_link(driver, start=today, end=today + timedelta(days=1), by=desk, at=NOW)
    return Stage(link.token, run_sheet(day_plan_of(group, today), str(driver)))


@contextmanager
def served() -> Iterator[str]:
    """Answer pages on a free port; give the address."""
    import waitress  # noqa: PLC0415 - as above

    from ashinami_web.config.wsgi import application  # noqa: PLC0415

    server = waitress.create_server(application, host="127.0.0.1", port=0, threads=8)
    threading.Thread(target=server.run, daemon=True).start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()


def take(chromium: str, address: str, stage: Stage) -> None:
    """Walk through the pages as the desk and as a driver, and take their pictures."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - its event loop must not run while the town is made

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        desk = window(browser, DESK)
        desk.goto(f"{address}/login/")
        desk.get_by_role("button").filter(has_text="のぞみ").click()
        desk.goto(f"{address}/board/")
        shoot(desk, "board")
        desk.goto(f"{address}/month/")
        shoot(desk, "month")
        take_a_call(desk, address)
        shoot(desk, "desk")
        a_day_at_the_desk(desk, address)
        phone = window(browser, PHONE)
        phone.goto(f"{address}/d/{stage.token}/")
        shoot(phone, "driver")
        browser.close()


def window(browser: Browser, size: tuple[int, int]) -> Page:
    """Open a Japanese window of a size, without a session."""
    width, height = size
    return browser.new_page(viewport={"width": width, "height": height}, locale="ja-JP", reduced_motion="reduce")


def take_a_call(desk: Page, address: str) -> None:
    """Write a wish down, up to the read-back: tomorrow at ten, the first place offered, the usual way back."""
    desk.goto(f"{address}/desk/")
    desk.keyboard.type(CALLER)
    desk.locator("a.choice").first.click()
    desk.wait_for_url("**/desk/?rider=*")
    desk.locator("[name=service_day]").fill((NOW + timedelta(days=1)).date().isoformat())
    desk.locator("[name=appointment]").fill("10時")
    with desk.expect_response("**/desk/check/**"):
        desk.locator("[name=destination]").first.check(force=True)
    desk.wait_for_timeout(400)


def a_day_at_the_desk(desk: Page, address: str) -> None:
    """Save the wish, make it standing, and look at the shift: calls to make, the fortnight, what was not met."""
    desk.keyboard.press("Alt+s")
    desk.locator(".taken a").first.click()
    desk.wait_for_url("**/wishes/*")
    desk.get_by_role("link", name="定期にする").click()
    desk.wait_for_url("**/standing/new/**")
    shoot(desk, "standing-new")
    desk.get_by_role("button", name="定期にする").click()
    desk.wait_for_url("**/standing/*/")
    shoot(desk, "standing")
    for path, name in (("shift/", "shift"), ("shift/calls/", "calls"), ("shift/fortnight/", "fortnight")):
        desk.goto(f"{address}/{path}")
        shoot(desk, name)


def shoot(page: Page, name: str) -> None:
    """Write what the window shows."""
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    page.screenshot(path=IMAGES / f"{name}.png", animations="disabled", caret="hide")


def first_page(pdf: bytes) -> bytes:
    """Return the first page of a PDF as a grey PNG of about 890 pixels' width."""
    import pypdfium2  # noqa: PLC0415 - only here

    pixels = pypdfium2.PdfDocument(pdf)[0].render(scale=1.5, grayscale=True).to_numpy()
    height, width = pixels.shape[:2]
    rows = b"".join(b"\0" + row.tobytes() for row in pixels)
    head = width.to_bytes(4) + height.to_bytes(4) + bytes((8, 0, 0, 0, 0))  # eight bits of grey
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4) for kind, data in chunks
    )


if __name__ == "__main__":
    sys.exit(main())
