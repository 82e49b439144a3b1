"""How long a driver's page stays in the ledger after he has left."""

from __future__ import annotations

from datetime import date

from ashinami.law.road_transport.registered.retention import retention_ends


def kept_until(left_on: date | None) -> date | None:
    """Return the last day on which the page of one who left must be there; None while he drives (施行規則第51条の23)."""
    if left_on is None:
        return None
    try:
        return retention_ends("ledger", left_on)
    except (ValueError, LookupError):
        # he left before there was a ledger to keep
        return None
