"""What a registered group keeps on record."""

from ashinami_web.registration.models.ledgers import DriverEntry, DriverNote, VehicleEntry
from ashinami_web.registration.models.offices import Holder, Office
from ashinami_web.registration.models.registration import Procedure, Registration
from ashinami_web.registration.models.riders import RiderEntry

__all__ = ["DriverEntry", "DriverNote", "Holder", "Office", "Procedure", "Registration", "RiderEntry", "VehicleEntry"]
