"""What accompanied support writes down."""

from ashinami_web.support.models.accompanied import (
    DECIDED,
    Adviser,
    Case,
    CaseTurn,
    Inquiry,
    InquiryAnswer,
    Learning,
    Note,
    Programme,
    SelfCheck,
    StageTurn,
    Visit,
)
from ashinami_web.support.models.cases import Facts, HeardCase, Setting

__all__ = [
    "DECIDED",
    "Adviser",
    "Case",
    "CaseTurn",
    "Facts",
    "HeardCase",
    "Inquiry",
    "InquiryAnswer",
    "Learning",
    "Note",
    "Programme",
    "SelfCheck",
    "Setting",
    "StageTurn",
    "Visit",
]
