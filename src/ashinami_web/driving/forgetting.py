"""What becomes of links and of words of thanks when a driver is erased (`config.forgetting`)."""

from ashinami_web.config.forgetting import Removed, Stays
from ashinami_web.driving.models import DriverLink, Thanks

ROWS = (
    Removed(Thanks, "driver"),
    Stays(DriverLink, "driver", "that a link was made, and ended; the marks of its device point to it"),
)
