"""Loops over arrays as machine code: compiled by numba once, kept in files, and called from then on without numba."""
