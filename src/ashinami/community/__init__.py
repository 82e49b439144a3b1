"""Acting in step: meetings and what comes of them, councils, trials; roadmaps, indicators, what hangs on one person, support over years."""
