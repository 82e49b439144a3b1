"""What of support goes along when a body is exported (`config.portable`).

A case points to the programme of who supports. Where that body is not there, the programme goes along as a paper written down anew;
what who supports wrote itself (decisions, visits, notes) goes along with its own ZIP.
"""

from ashinami_web.support.models import (
    Adviser,
    Case,
    CaseTurn,
    HeardCase,
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
    HeardCase,
)
LENT = (Programme,)
