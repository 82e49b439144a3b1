"""What a meeting is made of, and what comes of it."""

from ashinami_web.meetings.models.action import Action, ActionNote
from ashinami_web.meetings.models.ballot import Ballot, BallotCount
from ashinami_web.meetings.models.certification import Application, CriterionCheck, Recognition, SupportRecord
from ashinami_web.meetings.models.council import Council, CouncilMember, Series
from ashinami_web.meetings.models.idea import Idea
from ashinami_web.meetings.models.meeting import AgendaItem, Attendance, Meeting, Opinion, Turns
from ashinami_web.meetings.models.paper import MeetingPaper
from ashinami_web.meetings.models.record import Decision, Minutes

__all__ = [
    "Action",
    "ActionNote",
    "AgendaItem",
    "Application",
    "Attendance",
    "Ballot",
    "BallotCount",
    "Council",
    "CouncilMember",
    "CriterionCheck",
    "Decision",
    "Idea",
    "Meeting",
    "MeetingPaper",
    "Minutes",
    "Opinion",
    "Recognition",
    "Series",
    "SupportRecord",
    "Turns",
]
