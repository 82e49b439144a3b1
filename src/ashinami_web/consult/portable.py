"""What of consultations goes along when a body is exported (`config.portable`)."""

from ashinami_web.consult.models import Consultation

TABLES = (Consultation,)
