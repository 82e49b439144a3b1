"""What becomes of the rows of bodies when a person is erased (`config.forgetting`)."""

from ashinami_web.bodies.models import Absence, Membership, Pairing, Volunteer
from ashinami_web.config.forgetting import Removed, Stays

ROWS = (
    Removed(Pairing, "driver"),
    Removed(Pairing, "rider"),
    Stays(Membership, "person", "who acted for a body, and when: the events point to it"),
    Stays(Volunteer, "person", "who drove, and when: rides and the drivers' ledger point to it"),
    Stays(Absence, "person", "days without a reason"),
)
