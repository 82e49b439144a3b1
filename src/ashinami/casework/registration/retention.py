"""How long a driver's page stays in the ledger after he has left."""

from __future__ import annotations

from datetime import date

from ashinami.casework.registration.file import LedgerDriver
from ashinami.law.road_transport.registered.retention import retention_ends


def kept_until(driver: LedgerDriver) -> date | None:
    """Return the last day on which the page must be there; None while he drives (施行規則第51条の23)."""
    if driver.left_on is None:
        return None
    try:
        return retention_ends("ledger", driver.left_on)
    except (ValueError, LookupError):
        # he left before there was a ledger to keep
        return None
