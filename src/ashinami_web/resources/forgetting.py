"""What becomes of the register when a person is erased (`config.forgetting`)."""

from ashinami_web.config.forgetting import GONE, Emptied, Stays
from ashinami_web.resources.models import Assignment, Entry, Profile

ROWS = (
    Emptied(Entry, "person", {"text": "", "title": GONE}),
    Stays(Profile, "contact", "who keeps a public resource: named anew by its own page"),
    Stays(Assignment, "person", "an office and its telephone, not a life"),
)
