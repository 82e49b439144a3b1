"""Maps: where things are, on roads, areas and stops of our own, with no request to anybody outside."""
