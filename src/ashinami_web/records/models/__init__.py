"""What a group keeps on record of its daily running."""

from ashinami_web.records.models.duty import DutyCheck, DutyNote
from ashinami_web.records.models.periods import Deletion, KeepRule
from ashinami_web.records.models.register import Complaint, Incident
from ashinami_web.records.models.rules import GroupRule, Lifted

__all__ = [
    "Complaint",
    "Deletion",
    "DutyCheck",
    "DutyNote",
    "GroupRule",
    "Incident",
    "KeepRule",
    "Lifted",
]
