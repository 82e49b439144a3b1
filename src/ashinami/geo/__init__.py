"""What a place is like: distances, travel times, meshes, the gazetteer."""
