"""What becomes of runs and rides when a person is erased (`config.forgetting`)."""

from ashinami_web.config.forgetting import Stays
from ashinami_web.runs.models import Ride, Run

ROWS = (
    Stays(Run, "driver", "the month counts it; no word of him stands in it"),
    Stays(Ride, "driver", "the month counts it; no word of him stands in it"),
)
