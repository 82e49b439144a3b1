"""Bodies and what they have."""

from ashinami_web.bodies.models.arrangement import Arrangement
from ashinami_web.bodies.models.body import Area, Body, BodyArea, Membership
from ashinami_web.bodies.models.circle import Circle, CircleMember
from ashinami_web.bodies.models.volunteer import Absence, Pairing, Vehicle, Volunteer

__all__ = [
    "Absence",
    "Area",
    "Arrangement",
    "Body",
    "BodyArea",
    "Circle",
    "CircleMember",
    "Membership",
    "Pairing",
    "Vehicle",
    "Volunteer",
]
