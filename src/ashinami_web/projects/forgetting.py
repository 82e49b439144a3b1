"""What becomes of projects when a person is erased (`config.forgetting`)."""

from ashinami_web.config.forgetting import Stays
from ashinami_web.projects.models import CanvasPart

ROWS = (Stays(CanvasPart, "owner", "it speaks of the project, not of who wrote it"),)
