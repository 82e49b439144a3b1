"""Checks a feed: how many rows stand in each table, what is wrong, and whether it can be used."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module

import ashinami.transit.checks
from ashinami.basics.notice import Notice, Severity
from ashinami.transit.feed import Feed
from ashinami.transit.flex.drafts import draft_notices


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in a feed.

    Attributes
    ----------
    feed : its name. rows : how many rows were read of each table.
    notices : all there is to say, the gravest first. usable : nothing is 要修正; a feed that is not usable is not used at all.
    """

    feed: str
    rows: Mapping[str, int]
    notices: tuple[Notice, ...]

    @property
    def usable(self) -> bool:
        """Whether the timetable can be used."""
        return all(notice.severity < Severity.ERROR for notice in self.notices)


def check_feed(feed: Feed) -> Report:
    """Return the report of a feed; a draft of GTFS-Flex is refused by its name and not looked at further."""
    rows = {file: feed.rows(file).count for file in feed.tables}
    notices = [notice for file in feed.tables for notice in feed.said(file)]
    drafts = draft_notices(feed)
    notices += drafts
    for module in (
        () if drafts else sorted(pkgutil.iter_modules(ashinami.transit.checks.__path__), key=lambda found: found.name)
    ):
        check = getattr(import_module(f"ashinami.transit.checks.{module.name}"), "check", None)
        if check is not None:
            notices += check(feed)
    return Report(feed.name, rows, tuple(sorted(notices, key=lambda notice: -notice.severity)))
