"""What becomes of advisers when they are erased (`config.forgetting`)."""

from ashinami_web.config.forgetting import Stays
from ashinami_web.support.models import Adviser

ROWS = (Stays(Adviser, "person", "what an expert knows, as he is offered to municipalities"),)
