"""What of resources goes along when a body is exported: its own rows (`config.portable`)."""

from ashinami_web.resources.models import Asset, Assignment, Entry, Match, Profile, Service, ServiceNotice, Talk

TABLES = (Profile, Asset, Service, ServiceNotice, Talk, Entry, Match, Assignment)
