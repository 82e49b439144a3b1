"""Buses: the timetables of the municipality, the bus that would do for a wish, and what is told to bus and taxi firms."""
