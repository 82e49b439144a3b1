"""Road traffic law (道路交通法) as far as whoever runs several cars must know it."""
