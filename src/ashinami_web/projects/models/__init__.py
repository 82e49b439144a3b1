"""What carries talk to action."""

from ashinami_web.projects.models.canvas import CanvasPart, Variant
from ashinami_web.projects.models.negotiation import Negotiation
from ashinami_web.projects.models.project import DutyLine, Project, ProjectIdea, StageNote
from ashinami_web.projects.models.request import OfficeQuestion, RequestAnswer, RequestSheet
from ashinami_web.projects.models.trial import ExitCriterion, Figure, Incident, Trial, TrialDecision

__all__ = [
    "CanvasPart",
    "DutyLine",
    "ExitCriterion",
    "Figure",
    "Incident",
    "Negotiation",
    "OfficeQuestion",
    "Project",
    "ProjectIdea",
    "RequestAnswer",
    "RequestSheet",
    "StageNote",
    "Trial",
    "TrialDecision",
    "Variant",
]
