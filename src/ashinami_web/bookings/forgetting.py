"""What becomes of a rider's card and wishes when she is erased (`config.forgetting`)."""

from ashinami_web.bookings.models import RiderCard, Wish
from ashinami_web.config.forgetting import GONE, Emptied

SAID = ("note", "booked_by", "origin_text", "destination_text", "unmet_reason")

ROWS = (
    Emptied(RiderCard, "person", {"note": "", "needs": []}),
    Emptied(Wish, "rider", dict.fromkeys(SAID, "") | {"signed_reason": GONE}),
)
