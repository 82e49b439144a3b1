"""Who and what takes part in a registered ride in several: drivers, cars, crew, and records thrown away."""

from __future__ import annotations

from ashinami.rules.facts import Entity

DRIVER = Entity(id="driver", name="運転者", listed="運転者の一覧")
"""For one ride: whoever drives it. For an office: everybody on its driver ledger."""

CREW = Entity(id="crew", name="同乗する人（運転者のほか）", listed="同乗する人の一覧")
"""Whoever rides along to help and is no driver of this ride; the list is empty when the driver is alone."""

VEHICLE = Entity(id="vehicle", name="車", listed="車の一覧")
"""For one ride: the car used. For an office: every car it runs under the registration."""

DISCARDED = Entity(id="discarded", name="処分した記録", listed="処分した記録の一覧")
"""Records no longer kept, each with its kind and how long it had been kept."""
