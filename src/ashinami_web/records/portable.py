"""What of the records goes along when a body is exported: whoever keeps them on must keep them as long (`config.portable`).

What was proposed for deletion, and that it went, is a table to be read: it tells of rows that are no more.
"""

from ashinami_web.records.models import (
    Complaint,
    Deletion,
    DutyCheck,
    DutyNote,
    GroupRule,
    Incident,
    KeepRule,
    Lifted,
)

TABLES = (KeepRule, GroupRule, Lifted, DutyCheck, DutyNote, Incident, Complaint)
HISTORY = (Deletion,)
