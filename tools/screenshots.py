"""Takes the pictures of README and the manual anew: python -m tools.screenshots.

With --look FOLDER it takes the same pages at the size of a telephone and at 200 % zoom into a folder, to be looked at before a release,
and says which page scrolls sideways. Chromium is the one on the path, or the one in ASHINAMI_CHROMIUM.
"""

from __future__ import annotations

import os
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from tools.small_png import png, small
from tools.standing_town import NOW, standing_town

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tools.played_day import Stage

IMAGES = Path(__file__).resolve().parents[1] / "docs/images"
DESK, PHONE, ZOOMED = (1280, 900), (390, 844), (640, 450)
"""The third is a desk's window at 200 %: half as wide and half as high."""
PATIENCE = 300_000
"""Milliseconds: a machine may have other work."""
CALLER = "さとう"
"""How the reading of the caller at the desk begins."""


def main() -> int:
    """Make the town, take every picture; return 1 without Chromium."""
    chromium = os.environ.get("ASHINAMI_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        print("Chromium が見つかりません。 / no Chromium found", file=sys.stderr)
        return 1
    look = Path(sys.argv[2]) if sys.argv[1:2] == ["--look"] and len(sys.argv) > 2 else None
    folder = look or IMAGES
    folder.mkdir(exist_ok=True)
    with standing_town() as stage, served() as address:
        if look is None:
            (folder / "run-sheet.png").write_bytes(first_page(stage.sheet))
            (folder / "bundle-checks.png").write_bytes(first_page(stage.checks, height=520))
        take(chromium, address, stage, look)
    for picture in sorted(folder.glob("*.png")):
        print(f"{picture.name}  {picture.stat().st_size // 1024} KB")
    return 0


@contextmanager
def served() -> Iterator[str]:
    """Answer pages on a free port; give the address."""
    import waitress  # noqa: PLC0415 - it must not start before the town is made

    from ashinami_web.config.wsgi import application  # noqa: PLC0415 - as above

    server = waitress.create_server(application, host="127.0.0.1", port=0, threads=8)
    threading.Thread(target=server.run, daemon=True).start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()


def take(chromium: str, address: str, stage: Stage, look: Path | None) -> None:
    """Walk through the pages as the desk, a driver and the coordinator, and take their pictures."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - its event loop must not run while the town is made

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, size in {"phone": PHONE, "zoomed": ZOOMED}.items() if look else {"": DESK}.items():
            camera = Camera(browser, look or IMAGES, name)
            desk = window(browser, size)
            log_in(desk, address, "のぞみ")
            the_desk(desk, address, camera)
            a_sheet_typed_in(desk, address, stage, camera)
            boss = window(browser, size)
            log_in(boss, address, "まこと")
            for path, called in (
                ("records/day/", "checks"),
                ("records/bundle/", "bundle"),
                ("records/calendar/", "dates"),
            ):
                boss.goto(f"{address}/{path}")
                camera.shoot(boss, called)
            phone = window(browser, size if look else PHONE)
            phone.clock.install(time=NOW)  # a telephone whose clock differs from ours says so
            for token, called in ((stage.waiting, "driver-before"), (stage.token, "driver")):
                phone.goto(f"{address}/d/{token}/")
                camera.shoot(phone, called)
        browser.close()


class Camera:
    """Writes pictures into a folder; those of a size other than the manual's carry its name, and say where a page is too wide."""

    def __init__(self, browser: Browser, folder: Path, size: str) -> None:
        self.folder, self.size = folder, size
        self.blank = browser.new_page()

    def shoot(self, page: Page, name: str) -> None:
        """Write what the window shows; for a look the whole page."""
        page.wait_for_load_state("networkidle")
        page.evaluate("document.fonts.ready")
        picture = page.screenshot(animations="disabled", caret="hide", full_page=bool(self.size))
        (self.folder / f"{self.size}{'-' if self.size else ''}{name}.png").write_bytes(small(self.blank, picture))
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            print(f"{name}: {self.size or 'desk'}: too wide", file=sys.stderr)


def window(browser: Browser, size: tuple[int, int]) -> Page:
    """Open a Japanese window of a size, without a session."""
    width, height = size
    # a store of its own: a driver's page kept by the browser must not answer for another's
    context = browser.new_context(viewport={"width": width, "height": height}, locale="ja-JP", reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    return context.new_page()


def log_in(page: Page, address: str, name: str) -> None:
    """Log in as one of the demonstration's people."""
    page.goto(f"{address}/login/")
    page.get_by_role("button").filter(has_text=name).click()
    page.wait_for_url(f"{address}/")


def the_desk(desk: Page, address: str, camera: Camera) -> None:
    """Look at the board and the month, take a call and make it standing, and look at the shift."""
    for path, name in (("board/", "board"), ("month/", "month")):
        desk.goto(f"{address}/{path}")
        camera.shoot(desk, name)
    desk.goto(f"{address}/desk/")
    desk.keyboard.type(CALLER)
    desk.locator("a.choice").first.click()
    desk.wait_for_url("**/desk/?rider=*")
    desk.locator("[name=service_day]").fill((NOW + timedelta(days=1)).date().isoformat())
    desk.locator("[name=appointment]").fill("10時")
    with desk.expect_response("**/desk/check/**"):
        desk.locator("[name=destination]").first.check(force=True)
    desk.wait_for_timeout(400)
    seen = desk.viewport_size or {"width": DESK[0], "height": DESK[1]}
    desk.set_viewport_size(
        {"width": seen["width"], "height": seen["height"] + 350}
    )  # the rider's card and the whole form
    desk.locator("h1").evaluate("heading => heading.scrollIntoView()")
    camera.shoot(desk, "desk")
    desk.set_viewport_size(seen)
    desk.keyboard.press("Alt+s")
    desk.locator(".taken a").first.click()
    desk.wait_for_url("**/wishes/*/")
    desk.get_by_role("link", name="定期にする").click()
    desk.wait_for_url("**/standing/new/**")
    desk.get_by_role("button", name="定期にする").click()
    desk.wait_for_url("**/standing/*/")
    for path, name in (
        ("", "standing"),
        ("shift/", "shift"),
        ("shift/calls/", "calls"),
        ("shift/fortnight/", "fortnight"),
    ):
        if path:
            desk.goto(f"{address}/{path}")
        camera.shoot(desk, name)


def a_sheet_typed_in(desk: Page, address: str, stage: Stage, camera: Camera) -> None:
    """Type in the first lines of a run sheet that came back."""
    desk.goto(f"{address}/run-sheets/{stage.paper}/?day={NOW.date()}")
    desk.locator("[name=out]").fill("41586")
    desk.locator("[name=stop0]").fill(stage.times[0])
    desk.locator("[name=stop1]").fill(stage.times[1])
    desk.locator("#stops").scroll_into_view_if_needed()
    camera.shoot(desk, "paper-day")


def first_page(pdf: bytes, *, height: int | None = None) -> bytes:
    """Return the first page of a PDF, or its upper part, as a grey PNG of about 890 pixels' width."""
    import pypdfium2  # noqa: PLC0415 - only here

    pixels = pypdfium2.PdfDocument(pdf)[0].render(scale=1.5, grayscale=True).to_numpy()
    return png(pixels.reshape(pixels.shape[:2])[:height])


if __name__ == "__main__":
    sys.exit(main())
