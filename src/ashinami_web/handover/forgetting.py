"""What becomes of what was handed over when a person is erased (`config.forgetting`)."""

from ashinami_web.config.forgetting import Stays
from ashinami_web.handover.models import Deadline, Deputy, Handover, Promise

WORK = "it speaks of the work, not of who carries it"

ROWS = (
    Stays(Promise, "person", WORK),
    Stays(Deadline, "person", WORK),
    Stays(Deputy, "person", WORK),
    Stays(Handover, "person", WORK),
    Stays(Handover, "successor", WORK),
)
