"""Which edition of GTFS-JP the feed shows, what it lacks of the fourth, and what that edition has no more or bars."""

from __future__ import annotations

from collections.abc import Iterator

from ashinami.basics.notice import Notice, Severity
from ashinami.transit.checks.told import told_once
from ashinami.transit.editions import FOURTH, Lack, edition, lacks, own_tables
from ashinami.transit.feed import Feed


def check(feed: Feed) -> Iterator[Notice]:
    """Yield the edition; of a feed of the fourth each thing it lacks as 注意, of another all of them in one note."""
    found = edition(feed)
    yield Notice("edition", Severity.NOTE, f"{found}として読みました")
    missing = list(lacks(feed))
    if found == FOURTH:
        for lack in missing:
            yield from _lacking(feed, lack)
    elif missing:
        named = "、".join(f"{lack.file} の {lack.field}" if lack.field else _file(lack) for lack in missing)
        said = f"GTFS-JP 第4版（2026年3月）にするには、{named}が足りません"
        yield Notice("before-edition-4", Severity.NOTE, said, "いまの版のままで使えます")
    own = own_tables(feed)
    if own:
        said = f"{'、'.join(own)} は、第4版の本体にはない表です。読みとばさずに残します"
        yield Notice("not-in-edition-4", Severity.NOTE, said, "", own[0])
    networks = [file for file in ("networks.txt", "route_networks.txt") if file in feed.files]
    rows = feed.rows("routes.txt")
    if networks:
        at = [place for place, cell in enumerate(rows.column("network_id")) if cell]
        said = f"{'、'.join(networks)} があるときは、routes.txt に network_id を書けません"
        yield from told_once("network-twice", Severity.WARNING, said, "どちらかにしてください", rows, at, "network_id")


def _lacking(feed: Feed, lack: Lack) -> Iterator[Notice]:
    if not lack.field:
        yield Notice("edition-4-table", Severity.WARNING, f"第4版では {_file(lack)} が必須です", "", lack.file)
        return
    said = "第4版では必須ですが、空です"
    rows = feed.rows(lack.file)
    yield from told_once("edition-4-field", Severity.WARNING, said, "値を入れてください", rows, lack.at, lack.field)


def _file(lack: Lack) -> str:
    return "translations.txt の読みがな（ja-Hrkt）" if lack.file == "translations.txt" else lack.file
