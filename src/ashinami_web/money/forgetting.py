"""What becomes of the books when a person is erased (`config.forgetting`)."""

from ashinami_web.config.forgetting import Stays
from ashinami_web.money.models import Acknowledgement, Entry, PersonStatus

BOOKS = "the books stand as long as the group's rules and the funder ask; nobody changes an entry"

ROWS = (
    Stays(Entry, "person", BOOKS),
    Stays(Entry, "driver", BOOKS),
    Stays(Acknowledgement, "person", "that an amount was received: it belongs to the books"),
    Stays(PersonStatus, "person", "by which rate was charged: it belongs to the books"),
)
