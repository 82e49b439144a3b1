"""Rides inside home help for older people and services for disabled people (section 2.11)."""

SUBJECT = "road_transport.no_permit.home_help"
