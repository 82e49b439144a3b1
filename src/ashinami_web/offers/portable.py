"""What of offers goes along when a body is exported: who was asked for which wish, to be read. Drivers' tokens stay (`config.portable`)."""

from ashinami_web.offers.models import Ladder

TABLES = ()
HISTORY = (Ladder,)
