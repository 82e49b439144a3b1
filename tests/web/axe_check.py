"""What axe-core finds on a page: the shared judge of accessible pages. Colleagues' rooms ask it with one line.

assert serious_on(page) == []
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from playwright.sync_api import Page

WEIGHTY = ("serious", "critical")
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
"""What WCAG 2.2 AA asks; JIS X 8341-3:2016 AA is contained in it."""


def serious_on(page: Page, *, within: str = "document") -> list[str]:
    """Return what axe finds serious or critical on a page: rule, where, why; one line each.

    `within` is a JavaScript expression: what of the page is looked at.
    """
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(_axe())  # evaluated by the debugger, since the pages' own policy lets no foreign script in
    found = page.evaluate(
        f"(tags) => axe.run({within}, {{runOnly: {{type: 'tag', values: tags}}, resultTypes: ['violations']}})", RULES
    )
    return [
        f"{page.url} {rule['id']}: {' '.join(map(str, node['target']))} — {rule['help']}"
        for rule in found["violations"]
        if rule["impact"] in WEIGHTY
        for node in rule["nodes"]
    ]


@cache
def _axe() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")


def fits(page: Page) -> bool:
    """Whether nothing is wider than the window: the page does not scroll sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
