"""What becomes of asks when a driver is erased (`config.forgetting`)."""

from ashinami_web.config.forgetting import Stays
from ashinami_web.offers.models import Rung, Seen

ROWS = (
    Stays(Rung, "driver", "that he was asked, and the code of his answer; no word of his"),
    Stays(Seen, "driver", "that a change was seen"),
)
