"""What of bookings goes along when a body is exported: riders' cards; wishes as a table to be read (`config.portable`)."""

from ashinami_web.bookings.models import RiderCard, Wish

TABLES = (RiderCard,)
HISTORY = (Wish,)
