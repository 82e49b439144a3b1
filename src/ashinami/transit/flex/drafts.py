"""The drafts of GTFS-Flex before 2024, told by what only they had: they are refused by name, never half understood."""

from __future__ import annotations

from ashinami.basics.notice import Notice, Severity
from ashinami.transit.feed import Feed

_REMEDY = "2024年に採用された形（location_group_stops.txt、start_pickup_drop_off_window）に作り直してもらってください"


def draft_of(feed: Feed) -> str:
    """Return the name of the draft a feed is written in, empty when it is none."""
    times, groups = feed.rows("stop_times.txt").columns, feed.rows("location_groups.txt").columns
    if "start_pickup_dropoff_window" in times or "location_id" in groups:
        return "GTFS-Flex v2 草案（2023年まで：location_groups.txt に location_id、start_pickup_dropoff_window）"
    if {"mean_duration_factor", "mean_duration_offset"} & set(times):
        return "GTFS-Flex v2 草案（2021〜2023年：stop_id に区域、mean_duration_factor）"
    if {"start_service_area_id", "start_service_area_radius", "continuous_pickup_message"} & set(times):
        return "GTFS-Flex v1 草案"
    return ""


def draft_notices(feed: Feed) -> list[Notice]:
    """Return the notice that refuses a draft, or nothing."""
    name = draft_of(feed)
    if not name:
        return []
    return [Notice("flex-draft", Severity.ERROR, f"{name}で書かれています。使いません", _REMEDY, "stop_times.txt", 1)]
