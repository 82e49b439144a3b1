"""Bodies, areas, memberships, cars, volunteers, arrangements."""
