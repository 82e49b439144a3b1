"""Rides that go with lodging, a tour or a guide (section 2.8)."""

SUBJECT = "road_transport.no_permit.lodging_tour"
