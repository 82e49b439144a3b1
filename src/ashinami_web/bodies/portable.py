"""What of bodies goes along when a body is exported: its cars, volunteers, arrangements (`config.portable`). Log-ins and roles do not."""

from ashinami_web.bodies.models import Absence, Arrangement, Pairing, Vehicle, Volunteer

TABLES = (Vehicle, Volunteer, Absence, Pairing, Arrangement)
