"""What of helping goes along when a body is exported: who helps, with what and when; visits as a table to be read (`config.portable`)."""

from ashinami_web.helping.models import Helper, Visit

TABLES = (Helper,)
HISTORY = (Visit,)
