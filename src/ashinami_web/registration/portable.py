"""What of the registration goes along when a body is exported: its filings and ledgers (`config.portable`)."""

from ashinami_web.registration.models import (
    DriverEntry,
    DriverNote,
    Holder,
    Office,
    Procedure,
    Registration,
    RiderEntry,
    VehicleEntry,
)

TABLES = (Registration, Procedure, Office, Holder, DriverEntry, DriverNote, VehicleEntry, RiderEntry)
