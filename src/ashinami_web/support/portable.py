"""What of support goes along when a body is exported (`config.portable`).

A case points to the programme of who supports: where that is another body, the case can be read but not taken over.
"""

from ashinami_web.support.models import (
    Adviser,
    Case,
    CaseTurn,
    Inquiry,
    InquiryAnswer,
    Learning,
    Note,
    Programme,
    SelfCheck,
    Setting,
    StageTurn,
    Visit,
)

TABLES = (
    Programme,
    Adviser,
    Case,
    CaseTurn,
    Visit,
    Note,
    SelfCheck,
    StageTurn,
    Inquiry,
    InquiryAnswer,
    Learning,
    Setting,
)
