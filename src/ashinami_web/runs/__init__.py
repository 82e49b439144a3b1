"""The day's board: plans, runs, rides."""
