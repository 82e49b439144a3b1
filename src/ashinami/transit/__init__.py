"""Timetables: feeds (GTFS, GTFS-JP, GTFS-Flex), journeys there and back, and why there is none."""
