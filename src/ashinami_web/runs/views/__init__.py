"""Pages of the board: the day, one ride on it, its papers."""
