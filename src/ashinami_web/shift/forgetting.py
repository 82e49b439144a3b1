"""What becomes of the notes of a shift when a person is erased (`config.forgetting`); counts and events stay."""

from ashinami_web.config.forgetting import Emptied, Removed, Stays
from ashinami_web.shift.models import Note, Proxy, Telling

ROWS = (
    Emptied(Note, "rider", {"words": ""}),
    Removed(Proxy, "rider"),
    Removed(Proxy, "person"),
    Stays(Telling, "person", "that she was told, and when"),
)
