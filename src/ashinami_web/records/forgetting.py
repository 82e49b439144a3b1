"""What becomes of the records when a person is erased (`config.forgetting`): only when no clock holds them any more."""

from ashinami_web.config.forgetting import GONE, Emptied
from ashinami_web.records.models import Complaint, DutyCheck, DutyNote, Incident, Lifted

WORDS = {"others": "", "outline": GONE, "cause": "", "prevention": ""}

ROWS = (
    Emptied(DutyCheck, "driver", {"condition": "", "instructions": ""}),
    Emptied(DutyNote, "driver", {"place": GONE, "unusual": GONE}),
    Emptied(Incident, "driver", WORDS),
    Emptied(Incident, "rider", WORDS),
    Emptied(Complaint, "person", {"said": GONE, "cause": "", "explanation": "", "improvement": ""}),
    Emptied(Lifted, "driver", {"reason": GONE}),
)
