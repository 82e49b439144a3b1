"""What of projects goes along when a body is exported (`config.portable`).

The conditions of a trial come before it: once it has begun, a trigger lets none be added.
"""

from ashinami_web.projects.models import (
    CanvasPart,
    DutyLine,
    ExitCriterion,
    Figure,
    Incident,
    Negotiation,
    OfficeQuestion,
    Project,
    ProjectIdea,
    RequestAnswer,
    RequestSheet,
    StageNote,
    Trial,
    TrialDecision,
    Variant,
)

TABLES = (
    Project,
    StageNote,
    ProjectIdea,
    DutyLine,
    Variant,
    CanvasPart,
    ExitCriterion,
    Trial,
    Figure,
    Incident,
    TrialDecision,
    Negotiation,
    RequestSheet,
    RequestAnswer,
    OfficeQuestion,
)
