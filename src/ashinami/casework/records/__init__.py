"""Records of the daily running: whether somebody may set out, what stops an assignment, how long each record is kept."""
