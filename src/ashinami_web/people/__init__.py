"""People and what of them may be seen by whom."""
