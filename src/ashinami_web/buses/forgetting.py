"""What becomes of why a bus would not do when a rider is erased (`config.forgetting`)."""

from ashinami_web.buses.models import BusBasis
from ashinami_web.config.forgetting import Emptied

ROWS = (Emptied(BusBasis, "rider", {"reason_text": "", "goal": ""}),)
