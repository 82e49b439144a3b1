"""What of shift goes along when a body is exported: who speaks for whom, what was not met; notes and hand-overs as tables to be read."""

from ashinami_web.shift.models import Note, Proxy, ShiftChange, Telling, Unmet

TABLES = (Proxy, Unmet)
HISTORY = (Note, ShiftChange, Telling)
