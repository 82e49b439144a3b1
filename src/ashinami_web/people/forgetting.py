"""What becomes of a person's own rows when she is erased (`config.forgetting`)."""

from ashinami_web.config.forgetting import Stays
from ashinami_web.people.models import Account, Disclosure

ROWS = (
    Stays(Disclosure, "person", "who could see her, until when: it names nobody"),
    Stays(Account, "person", "closed by who keeps the log-ins; her name does not stand in it"),
)
