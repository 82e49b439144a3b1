"""Calendars for other programs: a private address for each, made by a room's body, shown once, taken back at any time."""
