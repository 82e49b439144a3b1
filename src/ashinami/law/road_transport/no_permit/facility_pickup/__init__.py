"""Pick-up of the users of care facilities, hospitals and shops, and the facility's idle cars (section 2.7)."""

SUBJECT = "road_transport.no_permit.facility_pickup"
