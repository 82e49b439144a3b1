"""What of standing goes along when a body is exported: tables to be read; they rest on wishes and places, which stay."""

from ashinami_web.standing.models import Closing, Standing, Terms, Turn

TABLES = ()
HISTORY = (Standing, Terms, Turn, Closing)
