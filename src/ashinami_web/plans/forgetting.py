"""What becomes of plans when a person is erased (`config.forgetting`)."""

from ashinami_web.config.forgetting import Stays
from ashinami_web.plans.models import Step

ROWS = (Stays(Step, "person", "it speaks of the work, not of who does it"),)
