"""Plans that are carried out: roadmaps, official plans that name the service, indicators, reviews, the shared goal."""
