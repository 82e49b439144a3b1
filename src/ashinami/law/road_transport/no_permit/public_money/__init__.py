"""Municipal subsidies, by what they pay for (section 2.10). What follows single rides is asked as `third_party.basis`."""

SUBJECT = "road_transport.no_permit.public_money"
