"""What of runs goes along when a body is exported: rides as a table to be read; the events they rest on stay (`config.portable`)."""

from ashinami_web.runs.models import Ride

TABLES = ()
HISTORY = (Ride,)
