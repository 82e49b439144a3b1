"""The colours can be read (WCAG 2.2, success criteria 1.4.3 and 1.4.11)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).resolve().parents[2] / "src/ashinami_web/ui/static/ui/tokens.css"
COLOURS = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", TOKENS.read_text()))
TEXT_ON_GROUND = [
    *[
        ("ink", ground)
        for ground in (
            "ground",
            "ground-soft",
            "key-ground",
            "good-ground",
            "warn-ground",
            "bad-ground",
            "still-ground",
        )
    ],
    *[("ink-soft", ground) for ground in ("ground", "ground-soft", "key-ground")],
    *[(tone, f"{tone}-ground") for tone in ("key", "good", "warn", "bad", "still")],
    *[(tone, "ground") for tone in ("key", "key-deep", "good", "warn", "bad")],
    ("key-deep", "key-ground"),
    ("on-key", "key"),
    ("on-key", "key-deep"),
]


def luminance(colour: str) -> float:
    """Return the relative luminance as WCAG defines it."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two named colours."""
    light, dark = sorted((luminance(COLOURS[one]), luminance(COLOURS[other])), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("text", "ground"), TEXT_ON_GROUND)
def test_text_stands_out_from_its_ground(text: str, ground: str) -> None:
    """Text has 4.5:1 on every ground it is used on."""
    assert contrast(text, ground) >= 4.5


@pytest.mark.parametrize("edge", ["border", "focus", "key", "warn", "bad", "good"])
def test_edges_of_controls_stand_out(edge: str) -> None:
    """The border of a control, and the focus ring, have 3:1 on white and on the soft ground."""
    assert min(contrast(edge, "ground"), contrast(edge, "ground-soft")) >= 3
