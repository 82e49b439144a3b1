"""What becomes of where a person is reached when she is erased (`config.forgetting`)."""

from ashinami_web.config.forgetting import Removed, Stays
from ashinami_web.outbox.models import Address, LineCode, Message

ROWS = (
    Removed(Address, "person"),
    Removed(LineCode, "person"),
    Stays(Message, "person", "that something was sent, and when; the words are made anew each time"),
)
