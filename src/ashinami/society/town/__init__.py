"""A fictional town from a seed: terrain, roads, bus stops, places, people, drivers, a fortnight of wishes."""
