"""Needs of an area."""

from ashinami_web.needs.models.conversation import Conversation, Offered, Referral
from ashinami_web.needs.models.inquiry import CertificateCount, Inquiry
from ashinami_web.needs.models.issue import Evidence, Issue, IssueChange
from ashinami_web.needs.models.survey import Survey, SurveyAnswer
from ashinami_web.needs.models.voice import Hearing, Reading, Voice

__all__ = [
    "CertificateCount",
    "Conversation",
    "Evidence",
    "Hearing",
    "Inquiry",
    "Issue",
    "IssueChange",
    "Offered",
    "Reading",
    "Referral",
    "Survey",
    "SurveyAnswer",
    "Voice",
]
