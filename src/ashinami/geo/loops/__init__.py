"""Compiled loops over road networks. Reachable from `ashinami.geo` alone; numba loads here and nowhere else in it."""
