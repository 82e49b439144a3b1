"""Rides paid out of the fees of neighbourhood bodies and other groups (section 2.9)."""

SUBJECT = "road_transport.no_permit.membership"
