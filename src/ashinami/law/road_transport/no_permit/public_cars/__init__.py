"""Municipal programmes, and municipal cars lent to a group (section 2.10)."""

SUBJECT = "road_transport.no_permit.public_cars"
