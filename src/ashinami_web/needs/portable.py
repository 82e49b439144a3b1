"""What of needs goes along when a body is exported: its own rows. People are keys (`config.portable`)."""

from ashinami_web.needs.models import (
    CertificateCount,
    Conversation,
    Evidence,
    Hearing,
    Inquiry,
    Issue,
    IssueChange,
    Offered,
    Referral,
    Survey,
    SurveyAnswer,
    Voice,
)

TABLES = (
    Issue,
    IssueChange,
    Evidence,
    Voice,
    Hearing,
    Inquiry,
    CertificateCount,
    Survey,
    SurveyAnswer,
    Conversation,
    Offered,
    Referral,
)
