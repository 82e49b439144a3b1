"""What becomes of support visits when a person is erased (`config.forgetting`)."""

from ashinami_web.config.forgetting import Emptied, Stays
from ashinami_web.helping.models import Helper, Visit

ROWS = (
    Emptied(Visit, "rider", {"note": "", "booked_by": "", "why_over": ""}),
    Emptied(Visit, "offered_to", {"offered_to": None, "offered_start": None}),
    Stays(Visit, "helper", "the month counts it; its words are said of who was visited"),
    Stays(Helper, "person", "what he helped with, and when; no word of him"),
)
