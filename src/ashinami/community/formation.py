"""How far the people of an area are with a body of their own: nothing yet, a place to talk, a preparatory body, a body that stands."""

from __future__ import annotations

from ashinami.vocabulary.registration import Worded

TALKING_KINDS = ("talk_place", "kyogitai_2", "care_section")
"""Kinds of meeting at which an area talks without a body of its own."""
PREPARING_KINDS = ("preparatory",)


class Formation(Worded):
    """The stages, the furthest first."""

    FORMED = "formed", "協議会・地域運営組織がある"
    PREPARING = "preparing", "準備会がある"
    TALKING = "talking", "話し合いの場がある"
    NONE = "none", "まだ何もない"


def stage_of_kind(kind: str) -> Formation | None:
    """Return the stage that a meeting of a kind shows; None for one that says nothing of it."""
    if kind in PREPARING_KINDS:
        return Formation.PREPARING
    return Formation.TALKING if kind in TALKING_KINDS else None
