"""What an area has."""

from ashinami_web.resources.models.board import Entry, Match
from ashinami_web.resources.models.profile import Asset, Profile
from ashinami_web.resources.models.service import Service, ServiceNotice
from ashinami_web.resources.models.talk import Assignment, Talk

__all__ = ["Asset", "Assignment", "Entry", "Match", "Profile", "Service", "ServiceNotice", "Talk"]
