"""The desk's keyboard in a real browser, and what it must leave to the input method."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

KEYS = Path(__file__).resolve().parents[2] / "src/ashinami_web/ui/static/ui/keys.js"
PAGE = """<nav><a id="menu" href="#menu" aria-keyshortcuts="Alt+K">menu</a><a id="all" href="#all" aria-keyshortcuts="Alt+L">all</a></nav>
<form data-enter="next">
<input id="who" aria-keyshortcuts="Alt+K"><input id="when">
<div data-choices><input type="radio" name="back" id="one"><input type="radio" name="back" id="two"></div>
<button id="save" type="submit">save</button></form>
<dialog id="shortcuts"><dl data-found></dl></dialog>
<output id="sent"></output>
<script>document.forms[0].addEventListener("submit", (event) => {
  event.preventDefault(); document.getElementById("sent").textContent = "sent";
});</script>"""
HERE = "document.activeElement.id"


@pytest.fixture
def page(chromium: str) -> Iterator[Page]:
    """Return a page with a small form and the keyboard."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        page.set_content(PAGE)
        page.add_script_tag(path=KEYS)
        yield page
        browser.close()


def test_the_form_is_filled_and_sent_by_keyboard(page: Page) -> None:
    """Alt+K leads to the field, Enter onwards, a number picks, Enter on the last field sends."""
    page.keyboard.press("Alt+k")
    assert page.evaluate(HERE) == "who"
    page.keyboard.type("2")
    page.keyboard.press("Enter")
    assert page.evaluate(HERE) == "when"
    assert not page.is_checked("#two"), "a digit typed into a field stays in the field"
    page.keyboard.press("Enter")
    assert page.evaluate(HERE) == "one"
    page.keyboard.press("2")
    assert page.is_checked("#two")
    assert page.inner_text("#sent") == ""
    page.keyboard.press("Enter")
    assert page.inner_text("#sent") == "sent"


def test_a_composing_input_method_keeps_its_enter(page: Page) -> None:
    """Enter that ends the conversion of かな must not leave the field."""
    page.focus("#who")
    for composing, expected in (("true", "who"), ("false", "when")):
        page.evaluate(
            f"document.activeElement.dispatchEvent(new KeyboardEvent('keydown', "
            f"{{key: 'Enter', bubbles: true, cancelable: true, isComposing: {composing}}}))"
        )
        assert page.evaluate(HERE) == expected


def test_the_question_mark_shows_the_keys(page: Page) -> None:
    """`?` opens the list of this page's keys, but not while somebody types."""
    page.focus("#who")
    page.keyboard.press("?")
    assert not page.evaluate("document.getElementById('shortcuts').open")
    page.focus("#one")
    page.keyboard.press("?")
    assert page.evaluate("document.getElementById('shortcuts').open")
    assert "Alt + K" in page.inner_text("[data-found]")
    assert page.locator("[data-found] dt").all_inner_texts() == ["Alt + K", "Alt + L"]


def test_a_key_of_the_page_goes_before_the_menus(page: Page) -> None:
    """A letter that the menu has too does what the page says it does; where the page has none, the menu's is meant."""
    page.keyboard.press("Alt+k")
    assert page.evaluate(HERE) == "who"
    page.keyboard.press("Alt+l")
    assert page.evaluate(HERE) == "all"
