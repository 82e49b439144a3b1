"""What becomes of councils and tasks when a person is erased (`config.forgetting`)."""

from ashinami_web.config.forgetting import Stays
from ashinami_web.meetings.models import Action, CouncilMember

ROWS = (
    Stays(CouncilMember, "person", "a seat and its post, not a life; the minutes rest on it"),
    Stays(Action, "owner", "what was decided and done; it speaks of the task"),
)
