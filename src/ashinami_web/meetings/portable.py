"""What of meetings goes along when a body is exported: councils, meetings with their papers, decisions, actions (`config.portable`).

A calendar feed does not: its address is a secret of this installation.
"""

from ashinami_web.meetings.models import (
    Action,
    ActionNote,
    AgendaItem,
    Application,
    Attendance,
    Ballot,
    BallotCount,
    Council,
    CouncilMember,
    CriterionCheck,
    Decision,
    Idea,
    Meeting,
    MeetingPaper,
    Minutes,
    Opinion,
    Recognition,
    Series,
    SupportRecord,
    Turns,
)

TABLES = (
    Council,
    CouncilMember,
    Series,
    Meeting,
    AgendaItem,
    Attendance,
    Opinion,
    Turns,
    Minutes,
    MeetingPaper,
    Ballot,
    BallotCount,
    Decision,
    Action,
    ActionNote,
    Idea,
    Application,
    CriterionCheck,
    Recognition,
    SupportRecord,
)
