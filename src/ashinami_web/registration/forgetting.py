"""What becomes of the registration's rows when a person is erased (`config.forgetting`). His ledger page goes by `forget_driver`."""

from ashinami_web.config.forgetting import Removed, Stays
from ashinami_web.registration.models import Holder, Registration, RiderEntry

ROWS = (
    Removed(RiderEntry, "person"),
    Stays(Holder, "person", "who was responsible for what, and when: the filings name the post"),
    Stays(Registration, "representative", "who stood for the group: the filing itself names him"),
)
