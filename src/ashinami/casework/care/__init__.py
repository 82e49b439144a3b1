"""Where care insurance, the law of a ride and money meet: one person's services, a plan as B or as D, a changed service, a year of work."""
