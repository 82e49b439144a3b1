"""Acting in step: roadmaps, indicators, what hangs on one person, support over years, cases and their differences."""
